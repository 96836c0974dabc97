/**
 * What a report to many costs: `node bench/digest.ts [recipients] [answers]`. One run is reckoned and kept, then each
 * recipient's mail is written in their language, claimed, handed to a mail server on this machine over SMTP, and its word
 * noted, as in operation; the mail server accepts at once. Then a pack of twelve pages is drawn as PDF.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { prepareDatabase } from "@candor/server/app/prepare-database.ts";
import { rateOfScope } from "@candor/server/app/rate-of-scope.ts";
import { emailChannel } from "@candor/server/channels/email/email-channel.ts";
import { openJobQueue } from "@candor/server/jobs/job-queue.ts";
import { startPrivatePostgres } from "@candor/server/private-postgres/private-postgres.ts";
import { renderReportPdf } from "@candor/server/reports/render-pdf.ts";
import {
  reportAskJob,
  reportMailJob,
  reportPostJob,
} from "@candor/server/reports/report-due-kind.ts";
import { workReportMail } from "@candor/server/reports/report-mail.ts";
import { getReport, getRun } from "@candor/server/reports/report-queries.ts";
import { runNow } from "@candor/server/reports/run-report.ts";
import { makeReport } from "@candor/server/reports/save-report.ts";
import { writeReport } from "@candor/server/reports/written-report.ts";
import { recordBatch } from "@candor/server/responses/record-responses.ts";
import { openDatabase } from "@candor/server/storage/database.ts";
import { getSurvey } from "@candor/server/surveys/survey-queries.ts";
import { answer, aSurvey } from "@candor/server/testing/fixtures.ts";
import { testMailServer } from "@candor/server/testing/mail-server.ts";
import { serverSecret } from "@candor/server/workspaces/server-secret.ts";

const recipients = Number(process.argv[2] ?? 200);
const answers = Number(process.argv[3] ?? 5000);
const LANGUAGES = ["en", "ru", "lv", "sv"];
const PAGES = 12;
const folder = mkdtempSync(join(tmpdir(), "candor-bench-"));
const quiet = { info() {}, warn() {}, error: console.error };
const postgres = await startPrivatePostgres({ dataFolder: folder, log: quiet });
const smtp = await testMailServer({ keep: false });
const rss = () => Math.round(process.memoryUsage().rss / 2 ** 20);
const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(2));
const cpuSeconds = (from: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(from);
  return Number(((user + system) / 1e6).toFixed(2));
};
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, rss());
}, 20);
try {
  await prepareDatabase(postgres.connection);
  const db = openDatabase(postgres.connection);
  const { surveyId, workspaceId } = await aSurvey(db, { dimensions: ["store"] });
  const now = new Date("2026-06-08T06:00:00Z");
  for (let at = 0; at < answers; at += 500) {
    const batch = Array.from({ length: Math.min(500, answers - at) }, (_, n) =>
      answer({
        surveyId,
        score: ((at + n) * 7) % 11,
        properties: { store: `Store ${n % 12}` },
        answeredAt: new Date(now.getTime() - (1 + ((at + n) % 84)) * 86_400_000),
      }),
    );
    await recordBatch(db, workspaceId, batch);
  }
  const jobs = await openJobQueue({
    connection: postgres.connection,
    jobs: [reportMailJob, reportAskJob, reportPostJob],
    onError: console.error,
  });
  const mail = { publicUrl: "https://nps.example.com", mailFrom: "Shop <shop@shop.lv>" };
  const secret = serverSecret("a secret for measuring, long enough to be one");
  const email = emailChannel({ db, secret, ...mail, bounceDomain: null }, smtp.url);
  const by = { workspaceId, actor: "bench", now };
  const reportId = await makeReport(db, by, {
    ...{ surveyId, name: "Digest", view: { by: "store" }, active: true },
    blocks: ["score", "trend", "breakdown"],
    schedule: { cadence: "weekly", weekday: 1, monthDay: 1, hour: 8 },
  });
  for (let n = 0; n < recipients; n++) {
    await db
      .insertInto("report_recipient")
      .values({
        ...{ workspace_id: workspaceId, report_id: reportId, id: crypto.randomUUID() },
        ...{ email: `reader${n}@example.com`, language: LANGUAGES[n % LANGUAGES.length] ?? "en" },
        ...{ added_by: "bench", added_at: now, confirmed_at: now },
      })
      .execute();
  }
  const report = await getReport(db, { workspaceId, reportId });
  const [before, asked, cpu] = [rss(), performance.now(), process.cpuUsage()];
  peak = before;
  const runId = await runNow({ db, jobs, responseRate: rateOfScope }, report, now);
  const reckoned = seconds(asked);
  const started = performance.now();
  await workReportMail(jobs, { db, secret, email, publicUrl: mail.publicUrl, now: () => now });
  const sent = async () => {
    const rows = await db
      .selectFrom("report_mail")
      .select("recipient_id")
      .where("workspace_id", "=", workspaceId)
      .where("run_id", "=", runId)
      .where("state", "=", "sent")
      .execute();
    return rows.length;
  };
  while ((await sent()) < recipients) await new Promise((done) => setTimeout(done, 50));
  const took = seconds(started);
  const mails = {
    recipients,
    answers,
    reckonedSeconds: reckoned,
    seconds: took,
    perSecond: Number((recipients / took).toFixed(1)),
    processorSeconds: cpuSeconds(cpu),
    received: smtp.received.length,
    memoryMiB: { before, peak },
  };
  console.log(JSON.stringify(mails));

  const survey = await getSurvey(db, { workspaceId, surveyId });
  const { frozen } = await getRun(db, { workspaceId, runId });
  const written = writeReport(frozen, survey, "lv");
  const [first] = written.tables.slice(-1);
  const tables = first ? Array.from({ length: 4 * PAGES }, () => first) : [];
  let pack = { ...written, tables: tables.slice(0, 1) };
  // As many tables as fill twelve pages.
  let file = await renderReportPdf(pack);
  const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  while (pagesOf(file) < PAGES && pack.tables.length < tables.length) {
    pack = { ...written, tables: tables.slice(0, pack.tables.length + 1) };
    file = await renderReportPdf(pack);
  }
  const idle = rss();
  peak = idle;
  const [drawn, drawnCpu] = [performance.now(), process.cpuUsage()];
  file = await renderReportPdf(pack);
  console.log(
    JSON.stringify({
      pages: pagesOf(file),
      seconds: seconds(drawn),
      processorSeconds: cpuSeconds(drawnCpu),
      kilobytes: Math.round(file.length / 1024),
      memoryMiB: { before: idle, peak: Math.max(peak, rss()) },
    }),
  );
  await jobs.stop();
  await db.destroy();
} finally {
  clearInterval(watch);
  await smtp.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
