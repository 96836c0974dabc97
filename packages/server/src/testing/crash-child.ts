/**
 * A process that sends what is due, to be killed by a test. Its settings come as JSON in the
 * environment: the database, the workspace, the mail server, the time.
 */
import type pg from "pg";
import { sendDue } from "../invitations/send-due.ts";
import { openDatabase } from "../storage/database.ts";
import { keyPersonalHashes } from "../workspaces/personal-hash.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { plainMailChannel, sendDeps } from "./sendings.ts";

interface Settings {
  connection: pg.PoolConfig;
  workspaceId: string;
  smtpUrl: string;
  now: string;
  worker: string;
}

keyPersonalHashes(serverSecret("a secret of the tests, long enough to be one"));
const settings: Settings = JSON.parse(process.env.CRASH_CHILD ?? "{}");
const db = openDatabase({ ...settings.connection, max: 8 });
const deps = sendDeps(db, plainMailChannel(settings.smtpUrl), new Date(settings.now));
deps.worker = settings.worker;
process.stdout.write("sending\n");
await sendDue(deps, settings.workspaceId);
process.stdout.write("done\n");
await db.destroy();
process.exit(0);
