import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { readerVersion } from "@candor/text/node";
import { alertJudging } from "../alerts/judge-due.ts";
import { announcementCarrier } from "../announcements/carry-announcements.ts";
import { auditSealer } from "../audit/seal-audit.ts";
import { careWorker } from "../care/care-worker.ts";
import { deskWorker } from "../cases/desk-worker.ts";
import { senderOf } from "../channels/email/compose-mail.ts";
import { workCustomerMail } from "../channels/email/customer-mail.ts";
import { mailDoor } from "../channels/mail-in/mail-door.ts";
import { mailboxWorker } from "../channels/mail-in/mailbox-worker.ts";
import { workQuarantine } from "../channels/quarantine/quarantine-jobs.ts";
import { readingAdaptation } from "../comments/adapt-due.ts";
import { commentComparing } from "../comments/compare-due.ts";
import { workKeptNames } from "../comments/kept-names-job.ts";
import { forgetOrigins } from "../comments/note-origin.ts";
import { commentReading, type ReadDeps } from "../comments/read-due.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { decisionAsker } from "../decisions/ask-about-decisions.ts";
import { workColleagueMail } from "../delivery/colleague-mail.ts";
import { dossierWorker } from "../dossier/dossier-worker.ts";
import { runDueWork } from "../due-work/due-runner.ts";
import { workReleases } from "../employee-surveys/release-jobs.ts";
import { goalTeller } from "../goals/tell-goals.ts";
import { voterTeller } from "../ideas/tell-voters.ts";
import { workImportJobs } from "../imports/import-routes.ts";
import { workImportWatch } from "../imports/watch-imports.ts";
import { improvementChecker } from "../improvements/check-improvements.ts";
import {
  registerWebhookJobs,
  webhookDeliverer,
} from "../integrations/webhooks/deliver/webhook-jobs.ts";
import { invitationCounter } from "../invitations/count-invitations.ts";
import { invitationSender } from "../invitations/invitation-jobs.ts";
import { chatWorker } from "../live-chat/chat-worker.ts";
import { modelWorker } from "../own-model/model-worker.ts";
import { secondOpinion } from "../own-model/second-opinion.ts";
import { promiseWorker } from "../promises/promise-worker.ts";
import { forgetBrowsers } from "../referrals/count-arrival.ts";
import { giveUpReportMails, workReportMail } from "../reports/report-mail.ts";
import { giveUpReportPosts, workReportPosts } from "../reports/report-post.ts";
import { reportRunner } from "../reports/run-report.ts";
import { forgetOldSteps, workFollowedAnswers } from "../responses/answers-followed.ts";
import { purgeDeletedAnswers } from "../responses/purge-deleted.ts";
import { purgeDeletedSurveys } from "../responses/purge-deleted-surveys.ts";
import { forgetOldRequests } from "../rights/request-queries.ts";
import { workSampleJobs } from "../sample/sample-routes.ts";
import { sendingStarter } from "../sendings/start-sending.ts";
import { forgetOldShares } from "../shares/share-queries.ts";
import { noteTableSizes } from "../storage/table-sizes.ts";
import { registerRecountJob } from "../tallies/nightly-recount.ts";
import { pairOldAnswers, registerTallyWalks } from "../tallies/walk-jobs.ts";
import { noticeMailer } from "../teams/mail-notices.ts";
import { workTrainingReminders } from "../trainings/remind-trainings.ts";
import { afterReading } from "./after-reading.ts";
import { alertFindings } from "./alert-findings.ts";
import { letterMail, lettersOf, telegramTelling } from "./letter-mail.ts";
import { newsMayLeave } from "./news-may-leave.ts";
import { rateOfScope } from "./rate-of-scope.ts";
import { retention } from "./retention.ts";
import type { Services } from "./services.ts";

/**
 * Every server process takes its share of the background work.
 *
 * @returns what ends the work under way.
 */
