import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";

/** What one customer wrote, as strangers may read it. */
export interface SharedComment {
  text: string;
  score: number;
  /** Null for an anonymous survey. */
  day: string | null;
  /** Null unless names are ticked, and where nobody's name is known. */
  name: string | null;
}

const LONGEST = 600;

/** The newest comments of a scope; names only where they are wanted and the survey knows any. */
export async function latestComments(
  db: Database,
  scope: ResponseScope,
  { names, survey, count }: { names: boolean; survey: SurveyRow; count: number },
): Promise<SharedComment[]> {
  const conditions = [...inScope(scope), counted(), sql`response.comment is not null`];
  const { rows } = await sql<{ comment: string; score: number; day: string; name: string | null }>`
    select response.comment, response.score, response.day::text as day, person.name
    from response left join person
      on person.workspace_id = response.workspace_id and person.id = response.person_id
    where ${sql.join(conditions, sql` and `)} and response.deleted_at is null
    order by response.answered_at desc, response.id desc limit ${count}
  `.execute(db);
  return rows.map(({ comment, score, day, name }) => ({
    text:
      comment.length > LONGEST ? `${comment.slice(0, LONGEST).toWellFormed().trimEnd()}…` : comment,
    score,
    day: survey.anonymous ? null : day,
    name: names && !survey.anonymous ? name : null,
  }));
}
