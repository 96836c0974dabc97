import { CreateImprovement } from "@candor/contract/improvement.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { type Improver, insertImprovement } from "../improvements/save-improvement.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { type IdeaAsked, lockIdea, requireUnmerged, updateIdea } from "./idea.ts";

/**
 * Makes an improvement of an idea, with everybody who wants it and every answer it came from behind it; a second click
 * finds the one that is there.
 *
 * @throws {KnownError} 404, 409; 422 when there is no survey to measure it by.
 */
export async function improveIdea(
  db: Database,
  asked: IdeaAsked,
  { surveyId }: { surveyId?: string | undefined },
  by: Improver,
): Promise<string> {
  const { workspaceId } = asked;
  return inTransaction(db, async (trx) => {
    const row = await lockIdea(trx, asked);
    requireUnmerged(row);
    if (row.improvement_id && (await stillThere(trx, workspaceId, row.improvement_id))) {
      return row.improvement_id;
    }
    const survey = surveyId ?? (await surveyOf(trx, asked));
    if (survey === null) throw surveyless();
    const id = await createIn(trx, row.title, { survey, asked, by });
    await updateIdea(trx, row, by.now, { improvement_id: id });
    await writeAudit(trx, {
      workspaceId,
      actor: by.actor,
      action: "idea.improved",
      target: String(row.number),
      details: {},
    });
    return id;
  });
}

/** In the transaction that holds the idea, so that two clicks make one improvement. */
async function createIn(
  trx: Transaction,
  title: string,
  { survey, asked, by }: { survey: string; asked: IdeaAsked; by: Improver },
): Promise<string> {
  const said = await trx
    .selectFrom("idea_words as w")
    .innerJoin("idea as i", (join) =>
      join.onRef("i.workspace_id", "=", "w.workspace_id").onRef("i.id", "=", "w.idea_id"),
    )
    .select(["w.response_id", "w.comment_id"])
    .where("w.workspace_id", "=", asked.workspaceId)
    .where("i.workspace_id", "=", asked.workspaceId)
    .where("i.root_id", "=", asked.ideaId)
    .execute();
  const wanted = CreateImprovement.parse({
    title,
    surveyId: survey,
    sources: {
      responseIds: await there(trx, "response", asked.workspaceId, ids(said, "response_id")),
      commentIds: await there(trx, "loose_comment", asked.workspaceId, ids(said, "comment_id")),
      ideaIds: [asked.ideaId],
    },
  });
  return insertImprovement(trx, wanted, by);
}

const ids = <K extends string>(rows: readonly Record<K, string | null>[], key: K): string[] =>
  rows.flatMap((row) => row[key] ?? []);

/** Answers and comments that were deleted since are no sources any more. */
async function there(
  trx: Transaction,
  table: "response" | "loose_comment",
  workspaceId: string,
  wanted: readonly string[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)}
    where workspace_id = ${workspaceId} and id = any(${[...wanted]}::uuid[])
      ${table === "response" ? sql`and deleted_at is null` : sql``}
  `.execute(trx);
  return rows.map(({ id }) => id);
}

async function stillThere(trx: Transaction, workspaceId: string, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom("improvement")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** That of the answer or form it came from, else the oldest that is open. */
async function surveyOf(
  trx: Transaction,
  { workspaceId, ideaId }: IdeaAsked,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from survey s
    left join (
      select coalesce(r.survey_id, c.survey_id) as survey_id, min(w.at) as at from idea_words w
      left join response r on r.workspace_id = ${workspaceId} and r.id = w.response_id
      left join loose_comment c on c.workspace_id = ${workspaceId} and c.id = w.comment_id
      where w.workspace_id = ${workspaceId} and w.idea_id = ${ideaId}::uuid group by 1
    ) f on f.survey_id = s.id
    where s.workspace_id = ${workspaceId} and s.deleted_at is null
      and (f.survey_id is not null or s.status = 'open')
    order by f.at, s.created_at, s.id limit 1
  `.execute(trx);
  return rows[0]?.id ?? null;
}

function surveyless(): KnownError {
  return new KnownError(
    422,
    "no_survey",
    "There is no open survey to measure an improvement by. Name one, or make one first.",
    [{ field: "surveyId", message: "is missing" }],
  );
}
