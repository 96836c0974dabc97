/**
 * An announcement to many people through five killed processes: `./run bench told [PEOPLE]`. Each person is to get one
 * letter, and nobody none; what a killed process was handing over is in doubt and goes to nobody twice.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPrivatePostgres } from "@candor/server/private-postgres/private-postgres.ts";
import { openDatabase, openPool } from "@candor/server/storage/database.ts";
import { migrate } from "@candor/server/storage/migrate.ts";
import { aSurvey } from "@candor/server/testing/fixtures.ts";
import {
  announceTo,
  fatesOfAll,
  KILLS,
  tellThroughKills,
} from "@candor/server/testing/killed-tellers.ts";
import { testMailServer } from "@candor/server/testing/mail-server.ts";
import { openSecret } from "@candor/server/workspaces/open-secret.ts";

const people = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), "candor-bench-"));
const quiet = { info() {}, warn() {}, error: console.error };
const postgres = await startPrivatePostgres({ dataFolder: folder, log: quiet });
const smtp = await testMailServer({ keep: false });
try {
  // With a connection of its own: those that the database lends out are watched from their beginning.
  const pool = openPool(postgres.connection);
  await migrate(pool);
  await pool.end();
  const db = openDatabase(postgres.connection);
  await openSecret(db, null);
  const survey = await aSurvey(db);
  await announceTo(db, survey, people);
  const started = performance.now();
  await tellThroughKills(smtp, { connection: postgres.connection, survey, people });
  const seconds = (performance.now() - started) / 1000;
  const letters = [...smtp.perRecipient().values()];
  const { sent = 0, unconfirmed = 0, ...others } = await fatesOfAll(db);
  const result = {
    ...{ people, kills: KILLS.length, seconds: Math.round(seconds) },
    ...{ sent, unconfirmed, otherFates: Object.values(others).reduce((sum, n) => sum + n, 0) },
    ...{ reached: letters.length, twice: letters.filter((n) => n > 1).length },
    forgotten: people - sent - unconfirmed,
    perSecond: Math.round(people / seconds),
  };
  console.log(JSON.stringify(result));
  if (result.twice + result.forgotten + result.otherFates > 0) process.exitCode = 1;
  await db.destroy();
} finally {
  await smtp.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
