import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { registerEmailJobs } from "../channels/email/email-jobs.ts";
import { workColleagueMail } from "../delivery/colleague-mail.ts";
import { runDueWork } from "../due-work/due-runner.ts";
import { workImportJobs } from "../imports/import-routes.ts";
import { workImportWatch } from "../imports/watch-imports.ts";
import {
  registerWebhookJobs,
  webhookDeliverer,
} from "../integrations/webhooks/deliver/webhook-jobs.ts";
import { invitationSender } from "../invitations/invitation-jobs.ts";
import { purgeDeletedAnswers } from "../responses/purge-deleted.ts";
import { workSampleJobs } from "../sample/sample-routes.ts";
import { sendingStarter } from "../sendings/start-sending.ts";
import { noteTableSizes } from "../storage/table-sizes.ts";
import { registerRecountJob } from "../tallies/nightly-recount.ts";
import { registerTallyWalks } from "../tallies/walk-jobs.ts";
import { forgetOldKeys } from "./idempotency.ts";
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
  const { jobs, workDb: db, log, config, sendMail, follow, followRevision, asking } = services;
  const webhooks = { ...services.webhooks, db };
  await workSampleJobs(jobs, db);
  await workImportJobs(jobs, { db, follow });
  await workColleagueMail(jobs, config);
  await workImportWatch(jobs, { db, now: clock });
  await registerEmailJobs(jobs, { db, clock, followRevision });
  await registerRecountJob(jobs, {
    db,
    log,
    tidy: [forgetOldKeys, noteTableSizes],
    tidyWorkspace: [purgeDeletedAnswers],
  });
  const walking = await registerTallyWalks(jobs, { db, now: clock });
  await registerWebhookJobs(jobs, { ...webhooks, sendMail });
  // A name that no process had before it: what a dead one left is never taken for ours.
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const onError = (error: unknown) => log.error({ err: error }, "due work could not be done");
  const sender = invitationSender({ db, channels: asking.channels, worker, clock, onError });
  const deliverer = webhookDeliverer(webhooks);
  const starter = sendingStarter({ db, clock });
  const due = runDueWork([starter, sender, deliverer], { db, worker, clock, onError });
  return {
    async stop() {
      walking.stop();
      await due.stop();
    },
  };
}
