import type { WebhookFormat } from "@candor/contract/webhook.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../../../storage/database.ts";
import { telegramRetryAfter } from "../formats/telegram.ts";
import { nextAttempt, retryAfter } from "./back-off.ts";
import { shownUrl } from "./check-target.ts";
import type { Outcome, OutgoingRequest } from "./send-request.ts";

/** One attempt and what came of it. `request` is null when it could not even be written. */
export interface Attempt {
  workspaceId: string;
  webhookId: string;
  deliveryId: string;
  number: number;
  firstAt: Date;
  at: Date;
  format: WebhookFormat;
  request: OutgoingRequest | null;
  outcome: Outcome;
}

/** How an attempt ended: it arrived, it will be tried again, it was given up, or the receiver is gone. */
export type Ending = "delivered" | "again" | "given_up" | "gone";

const SHOWN_CHARACTERS = 4000;
/** Credentials of the receiver's; whoever reads the log need not know them. */
const SECRET_HEADERS = /authorization|cookie|token|key|secret|password/i;

/**
 * Notes an attempt in the delivery log and decides what follows. When another worker has taken the
 * delivery over meanwhile, only the log is added to.
 *
 * @param now when the attempt ended; pauses count from here.
 * @param again false for tests by hand, which are not repeated.
 */
export async function noteAttempt(
  db: Database,
  attempt: Attempt,
  { now, random, again = true }: { now: Date; random: () => number; again?: boolean },
): Promise<Ending> {
  const ending = endingOf(attempt, { now, random, again });
  await db.transaction().execute(async (trx) => {
    const isOver = ending.kind === "delivered" || ending.kind === "given_up";
    const { numAffectedRows } = await sql`
      update webhook_delivery d set
        status = case when mine then ${ending.kind === "delivered" ? "delivered" : isOver ? "failed" : "waiting"} else d.status end,
        finished_at = case when mine then ${isOver ? now : null}::timestamptz else d.finished_at end,
        due_at = case when mine then ${ending.nextAt ?? now}::timestamptz else d.due_at end,
        claimed_until = case when mine then null else d.claimed_until end
      from (select id, attempts = ${attempt.number} and status = 'waiting' as mine
        from webhook_delivery
        where workspace_id = ${attempt.workspaceId} and webhook_id = ${attempt.webhookId}
          and id = ${attempt.deliveryId}
        for no key update) held
      where d.workspace_id = ${attempt.workspaceId} and d.webhook_id = ${attempt.webhookId}
        and d.id = held.id
    `.execute(trx);
    // Without a row the webhook was removed while its receiver was thinking, and its log with it.
    if (numAffectedRows === 1n) await insertAttempt(trx, attempt);
  });
  return ending.kind;
}

/** What went wrong, as a sentence; `null` when the receiver took it. */
export function failureOf({ answer, error }: Outcome): string | null {
  if (!answer) return error ?? "No answer.";
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return `The receiver answered ${status} and points to ${headers.location ?? "nowhere"}; redirects are not followed. Enter the final address.`;
  }
  return `The receiver answered ${status}.`;
}

function endingOf(
  attempt: Attempt,
  { now, random, again }: { now: Date; random: () => number; again: boolean },
): { kind: Ending; nextAt: Date | null } {
  const { outcome, number, firstAt, format } = attempt;
  if (failureOf(outcome) === null) return { kind: "delivered", nextAt: null };
  if (!again) return { kind: "given_up", nextAt: null };
  if (outcome.answer?.status === 410) return { kind: "gone", nextAt: null };
  const asked = format === "telegram" ? telegramRetryAfter(outcome.answer?.body ?? "") : undefined;
  const retryAfterMs = retryAfter(asked ?? outcome.answer?.headers["retry-after"], now);
  const nextAt = nextAttempt({ number, firstAt, now, retryAfterMs }, random);
  return { kind: nextAt ? "again" : "given_up", nextAt };
}

async function insertAttempt(trx: Transaction, attempt: Attempt): Promise<void> {
  const { request, outcome, format } = attempt;
  await trx
    .insertInto("webhook_attempt")
    .values({
      workspace_id: attempt.workspaceId,
      webhook_id: attempt.webhookId,
      delivery_id: attempt.deliveryId,
      number: attempt.number,
      at: attempt.at,
      duration_ms: outcome.durationMs,
      request: JSON.stringify(
        request
          ? {
              method: request.method,
              url: shownUrl(request.url, format),
              headers: shownHeaders(request.headers),
              body: storable(request.body),
            }
          : { method: "", url: "", headers: {}, body: "" },
      ),
      answer: outcome.answer
        ? JSON.stringify({ ...outcome.answer, body: storable(outcome.answer.body) })
        : null,
      error: failureOf(outcome),
    })
    .execute();
}

function shownHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.test(name) ? "•••" : value,
    ]),
  );
}

/** jsonb takes neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.slice(0, SHOWN_CHARACTERS).replaceAll("\0", "").toWellFormed();
}
