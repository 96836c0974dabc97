import type { JobQueue } from "../../../jobs/job-queue.ts";
import type { Database } from "../../../storage/database.ts";
import { unseal } from "../../../workspaces/sealed.ts";
import type { ServerSecret } from "../../../workspaces/server-secret.ts";
import { delightedNames, delightedQuestions } from "../formats/delighted.ts";
import { noteReached, noteUnreached, pauseFailing } from "../manage/webhook-health.ts";
import { unsealWebhook } from "../manage/webhook-secrets.ts";
import type { StoredEvent } from "../outbox/event-data.ts";
import type { WebhookRow } from "../webhook.ts";
import type { AddressCheck } from "./address-check.ts";
import { FAILURES_UNTIL_QUIET, TRY_FOR_MS } from "./back-off.ts";
import { CLAIM_MS, type Claimed, claimDeliveries, nextDue } from "./claim-deliveries.ts";
import { type Ending, failureOf, noteAttempt } from "./note-attempt.ts";
import { type RenderContext, renderRequest } from "./render-request.ts";
import { type Outcome, type OutgoingRequest, sendRequest } from "./send-request.ts";
import { placeOfKey } from "./signing-key.ts";

export interface DeliverDeps {
  db: Database;
  jobs: Pick<JobQueue, "enqueue">;
  secret: ServerSecret;
  check: AddressCheck;
  publicUrl: string;
  now: () => Date;
  random: () => number;
  timeoutMs?: number;
  /** Ends the work after the requests that are under way, which take ten seconds at most. */
  signal?: AbortSignal;
}

/** Requests to one receiver at a time. */
const AT_ONCE = 16;

/**
 * Sends everything that is due to a webhook, until nothing more is or the signal ends it. Safe to run
 * in any number of processes at once.
 *
 * @returns when there will be something to do again; `null` when nothing waits.
 */
export async function deliverDue(
  deps: DeliverDeps,
  q: { workspaceId: string; webhookId: string },
): Promise<Date | null> {
  const webhook = await deps.db
    .selectFrom("webhook")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.webhookId)
    .where("status", "=", "active")
    .executeTakeFirst();
  if (!webhook) return null;
  await deliverTo(deps, webhook);
  return nextDue(deps.db, q);
}

async function deliverTo(deps: DeliverDeps, webhook: WebhookRow): Promise<void> {
  const { db, now } = deps;
  const { workspace_id: workspaceId, id: webhookId } = webhook;
  let { failures, quiet_until: quietUntil } = webhook;
  while (!deps.signal?.aborted) {
    if (quietUntil && quietUntil > now()) return;
    // A receiver that was away is asked by one delivery whether it is back.
    const limit = failures >= FAILURES_UNTIL_QUIET ? 1 : AT_ONCE;
    const claimed = await claimDeliveries(db, { workspaceId, webhookId, now: now(), limit });
    if (claimed.length === 0) return;
    const context = await renderContext(deps, webhook);
    const results = await Promise.all(
      claimed.map((delivery) => attempt(deps, webhook, delivery, context)),
    );
    if (results.some(({ ending }) => ending === "delivered")) {
      await noteReached(db, { workspaceId, webhookId }, now());
      failures = 0;
      quietUntil = null;
    } else {
      const error = results[0]?.error ?? "No answer.";
      const health = await noteUnreached(
        db,
        { workspaceId, webhookId },
        { error, now: now(), random: deps.random },
      );
      ({ failures, quietUntil } = health);
      const reason = reasonToPause(results, health.failingSince, now());
      if (reason) {
        await pauseFailing(deps, { workspaceId, webhookId }, reason);
        return;
      }
    }
    // A colleague may have paused or removed it meanwhile.
    if (!(await isActive(db, { workspaceId, webhookId }))) return;
  }
}

interface Result {
  delivery: Claimed;
  ending: Ending;
  error: string | null;
}

