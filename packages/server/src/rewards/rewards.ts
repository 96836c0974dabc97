import type { Reward, SaveReward } from "@candor/contract/reward.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** What answering this survey is thanked with, and how many codes are left; null for nothing. */
export async function getReward(db: Database, q: SurveyRef): Promise<Reward | null> {
  const row = await db
    .selectFrom("reward")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .executeTakeFirst();
  if (!row) return null;
  const { rows } = await sql<{ left: number; given: number }>`
    select count(*) filter (where given_at is null)::int as left, count(given_at)::int as given
    from reward_code where workspace_id = ${q.workspaceId} and survey_id = ${q.surveyId}
  `.execute(db);
  const { left, given } = rows[0] ?? { left: 0, given: 0 };
  return {
    kind: row.kind === "shared" ? "shared" : "pool",
    title: row.title,
    sharedCode: row.shared_code,
    active: row.active,
    lowStock: row.low_stock,
    stock: row.kind === "pool" ? { left, given, low: left <= row.low_stock } : null,
    createdAt: row.created_at.toISOString(),
  };
}

/**
 * Sets what answering is thanked with.
 *
 * @throws {KnownError} 404; 422 for codes of a pool in an anonymous survey: the code in somebody's
 *   hand would lead back to their answer.
 */
export async function saveReward(
  db: Database,
  q: SurveyRef & { reward: SaveReward; now: Date },
): Promise<Reward | null> {
  const survey = await getSurvey(db, q);
  const { reward } = q;
  if (survey.anonymous && reward.kind === "pool") {
    throw new KnownError(
      422,
      "reward_would_identify",
      "In an anonymous survey a code of one's own would lead back to the answer. Give everybody the same code.",
    );
  }
  await sql`
    insert into reward (workspace_id, survey_id, kind, title, shared_code, low_stock, active, created_at)
    values (${q.workspaceId}::uuid, ${q.surveyId}::uuid, ${reward.kind}, ${JSON.stringify(reward.title)}::jsonb,
      ${reward.sharedCode}, ${reward.lowStock}, ${reward.active}, ${q.now}::timestamptz)
    on conflict (workspace_id, survey_id) do update set kind = excluded.kind, title = excluded.title,
      shared_code = excluded.shared_code, low_stock = excluded.low_stock, active = excluded.active
  `.execute(db);
  return getReward(db, q);
}

/** Fills the pool; codes that are in it already are left alone. */
export async function addCodes(
  db: Database,
  q: SurveyRef & { codes: readonly string[]; now: Date },
): Promise<{ added: number; known: number }> {
  if ((await getReward(db, q))?.kind !== "pool") {
    throw new KnownError(
      409,
      "no_pool",
      "This survey gives no codes of a pool. Set its reward to a pool first.",
    );
  }
  const codes = [...new Set(q.codes)];
  const { rows } = await sql<{ code: string }>`
    insert into reward_code as r (workspace_id, survey_id, code, added_at)
    select ${q.workspaceId}::uuid, ${q.surveyId}::uuid, code, ${q.now}::timestamptz
    from unnest(${codes}::text[]) as code order by code
    on conflict do nothing returning r.code
  `.execute(db);
  if (rows.length > 0) {
    await db
      .updateTable("reward")
      .set({ warned_at: null })
      .where("workspace_id", "=", q.workspaceId)
      .where("survey_id", "=", q.surveyId)
      .execute();
  }
  return { added: rows.length, known: codes.length - rows.length };
}