export async function workJobs(
  services: Services,
  { clock = () => new Date() }: { clock?: () => Date } = {},
): Promise<{ stop: () => Promise<void> }> {
  const {
    jobs,
    workDb: db,
    log,
    config,
    sendMail,
    answers,
    steps,
    asking,
    reader,
    outbox,
  } = services;
  const webhooks = { ...services.webhooks, db };
  await workFollowedAnswers(jobs, { db, steps });
  await workSampleJobs(jobs, { db, answers });
  await workImportJobs(jobs, { db, answers });
  await workColleagueMail(jobs, config);
  await workCustomerMail(jobs, { db, email: asking.email, log });
  await workReportMail(jobs, {
    ...{ db, secret: services.secret, email: asking.email, now: clock },
    publicUrl: config.publicUrl,
  });
  await workReportPosts(jobs, {
    ...{ db, secret: services.secret, check: webhooks.check, now: clock },
    publicUrl: config.publicUrl,
  });
  await workImportWatch(jobs, { db, now: clock });
  await workKeptNames(jobs, { db, clock });
  await workQuarantine(jobs, { db, clock, answers });
  await workReleases(jobs, { db, clock, answers });
  await workTrainingReminders(jobs, { db, clock });
  await registerRecountJob(jobs, {
    db,
    log,
    tidy: [noteTableSizes],
    tidyWorkspace: [
      purgeDeletedSurveys,
      purgeDeletedAnswers,
      forgetOldSteps,
      forgetOldShares,
      forgetOrigins,
      forgetBrowsers,
      giveUpReportMails,
      giveUpReportPosts,
      forgetOldRequests,
      retention(config, answers),
      pairOldAnswers(jobs),
    ],
  });
  const walking = await registerTallyWalks(jobs, { db, now: clock });
  await registerWebhookJobs(jobs, { ...webhooks, sendMail });
  // A name that no process had before it: what a dead one left is never taken for ours.
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const onError = (error: unknown) => log.error({ err: error }, "due work could not be done");
  const sender = invitationSender({ db, channels: asking.channels, worker, clock, onError });
  const deliverer = webhookDeliverer(webhooks);
  const notices = noticeMailer({
    db,
    jobs,
    publicUrl: config.publicUrl,
    mailWorks: sendMail !== null,
    clock,
  });
  const desk = deskWorker({ db, news: services.outbox.cases, clock });
  const letters = letterWorker({
    db,
    secret: services.secret,
    publicUrl: config.publicUrl,
    mail: letterMail(asking),
    news: services.letters,
    mayLeave: newsMayLeave(),
    worker,
    clock,
    onError,
  });
  const mailboxes = mailboxWorker({
    ...{ db, secret: services.secret, mayConnect: asking.mayConnect, now: clock },
    door: mailDoor({ db, secret: services.secret, news: services.letters }),
    senderOf: async (workspaceId) =>
      senderOf((await asking.email.mailOf(workspaceId)).mailFrom).address,
  });
  const promises = promiseWorker({
    db,
    news: outbox.promises,
    caseNews: outbox.cases,
    clock,
  });
  const chats = chatWorker({
    ...{ db, news: outbox.cases, chats: outbox.chats, clock },
    mailWorks: async (workspaceId) => (await lettersOf(asking, workspaceId)).works,
  });
  const starter = sendingStarter({ db, clock });
  const counter = invitationCounter({ db });
  reader.attend();
  const reads: ReadDeps = {
    db,
    reader,
    version: await readerVersion(),
    now: clock,
    secondOpinion: secondOpinion(db),
    tell: afterReading(outbox),
  };
  const reading = commentReading(reads);
  const adapting = readingAdaptation(reads);
  const model = modelWorker({ ...services.model, db, now: clock });
  const judging = alertJudging({
    ...{ db, now: clock, news: outbox.alerts, findings: alertFindings },
    mails: config.smtpUrl === null ? null : jobs,
  });
  const telling = announcementCarrier({
    ...{ db, news: outbox.announcements, clock },
    mailOf: (workspaceId) => lettersOf(asking, workspaceId),
    telegram: telegramTelling(services, worker),
  });
  const voters = voterTeller({ db, publicUrl: config.publicUrl, clock });
  const improving = improvementChecker({ db, clock, news: outbox.improvements });
  const deciding = decisionAsker({ db, clock, news: outbox.decisions });
  const judgingGoals = goalTeller({
    ...{ db, clock, news: outbox.goals, responseRate: rateOfScope },
  });
  const comparing = commentComparing({ db, reader, now: clock });
  const reporter = reportRunner({ db, jobs, responseRate: rateOfScope, clock });
  const due = runDueWork(
    [
      ...[starter, sender, deliverer, counter, reading, comparing, notices, desk, judging],
      ...[
        letters,
        mailboxes,
        chats,
        improving,
        deciding,
        judgingGoals,
        promises,
        telling,
        voters,
        reporter,
        adapting,
        model,
      ],
      ...[auditSealer({ db }), dossierWorker({ db, clock }), careWorker({ db, clock })],
    ],
    {
      db,
      worker,
      clock,
      onError,
    },
  );
  return {
    async stop() {
      walking.stop();
      await due.stop();
    },
  };
}