/**
 * Gone for good, or nothing has got through for as long as a delivery is tried: three days, or all
 * the time of one that was given up.
 */
function reasonToPause(
  results: readonly Result[],
  failingSince: Date,
  now: Date,
): "gone" | "failing" | null {
  if (results.some(({ ending }) => ending === "gone")) return "gone";
  if (now.getTime() - failingSince.getTime() >= TRY_FOR_MS) return "failing";
  const givenUp = results.find(
    ({ ending, delivery }) =>
      ending === "given_up" &&
      failingSince.getTime() <= delivery.firstAttemptAt.getTime() + CLAIM_MS,
  );
  return givenUp ? "failing" : null;
}

async function attempt(
  deps: DeliverDeps,
  webhook: WebhookRow,
  delivery: Claimed,
  context: Context,
): Promise<Result> {
  const at = deps.now();
  const { request, outcome } = await send(deps, delivery.event, { ...context, at });
  const ending = await noteAttempt(
    deps.db,
    {
      workspaceId: webhook.workspace_id,
      webhookId: webhook.id,
      deliveryId: delivery.id,
      number: delivery.number,
      firstAt: delivery.firstAttemptAt,
      at,
      format: context.format,
      request,
      outcome,
    },
    { now: deps.now(), random: deps.random },
  );
  return { delivery, ending, error: failureOf(outcome) };
}

/** Writes the request and sends it. What cannot be written counts as an attempt that failed. */
export async function send(
  { db, check, timeoutMs }: Pick<DeliverDeps, "db" | "check" | "timeoutMs">,
  event: StoredEvent,
  context: Context & { at: Date },
): Promise<{ request: OutgoingRequest | null; outcome: Outcome }> {
  if ("problem" in context) {
    return { request: null, outcome: { answer: null, error: context.problem, durationMs: 0 } };
  }
  const words =
    context.format === "delighted"
      ? {
          names: await delightedNames(db, event),
          questions: await delightedQuestions(db, event),
        }
      : {};
  const request = renderRequest(event, { ...context, ...words });
  const outcome = await sendRequest(request, {
    check,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { request, outcome };
}

/** What rendering needs, or why this webhook can send nothing at present. */
export type Context = { format: RenderContext["target"]["format"] } & (
  | Omit<RenderContext, "at">
  | { problem: string }
);

export async function renderContext(
  { db, secret, publicUrl, now }: Pick<DeliverDeps, "db" | "secret" | "publicUrl" | "now">,
  webhook: WebhookRow,
): Promise<Context> {
  const { workspace_id: workspaceId, id, sealed, previous_secret_until: until } = webhook;
  const format = webhook.format as Context["format"];
  let plain: ReturnType<typeof unsealWebhook>;
  try {
    plain = unsealWebhook(secret, { workspaceId, id }, sealed);
  } catch (error) {
    return { format, problem: error instanceof Error ? error.message : String(error) };
  }
  const { target } = plain;
  const overlaps = until !== null && until > now();
  const secrets = [plain.secret, overlaps ? plain.previousSecret : null].filter((s) => s !== null);
  let apiKey: string | null = null;
  if (target.format === "delighted") {
    apiKey = await signingKey({ db, secret }, workspaceId, target.keyId ?? null);
    if (apiKey === null) {
      return { format, problem: "The API key that signs was revoked; choose another one." };
    }
  }
  return { format, target, secrets, apiKey, publicUrl };
}

async function signingKey(
  { db, secret }: { db: Database; secret: ServerSecret },
  workspaceId: string,
  keyId: string | null,
): Promise<string | null> {
  const row = await db
    .selectFrom("api_key")
    .select("sealed")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", keyId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return keyId && row?.sealed ? unseal(secret, row.sealed, placeOfKey(workspaceId, keyId)) : null;
}

async function isActive(
  db: Database,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("webhook")
    .select("status")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", webhookId)
    .executeTakeFirst();
  return row?.status === "active";
}
