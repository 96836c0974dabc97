import type { JobQueue } from "../../../jobs/job-queue.ts";
import type { Database } from "../../../storage/database.ts";
import { type TellOwnerDeps, tellOwner } from "../manage/tell-owner.ts";
import { type DeliverDeps, deliverDue } from "./deliver-webhooks.ts";
import { tidyWebhooks } from "./tidy-webhooks.ts";
import {
  DELIVER_WEBHOOKS,
  SWEEP_WEBHOOKS,
  TELL_OWNER,
  TIDY_WEBHOOKS,
} from "./webhook-job-kinds.ts";

export interface WebhookJobDeps extends Omit<DeliverDeps, "jobs" | "signal">, TellOwnerDeps {
  onError: (error: unknown) => void;
}

/** Deliveries that are due within this time are waited for in the process; the rest is the sweep's. */
const WAIT_MS = 70_000;
const SOONEST_MS = 250;
const WORKSPACES_AT_ONCE = 4;

/** Works webhooks: call once in each process that serves. `stop` waits for the requests that are
 * under way. */
export async function registerWebhookJobs(
  jobs: JobQueue,
  deps: WebhookJobDeps,
): Promise<{ stop: () => Promise<void> }> {
  const ending = new AbortController();
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  /** One run for a workspace at a time; a call meanwhile makes it look once more. */
  function deliver(workspaceId: string): Promise<void> {
    const under = running.get(workspaceId);
    if (under) {
      again.add(workspaceId);
      return under;
    }
    const run = runUntilNothingIsDue(workspaceId).finally(() => {
      running.delete(workspaceId);
      // Somebody called between the last look and now.
      if (again.has(workspaceId) && !ending.signal.aborted) {
        deliver(workspaceId).catch(deps.onError);
      }
    });
    running.set(workspaceId, run);
    return run;
  }

  async function runUntilNothingIsDue(workspaceId: string): Promise<void> {
    let next: Date | null;
    do {
      again.delete(workspaceId);
      next = await deliverDue({ ...deps, jobs, signal: ending.signal }, workspaceId);
    } while (again.has(workspaceId) && !ending.signal.aborted);
    if (next) wakeAt(workspaceId, next);
  }

  function wakeAt(workspaceId: string, next: Date): void {
    const pause = Math.max(next.getTime() - deps.now().getTime(), SOONEST_MS);
    if (pause > WAIT_MS || ending.signal.aborted) return;
    clearTimeout(timers.get(workspaceId));
    const timer = setTimeout(() => {
      timers.delete(workspaceId);
      deliver(workspaceId).catch(deps.onError);
    }, pause);
    timer.unref();
    timers.set(workspaceId, timer);
  }

  await jobs.work(DELIVER_WEBHOOKS, ({ workspaceId }) => deliver(workspaceId));
  await jobs.work(SWEEP_WEBHOOKS, () => forEachWorkspace(deps.db, deliver));
  await jobs.work(TIDY_WEBHOOKS, () =>
    forEachWorkspace(deps.db, async (workspaceId) => {
      await tidyWebhooks(deps.db, workspaceId, deps.now());
    }),
  );
  await jobs.work(TELL_OWNER, (data) => tellOwner(deps, data));
  await jobs.schedule(SWEEP_WEBHOOKS, "* * * * *", {});
  await jobs.schedule(TIDY_WEBHOOKS, "17 3 * * *", {});

  return {
    async stop() {
      ending.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}

/** A few workspaces at a time, so that one with a slow receiver does not keep the others waiting. */
async function forEachWorkspace(
  db: Database,
  work: (workspaceId: string) => Promise<void>,
): Promise<void> {
  const rows = await db
    .selectFrom("directory.webhook")
    .select("workspace_id")
    .distinct()
    .orderBy("workspace_id")
    .execute();
  const left = rows.map((row) => row.workspace_id);
  const failures: unknown[] = [];
  const lane = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      await work(id).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: WORKSPACES_AT_ONCE }, lane));
  if (failures.length > 0) throw failures[0];
}
