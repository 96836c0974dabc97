import type {
  Decision,
  DecisionDetail,
  DecisionOutcome,
  DecisionsQuery,
} from "@candor/contract/decision.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { type DecisionAsked, type DecisionRow, noDecision, toDecision } from "./decision.ts";

/** So many are listed; more than any workspace decides in years. */
const LISTED = 500;

/** The decisions of a workspace, the newest first. */
export async function listDecisions(
  db: Database,
  { workspaceId, state, due, about }: DecisionsQuery & { workspaceId: string },
  now: Date,
): Promise<Decision[]> {
  const today = await todayOf(db, workspaceId, now);
  const [kind, id] = about === undefined ? [] : cut(about);
  const rows = await db
    .selectFrom("decision")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .$if(state !== undefined, (some) => some.where("state", "=", state ?? ""))
    .$if(due === true, (some) =>
      some.where("state", "<>", "superseded").where("review_on", "<=", today),
    )
    .$if(about !== undefined, (some) =>
      some.where("about_kind", "=", kind ?? "").where("about_id", "=", id ?? ""),
    )
    .orderBy("number", "desc")
    .limit(LISTED)
    .execute();
  return rows.map((row) => toDecision(row, today));
}

function cut(about: string): [string, string] {
  const at = about.indexOf(":");
  return [about.slice(0, at), about.slice(at + 1)];
}

/** One, with what it rests on and every look at what became of it. @throws {KnownError} 404. */
export async function decisionDetail(
  db: Database,
  { workspaceId, decisionId }: DecisionAsked,
  now: Date,
): Promise<DecisionDetail> {
  const rows = await db
    .selectFrom("decision")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((one) =>
      one.or([
        one("id", "=", decisionId),
        one("superseded_by", "=", decisionId),
        one(
          "id",
          "=",
          one
            .selectFrom("decision as held")
            .select("held.superseded_by")
            .where("held.workspace_id", "=", workspaceId)
            .where("held.id", "=", decisionId),
        ),
      ]),
    )
    .execute();
  const row = rows.find(({ id }) => id === decisionId);
  if (!row) throw noDecision(decisionId);
  const reviews = await db
    .selectFrom("decision_review")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("decision_id", "=", row.id)
    .orderBy("id")
    .execute();
  return {
    ...toDecision(row, await todayOf(db, workspaceId, now)),
    options: row.options,
    expected: row.expected,
    evidence: row.evidence,
    reviews: reviews.map(({ id, at, actor, outcome, words, figures }, before) => ({
      ...{ id, at: at.toISOString(), by: actor, words, figures, look: before + 1 },
      outcome: outcome as DecisionOutcome,
    })),
    successor: other(rows.find(({ id }) => id === row.superseded_by)),
    predecessor: other(rows.find(({ superseded_by }) => superseded_by === row.id)),
  };
}

function other(row: DecisionRow | undefined): DecisionDetail["successor"] {
  return row ? { id: row.id, number: row.number, question: row.question } : null;
}
