import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { VERSION } from "../config/version.ts";
import { removeAbandoned } from "../private-postgres/recover-cluster.ts";
import type { ArchiveNote } from "../storage/wal-archive/archive-note.ts";
import { openArchive } from "../storage/wal-archive/archive-store.ts";
import { type ArchiveKeeper, keepArchive } from "../storage/wal-archive/keep-archive.ts";
import type { Services } from "./services.ts";
import type { Storage } from "./storage.ts";

const CANDOR = fileURLToPath(new URL("../cli/candor.ts", import.meta.url));
const CHECK_MS = 6 * 3600_000;

/** Keeps the archive of the private PostgreSQL where WAL_ARCHIVE names one; null where it does not. */
export async function openArchiveKeeper(
  { config, workDb: db, log }: Services,
  { cluster, connection }: Storage,
): Promise<ArchiveKeeper | null> {
  if (cluster === null) return null;
  const dataFolder = resolve(config.dataFolder);
  removeAbandoned(dataFolder, new Date());
  if (config.walArchive === null) return null;
  return keepArchive({
    ...{ store: openArchive(config), db, connection, dataFolder, cluster, log },
    days: config.walArchiveDays,
    baseHours: config.baseCopyHours,
    candor: VERSION,
    clock: () => new Date(),
    check: checkArchive,
  });
}

const Said = z.object({
  of: z.string(),
  good: z.boolean(),
  seconds: z.int(),
  answers: z.int(),
  wrongTallies: z.int(),
});
const Refused = z.object({ error: z.object({ message: z.string() }) });

/** The command line tries it, in a process of its own: restoring takes a database and an hour's memory, and the server has answers to record. */
async function checkArchive(signal: AbortSignal): Promise<NonNullable<ArchiveNote["check"]>> {
  const at = new Date().toISOString();
  const said = await new Promise<string>((done, reject) => {
    execFile(
      process.execPath,
      [CANDOR, "backup", "check", "--json"],
      { timeout: CHECK_MS, maxBuffer: 1024 * 1024, signal },
      (error, stdout) => (stdout === "" && error ? reject(error) : done(stdout)),
    );
  });
  const json: unknown = JSON.parse(said);
  const good = Said.safeParse(json);
  if (good.success) {
    const { of: sentence, seconds, answers } = good.data;
    return { at, good: good.data.good, answers, seconds, sentence };
  }
  const { error } = Refused.parse(json);
  return { at, good: false, answers: null, seconds: 0, sentence: error.message };
}
