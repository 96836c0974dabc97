import { defineJob } from "../../../jobs/job.ts";

/** Delivers what waits in a workspace; enqueued with the events themselves. */
export const DELIVER_WEBHOOKS = defineJob<{ workspaceId: string }>("webhooks.deliver", {
  retryLimit: 2,
});
/** Every minute: deliveries whose pause is over, and those whose worker died. */
export const SWEEP_WEBHOOKS = defineJob<object>("webhooks.sweep", { retryLimit: 0 });
/** Every night: the log of a month ago. */
export const TIDY_WEBHOOKS = defineJob<object>("webhooks.tidy");
/** A mail to the owners: a webhook was paused. A mail server that is down delays it. */
export const TELL_OWNER = defineJob<{ workspaceId: string; webhookId: string }>(
  "webhooks.tell-owner",
  { retryLimit: 20 },
);

/** For `openJobQueue`. */
export const WEBHOOK_JOBS = [DELIVER_WEBHOOKS, SWEEP_WEBHOOKS, TIDY_WEBHOOKS, TELL_OWNER];
