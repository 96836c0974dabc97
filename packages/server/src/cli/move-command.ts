import type { Command } from "commander";
import type pg from "pg";
import { prepareDatabase } from "../app/prepare-database.ts";
import { readConfig } from "../config/config.ts";
import { databaseNamed } from "../config/database-hosts.ts";
import { VERSION } from "../config/version.ts";
import { KnownError } from "../errors/known-error.ts";
import { lockDataFolder, prepareDataFolder } from "../private-postgres/data-folder.ts";
import { writeBackup } from "../storage/backup/backup.ts";
import { fingerprints } from "../storage/backup/backup-compare.ts";
import { restoreBackup } from "../storage/backup/backup-restore.ts";
import { explainingDatabase } from "./database-errors.ts";
import { print, progressLine, say } from "./output.ts";
import { prepareUpTo } from "./prepare-up-to.ts";
import { type Proof, proofOf, sayWrong } from "./proof.ts";
import { withStorage } from "./with-storage.ts";

/** `candor move-to DATABASE_URL`: from the private PostgreSQL to one of yours, with a proof. */
export function moveCommand(program: Command): void {
  program
    .command("move-to")
    .argument("<database-url>", "an empty database: postgres://user:password@host:5432/name")
    .description("carry everything to another PostgreSQL, and prove that it is the same there")
    .option("--json", "print JSON")
    .action((url: string, options: { json?: boolean }) => moveTo(url, options));
}

async function moveTo(url: string, { json }: { json?: boolean }): Promise<void> {
  const { databaseUrl } = readConfig({ DATABASE_URL: url });
  if (!databaseUrl) throw new KnownError(422, "bad_option", "Name the database to move to.");
  const config = readConfig(process.env);
  // Nobody may serve meanwhile: an answer that is recorded here after it was read would be lost.
  const lock = config.databaseUrl ? null : lockDataFolder(prepareDataFolder(config.dataFolder));
  try {
    await withStorage(async ({ storage }) => {
      const target = { connectionString: databaseUrl };
      const to = databaseNamed(databaseUrl);
      await explainingDatabase(databaseUrl, () => carry(storage.connection, target));
      await prepareDatabase(target);
      const proof = await prove(storage.connection, target);
      sayWrong(proof);
      say(
        `Start Candor with DATABASE_URL from now on. What was moved is still in ${storage.description}; remove it when you are content.`,
      );
      print(
        { from: storage.description, to, equal: true, ...proof },
        {
          json,
          text: `Moved to ${to} and compared: ${proof.answers} answers in ${proof.workspaces} workspaces, every row and every score is the same.`,
        },
      );
    });
  } finally {
    lock?.release();
  }
}

async function carry(from: pg.PoolConfig, to: pg.PoolConfig): Promise<void> {
  const show = progressLine();
  const content = writeBackup(from, {
    version: VERSION,
    now: new Date(),
    onProgress: ({ bytes, ofBytes, rows, table }) => show(bytes, ofBytes, `${rows} rows ${table}`),
  });
  await restoreBackup(to, content, { prepare: (migrations) => prepareUpTo(to, migrations) });
}

/** @throws {KnownError} when anything differs: the target is not to be used then. */
async function prove(from: pg.PoolConfig, to: pg.PoolConfig): Promise<Proof> {
  const [here, there] = [await fingerprints(from), await fingerprints(to)];
  const theirs = new Map(there.map((one) => [one.table, one]));
  const different = here.find(({ table, rows, sum }) => {
    const other = theirs.get(table);
    // A job that was being done is begun again there, so its row differs.
    return other?.rows !== rows || (table !== "pgboss.job" && other.sum !== sum);
  });
  if (different) throw unequal(`the rows of ${different.table} differ`);
  const [before, after] = [await proofOf(from), await proofOf(to)];
  if (JSON.stringify(before.scores) !== JSON.stringify(after.scores))
    throw unequal("the scores differ");
  return after;
}

function unequal(what: string): KnownError {
  return new KnownError(
    500,
    "move_not_equal",
    `The copy is not the same: ${what}. Go on with the data where they are, and empty the target; if something wrote to them meanwhile, stop it and move again.`,
  );
}
