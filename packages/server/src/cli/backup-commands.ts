import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createGunzip, createGzip } from "node:zlib";
import type { Command } from "commander";
import { prepareDatabase } from "../app/prepare-database.ts";
import { writeBackup } from "../storage/backup/backup.ts";
import type { BackupEnd } from "../storage/backup/backup-format.ts";
import { restoreBackup } from "../storage/backup/backup-restore.ts";
import { noteBackup } from "../storage/backup/note-backup.ts";
import { sizeOf } from "./open-source.ts";
import { megabytes, print, progressLine, say } from "./output.ts";
import { prepareUpTo } from "./prepare-up-to.ts";
import { type Proof, proofOf } from "./proof.ts";
import { VERSION } from "./version.ts";
import { withBareStorage, withStorage } from "./with-storage.ts";
import { refuseExisting, writeFile, writeOut } from "./write-file.ts";

/** `candor backup FILE`. */
export function backupCommand(program: Command): void {
  program
    .command("backup")
    .argument(
      "<file>",
      "where to write it, or - for standard output; .gz is a good end for its name",
    )
    .description("a copy of everything as of one moment, while Candor serves")
    .option("--force", "replace the file when there is one")
    .option("--json", "print JSON")
    .action((file: string, options: { force?: boolean; json?: boolean }) => backup(file, options));
}

/** `candor restore FILE`. */
export function restoreCommand(program: Command): void {
  program
    .command("restore")
    .argument("<file>", "a backup, or - for standard input")
    .description("put a backup into an empty data folder (CANDOR_DATA) or database (DATABASE_URL)")
    .option("--json", "print JSON")
    .action((file: string, options: { json?: boolean }) => restore(file, options));
}

async function backup(file: string, { force = false, json }: { force?: boolean; json?: boolean }) {
  const toPipe = file === "-";
  if (!toPipe) refuseExisting(file, force);
  await withStorage(async ({ storage, db }) => {
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
    await writeFile(file, content, { through, overwrite: force });
    const tables = kept.end?.tables ?? [];
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = sizeOf(file);
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

async function restore(file: string, { json }: { json?: boolean }): Promise<void> {
  const source = file === "-" ? null : createReadStream(file);
  const size = source ? sizeOf(file) : 0;
  const packed = createGunzip();
  if (source) {
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

/** A backup of wrong tallies holds wrong tallies. */
export function sayWrong({ wrongTallies }: Proof): void {
  if (wrongTallies === 0) return;
  say(
    `${wrongTallies} tallies differ from a recount, as they did where the backup was made. Mend them with: candor doctor --fix`,
  );
}
