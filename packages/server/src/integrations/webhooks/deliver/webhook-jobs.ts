import { sql } from "kysely";
import type { DueWorker } from "../../../due-work/due-runner.ts";
import type { Place } from "../../../due-work/due-work.ts";
import type { JobQueue } from "../../../jobs/job-queue.ts";
import type { Database } from "../../../storage/database.ts";
import { type TellOwnerDeps, tellOwner } from "../manage/tell-owner.ts";
import { DELIVERIES } from "../outbox/wake-deliveries.ts";
import { type DeliverDeps, deliverDue } from "./deliver-webhooks.ts";
import { tidyWebhooks } from "./tidy-webhooks.ts";
import { TELL_OWNER, TIDY_WEBHOOKS } from "./webhook-job-kinds.ts";

/** Delivering as due work: a lane each for every webhook, so that a slow receiver holds up itself alone. */
export function webhookDeliverer(deps: DeliverDeps): DueWorker {
  return {
    kind: DELIVERIES,
    takeTurn: ({ workspaceId, lane, signal }) =>
      deliverDue({ ...deps, signal }, { workspaceId, webhookId: lane }),
    sweep: (now) => webhooksWithDue(deps.db, now),
  };
}

/** Active webhooks for which a delivery is due, its pause being over or its worker dead. */
async function webhooksWithDue(db: Database, now: Date): Promise<Place[]> {
  const { rows } = await sql<Required<Place>>`
    select w.workspace_id as "workspaceId", w.id::text as lane from webhook w
    where w.status = 'active' and (w.quiet_until is null or w.quiet_until <= ${now}::timestamptz)
      and exists (select from webhook_delivery d
        where d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.status = 'waiting'
          and d.due_at <= ${now}::timestamptz
          and (d.claimed_until is null or d.claimed_until <= ${now}::timestamptz))
  `.execute(db);
  return rows;
}

/** What is done for webhooks besides delivering: the night's tidying, mails to owners. */
export async function registerWebhookJobs(
  jobs: JobQueue,
  deps: { db: Database; now: () => Date } & TellOwnerDeps,
): Promise<void> {
  await jobs.work(TIDY_WEBHOOKS, async () => {
    const rows = await deps.db
      .selectFrom("directory.webhook")
      .select("workspace_id")
      .distinct()
      .orderBy("workspace_id")
      .execute();
    for (const { workspace_id } of rows) await tidyWebhooks(deps.db, workspace_id, deps.now());
  });
  await jobs.work(TELL_OWNER, (data) => tellOwner(deps, data));
  await jobs.schedule(TIDY_WEBHOOKS, "17 3 * * *", {});
}
