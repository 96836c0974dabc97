import { workColleagueMail } from "../delivery/colleague-mail.ts";
import { workImportJobs } from "../imports/import-routes.ts";
import { workSampleJobs } from "../imports/sample/sample-routes.ts";
import { registerWebhookJobs } from "../integrations/webhooks/webhook-jobs.ts";
import type { Services } from "./services.ts";

/**
 * Every server process takes its share of the background work.
 *
 * @returns what ends the work under way.
 */
export async function workJobs(services: Services): Promise<{ stop: () => Promise<void> }> {
  const { jobs, db, log, config, sendMail, webhooks, follow } = services;
  await workSampleJobs(jobs, db);
  await workImportJobs(jobs, { db, follow });
  await workColleagueMail(jobs, config);
  const delivering = await registerWebhookJobs(jobs, {
    ...webhooks,
    sendMail,
    onError: (error) => log.error({ err: error }, "webhooks could not be delivered"),
  });
  return { stop: () => delivering.stop() };
}
