import { sql } from "kysely";
import type { Answers } from "../../responses/answers.ts";
import type { Database } from "../../storage/database.ts";

/** Why an answer stays in quarantine until somebody decides. */
export type QuarantineReason =
  /** Nobody touched the page. The answer waits for its hour. */
  "no_human_input" | "several_scores_opened" | "honeypot_opened" | "opened_at_once";

/** What is known of how a mail's links were opened. */
export interface LoadsOfMail {
  /** Loads of score links since the mail was delivered, oldest first. */
  scores: readonly { score: number; at: Date }[];
  honeypot: boolean;
  /** When the mail was handed over; null when that is not known. */
  deliveredAt: Date | null;
}

/** A person does not open a link within a minute of the mail's delivery. */
const AT_ONCE_MS = 60_000;

/**
 * What to make of an answer that nobody confirmed with a hand: mail scanners open every link, fast,
 * and see links that people do not. A change of mind on the page is no second load.
 *
 * @returns null when nothing speaks against it: after its hour it counts.
 */
export function suspicion(loads: LoadsOfMail): QuarantineReason | null {
  if (loads.honeypot) return "honeypot_opened";
  if (new Set(loads.scores.map(({ score }) => score)).size > 1) return "several_scores_opened";
  const first = loads.scores[0];
  if (first && loads.deliveredAt) {
    if (first.at.getTime() - loads.deliveredAt.getTime() < AT_ONCE_MS) return "opened_at_once";
  }
  return null;
}

/** The loads of an invitation's mails up to a moment, seen from its last delivery before the answer. */
async function loadsOf(
  db: Database,
  q: { workspaceId: string; invitationId: string; answeredAt: Date },
): Promise<LoadsOfMail> {
  const { rows: messages } = await sql<{ handed_at: Date }>`
    select handed_at from message
    where workspace_id = ${q.workspaceId} and invitation_id = ${q.invitationId}
      and state in ('sent', 'unconfirmed', 'sending') and handed_at <= ${q.answeredAt}::timestamptz
    order by handed_at desc limit 1
  `.execute(db);
  const deliveredAt = messages[0]?.handed_at ?? null;
  const rows = await db
    .selectFrom("link_load")
    .select(["kind", "score", "at"])
    .where("workspace_id", "=", q.workspaceId)
    .where("invitation_id", "=", q.invitationId)
    .orderBy("at")
    .execute();
  const ofThisMail = deliveredAt === null ? rows : rows.filter((row) => row.at >= deliveredAt);
  return {
    scores: ofThisMail.flatMap(({ kind, score, at }) =>
      kind === "score" && score !== null ? [{ score, at }] : [],
    ),
    honeypot: ofThisMail.some((row) => row.kind === "honeypot"),
    deliveredAt,
  };
}

/**
 * Decides about the answers of a workspace whose hour is over: lets in those against which nothing
 * speaks, keeps the others with the reason, for a person to decide.
 *
 * @returns how many were let in and how many kept.
 */
export async function decideQuarantine(
  { db, answers }: { db: Database; answers: Answers },
  q: { workspaceId: string; now: Date },
): Promise<{ letIn: number; kept: number }> {
  const rows = await db
    .selectFrom("response")
    .select(["id", "invitation_id", "answered_at"])
    .where("workspace_id", "=", q.workspaceId)
    .where("quarantine_reason", "is not", null)
    .where("quarantine_until", "<=", q.now)
    .where("deleted_at", "is", null)
    .execute();
  let letIn = 0;
  for (const { id, invitation_id, answered_at } of rows) {
    const reason = invitation_id
      ? suspicion(
          await loadsOf(db, {
            workspaceId: q.workspaceId,
            invitationId: invitation_id,
            answeredAt: answered_at,
          }),
        )
      : // Without an invitation nobody knows what else was opened.
        "no_human_input";
    await answers.revise(
      q.workspaceId,
      [id],
      (row) => {
        // A hand may have confirmed it meanwhile, or thrown it away.
        if (row.quarantine_reason === null || row.deleted_at) return null;
        return { quarantine: reason === null ? null : { reason, until: null } };
      },
      // Its time is that of the lock, for those who read on by `updated_since`.
      { actor: "rule" },
    );
    if (reason === null) letIn += 1;
  }
  return { letIn, kept: rows.length - letIn };
}

/** A colleague lets an answer in, or throws it out for good. @throws {KnownError} 404. */
export async function decideByHand(
  answers: Answers,
  q: { workspaceId: string; responseId: string; letIn: boolean; actor: string },
): Promise<void> {
  await answers.revise(
    q.workspaceId,
    [q.responseId],
    (row) => {
      // What was decided before stays; of a deleted answer nothing is decided.
      if (row.quarantine_reason === null && !row.deleted_at) return null;
      const exclusion = { reason: "other", note: row.quarantine_reason ?? "" };
      return q.letIn ? { quarantine: null } : { quarantine: null, exclusion };
    },
    { actor: q.actor },
  );
}
