/**
 * A process that starts a sending slice by slice, to be killed by a test. Its settings come as JSON in
 * the environment.
 */
import type pg from "pg";
import { runDueWork } from "../due-work/due-runner.ts";
import { sendingStarter } from "../sendings/start-sending.ts";
import { openDatabase } from "../storage/database.ts";
import { keyPersonalHashes } from "../workspaces/personal-hash.ts";
import { serverSecret } from "../workspaces/server-secret.ts";

keyPersonalHashes(serverSecret("a secret of the tests, long enough to be one"));
const settings: { connection: pg.PoolConfig; worker: string } = JSON.parse(
  process.env.START_CHILD ?? "{}",
);
const db = openDatabase({ ...settings.connection, max: 4 });
const clock = () => new Date();
runDueWork([sendingStarter({ db, clock })], {
  db,
  worker: settings.worker,
  clock,
  onError: (error) => console.error(error),
  pollMs: 100,
});
process.stdout.write("working\n");
