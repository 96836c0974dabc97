import type { CreateDecision, DecisionEvidence } from "@candor/contract/decision.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { listMembers } from "../auth/member-queries.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { ASK_ABOUT_DECISIONS } from "./ask-about-decisions.ts";
import {
  type DecisionAsked,
  type DecisionDeps,
  lockHeldDecision,
  requireDecision,
} from "./decision.ts";
import { freezeEvidence } from "./freeze-evidence.ts";

/**
 * Writes a decision down with its figures; with `instead`, in place of another one, which is superseded by it in the
 * same transaction and keeps every word it had.
 *
 * @returns its id.
 * @throws {KnownError} 404; 409 when the other one is superseded already; 422 for days that cannot be, and for
 *   somebody who is no colleague.
 */
export async function writeDecision(
  { db, news }: DecisionDeps,
  wanted: CreateDecision,
  by: By,
  { instead }: { instead?: string } = {},
): Promise<string> {
  const { workspaceId, now, actor } = by;
  const today = await todayOf(db, workspaceId, now);
  const decidedOn = wanted.decidedOn ?? today;
  if (instead) await requireDecision(db, { workspaceId, decisionId: instead });
  refuseDays(wanted, { decidedOn, today });
  const decidedBy = await deciders(db, wanted, by);
  const { evidence: asked } = wanted;
  // Reckoned before anything is locked: counting may take long, and nobody waits for it.
  const evidence = asked && (await freezeEvidence(db, workspaceId, asked, { today, now }));
  return inTransaction(db, async (trx) => {
    if (wanted.about) await requireSource(trx, workspaceId, wanted.about);
    const was = instead && (await lockHeldDecision(trx, { workspaceId, decisionId: instead }));
    const { id, number } = await insert(trx, wanted, by, { decidedOn, decidedBy, evidence });
    await news(trx, { workspaceId, decisionId: id, kind: "recorded", now });
    if (was) {
      const superseded = { workspaceId, decisionId: was.id };
      await supersede(trx, superseded, id);
      await news(trx, { ...superseded, kind: "superseded", now });
    }
    await writeAudit(trx, {
      // The log outlives an erasure: what may name a customer is not in it.
      ...{ workspaceId, actor, at: now, target: `#${number}` },
      action: was ? "decision.superseded" : "decision.made",
      details: was ? { instead: was.number } : {},
    });
    return id;
  });
}

function refuseDays(
  { reviewOn }: CreateDecision,
  { decidedOn, today }: { decidedOn: string; today: string },
): void {
  if (decidedOn > today) {
    throw new KnownError(
      422,
      "decision_to_come",
      `A decision of ${decidedOn} is not made yet; today is ${today}.`,
      [{ field: "decidedOn", message: "must not lie in the future" }],
    );
  }
  if (reviewOn === null || reviewOn > today) return;
  throw new KnownError(
    422,
    "decision_review_past",
    `Nobody can be asked on ${reviewOn}; name a day after today, ${today}.`,
    [{ field: "reviewOn", message: "must be after today" }],
  );
}

async function deciders(
  db: Database,
  { decidedBy }: CreateDecision,
  { workspaceId, userId }: By,
): Promise<{ userId: string; name: string }[]> {
  const ids = [...new Set(decidedBy ?? (userId === null ? [] : [userId]))];
  if (ids.length === 0) {
    throw new KnownError(
      422,
      "decision_of_nobody",
      "A key decides nothing: name with decidedBy which colleagues decided.",
      [{ field: "decidedBy", message: "must name a colleague" }],
    );
  }
  const members = await listMembers(db, workspaceId);
  return ids.map((id) => {
    const member = members.find((one) => one.userId === id);
    if (member) return { userId: id, name: member.name || member.email };
    throw new KnownError(
      422,
      "not_a_colleague",
      `"${id}" is no colleague of this workspace. Name one of GET /api/v1/colleagues.`,
    );
  });
}

/** What it comes from is here, when it is something that has rows of its own. */
async function requireSource(
  trx: Transaction,
  workspaceId: string,
  { kind, id }: NonNullable<CreateDecision["about"]>,
): Promise<void> {
  if (kind === "theme") return;
  const { rows } = await sql`
    select from ${sql.table(kind)} where workspace_id = ${workspaceId} and id::text = ${id}
  `.execute(trx);
  if (rows.length > 0) return;
  throw new KnownError(
    422,
    "decision_source_unknown",
    `There is no ${kind} "${id}" in this workspace that a decision could come from.`,
    [{ field: "about.id", message: "is not known here" }],
  );
}

async function insert(
  trx: Transaction,
  wanted: CreateDecision,
  { workspaceId, actor, now }: By,
  known: {
    decidedOn: string;
    decidedBy: { userId: string; name: string }[];
    evidence: DecisionEvidence | null;
  },
): Promise<{ id: string; number: number }> {
  const { reviewOn, about } = wanted;
  const row = await trx
    .insertInto("decision")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      number: await nextNumber(trx, workspaceId),
      question: wanted.question,
      options: JSON.stringify(wanted.options),
      choice: wanted.choice,
      expected: wanted.expected,
      evidence: JSON.stringify(known.evidence),
      decided_on: known.decidedOn,
      decided_by: JSON.stringify(known.decidedBy),
      review_on: reviewOn,
      asked_at: null,
      state: "decided",
      outcome: null,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      superseded_by: null,
      created_by: actor,
      created_at: now,
    })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();
  if (reviewOn) await wakeOn(trx, { workspaceId, decisionId: row.id }, reviewOn, now);
  return row;
}

/** Asks on that day, at the earliest hour that is the day anywhere. */
export async function wakeOn(
  trx: Transaction,
  { workspaceId, decisionId }: DecisionAsked,
  day: string,
  now: Date,
): Promise<void> {
  const at = new Date(`${day}T00:00:00Z`);
  await wake(trx, ASK_ABOUT_DECISIONS, { workspaceId, lane: decisionId }, { now, at });
}

/** One after the highest; the workspace's row keeps two who write at once apart. */
async function nextNumber(trx: Transaction, workspaceId: string): Promise<number> {
  await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
  const { last } = await trx
    .selectFrom("decision")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

async function supersede(
  trx: Transaction,
  { workspaceId, decisionId }: DecisionAsked,
  successor: string,
): Promise<void> {
  await trx
    .updateTable("decision")
    .set({ state: "superseded", superseded_by: successor })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", decisionId)
    .execute();
}
