/**
 * How many invitations a second are handed to a mail server on this machine, each committed before
 * and after: `node bench/mail-speed.ts [invitations]`. Each mail is written as customers get it; the
 * mail server accepts at once, so this is our own share of the time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emailChannel } from "@candor/server/channels/email/email-channel.ts";
import { sendDue } from "@candor/server/invitations/send-due.ts";
import { startPrivatePostgres } from "@candor/server/private-postgres/private-postgres.ts";
import { openDatabase, openPool } from "@candor/server/storage/database.ts";
import { migrate } from "@candor/server/storage/migrate.ts";
import { aSurvey } from "@candor/server/testing/fixtures.ts";
import { testMailServer } from "@candor/server/testing/mail-server.ts";
import { aSending, sendDeps, somePeople } from "@candor/server/testing/sendings.ts";
import { serverSecret } from "@candor/server/workspaces/server-secret.ts";

const invitations = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), "candor-bench-"));
const quiet = { info() {}, warn() {}, error: console.error };
const postgres = await startPrivatePostgres({ dataFolder: folder, log: quiet });
const smtp = await testMailServer({ keep: false });
try {
  const pool = openPool(postgres.connection);
  await migrate(pool);
  const db = openDatabase(pool);
  const survey = await aSurvey(db);
  await somePeople(db, survey, invitations);
  const mail = { publicUrl: "https://nps.example.com", mailFrom: "Shop <shop@shop.lv>" };
  const secret = serverSecret("a secret for measuring, long enough to be one");
  const channel = emailChannel({ db, secret, ...mail, bounceDomain: "shop.lv" }, smtp.url);
  const planned = performance.now();
  await aSending(db, survey);
  const started = performance.now();
  const sent = await sendDue(sendDeps(db, channel), survey.workspaceId);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({
      invitations: sent,
      planSeconds: Number(((started - planned) / 1000).toFixed(2)),
      seconds: Number(seconds.toFixed(2)),
      perSecond: Math.round(sent / seconds),
      received: smtp.received.length,
    }),
  );
  await db.destroy();
} finally {
  await smtp.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
