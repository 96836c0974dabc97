/** How the private PostgreSQL is set up: durable, quiet, and small while nobody asks anything. */

import { ARCHIVE_COMMAND } from "./wal-spool.ts";

const NOTE = "# Written by Candor. Put your own settings into postgresql.conf in the data folder.";

/**
 * The settings that Candor writes at every start. What an operator puts into `postgresql.conf` in the
 * data folder is read after them and wins.
 */
export function settingsFile({
  major,
  durable,
  archive,
  recovery = {},
  operatorFile,
}: {
  major: number;
  durable: boolean;
  /** Whether the log is kept for returning to a moment. */
  archive: boolean;
  /** How it comes back from a base copy; nothing at an ordinary start. */
  recovery?: Readonly<Record<string, string>> | undefined;
  /** The operator's own settings, where there are any. */
  operatorFile: string | null;
}): string {
  const settings: Record<string, string> = {
    // Durable: an acknowledged answer survives the loss of power.
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",

    // Small: one product's worth of connections, no replicas, no spare processes.
    max_connections: durable ? "60" : "120",
    shared_buffers: "48MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    temp_buffers: "4MB",
    wal_level: archive ? "replica" : "minimal",
    max_wal_senders: "0",
    max_replication_slots: "0",
    max_logical_replication_workers: "0",
    max_worker_processes: "4",
    max_parallel_workers: "2",
    autovacuum_max_workers: "2",
    jit: "off", // Compiling takes longer than our queries do.
    max_wal_size: "512MB",
    min_wal_size: "64MB",
    checkpoint_timeout: "15min",

    // Disks of today: a random read costs about as much as a sequential one.
    random_page_cost: "1.1",
    effective_cache_size: "512MB",

    autovacuum: "on",
    idle_in_transaction_session_timeout: "5min",
    timezone: "UTC",
    log_timezone: "UTC",

    // No personal data in the log: neither statements nor the values they were about.
    log_destination: "stderr",
    logging_collector: "off",
    log_statement: "none",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    log_autovacuum_min_duration: "-1",
    log_line_prefix: "%m [%p] ",
    lc_messages: "C",
  };
  // Version 18 starts three processes for input and output; our load does not need them.
  if (major >= 18) settings.io_method = "sync";
  if (archive) {
    settings.archive_mode = "on";
    settings.archive_command = ARCHIVE_COMMAND;
    // What is lost at most with the disk; sixteen megabytes of which a quiet time fills little.
    settings.archive_timeout = "5min";
  }
  const lines = linesOf(settings);
  if (operatorFile !== null) lines.push(`include '${operatorFile.replaceAll("'", "''")}'`);
  // Last: an operator's settings are for serving.
  lines.push(...linesOf(recovery));
  return `${NOTE}\n${lines.join("\n")}\n`;
}

function linesOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
}

/** The whole of the cluster's own `postgresql.conf`. */
export const MAIN_CONFIGURATION = `${NOTE}\ninclude 'candor.conf'\n`;

/** Who may connect: whoever can reach the socket, which lies in a folder closed to other users. */
export const WHO_MAY_CONNECT = "local all all trust\n";
