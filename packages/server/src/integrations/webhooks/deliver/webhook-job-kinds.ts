import { defineJob } from "../../../jobs/job.ts";

/** Every night: the log of a month ago. */
export const TIDY_WEBHOOKS = defineJob<object>("webhooks.tidy");
/** A mail to the owners: a webhook was paused. A mail server that is down delays it. */
export const TELL_OWNER = defineJob<{ workspaceId: string; webhookId: string }>(
  "webhooks.tell-owner",
  { retryLimit: 20 },
);

/** For `openJobQueue`. */
export const WEBHOOK_JOBS = [TIDY_WEBHOOKS, TELL_OWNER];
