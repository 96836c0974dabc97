import { hostname } from "node:os";
import { registerEmailJobs } from "../channels/email/email-jobs.ts";
import { workColleagueMail } from "../delivery/colleague-mail.ts";
import { workImportJobs } from "../imports/import-routes.ts";
import { registerWebhookJobs } from "../integrations/webhooks/deliver/webhook-jobs.ts";
import { registerInvitationJobs } from "../invitations/invitation-jobs.ts";
import { purgeDeletedAnswers } from "../responses/purge-deleted.ts";
import { workSampleJobs } from "../sample/sample-routes.ts";
import { registerRecountJob } from "../tallies/nightly-recount.ts";
import { registerTallyWalks } from "../tallies/walk-jobs.ts";
import { forgetOldKeys } from "./idempotency.ts";
import type { Services } from "./services.ts";

/**
 * Every server process takes its share of the background work.
 *
 * @returns what ends the work under way.
 */
export async function workJobs(services: Services): Promise<{ stop: () => Promise<void> }> {
  const { jobs, db, log, config, sendMail, webhooks, follow, followRevision, asking } = services;
  await workSampleJobs(jobs, db);
  await workImportJobs(jobs, { db, follow });
  await workColleagueMail(jobs, config);
  const clock = () => new Date();
  await registerEmailJobs(jobs, { db, clock, followRevision });
  await registerInvitationJobs(jobs, {
    db,
    channels: asking.channels,
    worker: `${hostname()} ${process.pid}`,
    clock,
    onError: (error) => log.error({ err: error }, "invitations could not be sent"),
  });
  await registerRecountJob(jobs, {
    db,
    log,
    tidy: [forgetOldKeys],
    tidyWorkspace: [purgeDeletedAnswers],
  });
  const walking = await registerTallyWalks(jobs, { db, now: clock });
  const delivering = await registerWebhookJobs(jobs, {
    ...webhooks,
    sendMail,
    onError: (error) => log.error({ err: error }, "webhooks could not be delivered"),
  });
  return {
    async stop() {
      walking.stop();
      await delivering.stop();
    },
  };
}
