import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import type { Command } from "commander";
import { prepareDatabase } from "../app/prepare-database.ts";
import { type Config, readConfig } from "../config/config.ts";
import { VERSION } from "../config/version.ts";
import { KnownError } from "../errors/known-error.ts";
import { writeBackup } from "../storage/backup/backup.ts";
import type { BackupEnd } from "../storage/backup/backup-format.ts";
import { restoreBackup } from "../storage/backup/backup-restore.ts";
import { noteBackup } from "../storage/backup/note-backup.ts";
import { S3Store } from "../storage/backup/s3-store.ts";
import { archiveCommands } from "./archive-of-log-commands.ts";
import { sizeOf } from "./open-source.ts";
import { badOption } from "./options.ts";
import { megabytes, print, progressLine } from "./output.ts";
import { prepareUpTo } from "./prepare-up-to.ts";
import { proofOf, sayWrong } from "./proof.ts";
import { restoreMoment } from "./restore-moment.ts";
import { withBareStorage, withStorage } from "./with-storage.ts";
import { refuseExisting, writeFile, writeOut } from "./write-file.ts";

/** `candor backup FILE`. */
export function backupCommand(program: Command): void {
  const command = program
    .command("backup")
    .argument(
      "<file>",
      "where to write it, s3:NAME for the storage of BACKUP_S3_URL, or - for standard output; .gz is a good end for its name",
    )
    .description("a copy of everything as of one moment, while Candor serves")
    .option("--force", "replace the file when there is one")
    .option("--json", "print JSON")
    .action((file: string, options: { force?: boolean; json?: boolean }) => backup(file, options));
  archiveCommands(command);
}

/** `candor restore FILE`. */
export function restoreCommand(program: Command): void {
  program
    .command("restore")
    .argument(
      "[file]",
      "a backup, s3:NAME for one in the storage of BACKUP_S3_URL, or - for standard input",
    )
    .description(
      "put a backup into an empty data folder (CANDOR_DATA) or database (DATABASE_URL), or return to a moment",
    )
    .option(
      "--at <moment>",
      "return to this moment from WAL_ARCHIVE, such as 2026-11-27T14:03:00+02:00, or latest",
    )
    .option("--into <folder>", "with --at: a new data folder, and the present one stays in use")
    .option("--json", "print JSON")
    .action(async (file: string | undefined, options: RestoreOptions) => {
      const { at, into, json } = options;
      if (at !== undefined && file === undefined) return restoreMoment({ at, into, json });
      if (file !== undefined && at === undefined && into === undefined)
        return restore(file, options);
      throw badOption(
        "Name a backup to put back, or a moment to return to with --at (and --into for a folder of its own), and not both.",
      );
    });
}

interface RestoreOptions {
  at?: string;
  into?: string;
  json?: boolean;
}

async function backup(file: string, { force = false, json }: { force?: boolean; json?: boolean }) {
  const toPipe = file === "-";
  if (!toPipe && remoteName(file) === null) refuseExisting(file, force);
  await withStorage(async ({ config, storage, db }) => {
    const now = new Date();
    const show = progressLine();
    const kept: { end?: BackupEnd } = {};
    const content = writeBackup(storage.connection, {
      version: VERSION,
      now,
      onProgress: ({ bytes, ofBytes, rows, table }) =>
        show(bytes, ofBytes, `${rows} rows ${table}`),
      onEnd: (end) => {
        kept.end = end;
      },
    });
    const through = createGzip({ level: 4 });
    if (toPipe) return writeOut(content, through);
    const bytes = await writeTo(config, file, { content, through, force });
    const tables = kept.end?.tables ?? [];
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = Math.round((Date.now() - now.getTime()) / 1000);
    await noteBackup(db, { at: now, seconds, bytes, target: basename(file) });
    const of = storage.description;
    print(
      { file, bytes, rows, of, tables },
      {
        json,
        text: `Everything of ${of} is in ${file}: ${rows} rows, ${megabytes(bytes)}. Keep it as safe as the server: it holds personal data and secrets.`,
      },
    );
  });
}

/** @returns how many bytes were written. */
async function writeTo(
  config: Pick<Config, "backupS3Url">,
  file: string,
  how: { content: AsyncIterable<Uint8Array>; through: Gzip; force: boolean },
): Promise<number> {
  const { content, through, force } = how;
  const name = remoteName(file);
  if (name === null) {
    await writeFile(file, content, { through, overwrite: force });
    return sizeOf(file);
  }
  const store = storeOf(config);
  // What fails on the way into the packing ends the upload too.
  const packed = pipeline(content, through);
  try {
    const [bytes] = await Promise.all([store.write(name, through, force), packed]);
    return bytes;
  } finally {
    // Refused before anything was read: nobody goes on packing.
    through.destroy();
  }
}

/** The name behind `s3:`; null for a file on this machine. */
function remoteName(file: string): string | null {
  return file.startsWith("s3:") ? file.slice(3) : null;
}

function storeOf({ backupS3Url }: Pick<Config, "backupS3Url">): S3Store {
  if (backupS3Url !== null) return new S3Store(backupS3Url);
  throw new KnownError(
    422,
    "no_backup_storage",
    "BACKUP_S3_URL is not set, so there is no storage behind s3:. Set it, as in https://KEY:SECRET@s3.eu-north-1.amazonaws.com/bucket?region=eu-north-1",
  );
}

async function restore(file: string, { json }: { json?: boolean }): Promise<void> {
  const name = remoteName(file);
  const remote = name === null ? null : await storeOf(readConfig(process.env)).read(name);
  const source = file === "-" || remote ? null : createReadStream(file);
  const size = source ? sizeOf(file) : 0;
  const packed = createGunzip();
  if (remote) {
    remote.on("error", (error) => packed.destroy(error));
    remote.pipe(packed);
  } else if (source) {
    source.on("error", (error) => packed.destroy(error));
    source.pipe(packed);
  } else process.stdin.pipe(packed);
  await withBareStorage(async ({ storage: { connection, description } }) => {
    const show = progressLine();
    const { head, end } = await restoreBackup(connection, packed, {
      prepare: (migrations) => prepareUpTo(connection, migrations),
      onProgress: ({ rows, table }) =>
        show(source?.bytesRead ?? 0, size + 1, `${rows} rows ${table}`),
    });
    show(1, 1, "done");
    await prepareDatabase(connection);
    const proof = await proofOf(connection);
    sayWrong(proof);
    const rows = end.tables.reduce((sum, table) => sum + table.rows, 0);
    print(
      { into: description, madeAt: head.madeAt, candor: head.candor, rows, ...proof },
      {
        json,
        text: `The backup of ${head.madeAt} is in ${description}: ${rows} rows, ${proof.answers} answers in ${proof.workspaces} workspaces; every tally equals a recount. Start Candor there as usual.`,
      },
    );
  });
}
