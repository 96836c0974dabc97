import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { keepLooseComments } from "../loose-comments/keep-loose-comments.ts";
import type { KeepComments } from "../responses/answers.ts";
import { COMMENT_FLOOR } from "../responses/floor/blocks.ts";

/**
 * Comments of employees stand apart from their scores and groups, without a time, in no order, and only once ten
 * answers have been released since the last comments were: whoever knows who answered cannot tell whose they are.
 */
export const keepComments: KeepComments = async (
  trx,
  { workspaceId, surveyId, now },
  { answers, comments },
) => {
  if (comments.length > 0) {
    await trx
      .insertInto("employee_comment")
      .values(
        comments.map((text) => ({
          workspace_id: workspaceId,
          id: randomUUID(),
          survey_id: surveyId,
          text,
        })),
      )
      .execute();
  }
  const { rows } = await sql<{ answers: number }>`
    insert into employee_release as r (workspace_id, survey_id, answers_since_comments)
    values (${workspaceId}, ${surveyId}::uuid, ${answers})
    on conflict (workspace_id, survey_id) do update
      set answers_since_comments = r.answers_since_comments + excluded.answers_since_comments
    returning r.answers_since_comments as answers
  `.execute(trx);
  if ((rows[0]?.answers ?? 0) < COMMENT_FLOOR) return;
  const { rows: said } = await sql<{ text: string }>`
    delete from employee_comment where workspace_id = ${workspaceId}
      and survey_id = ${surveyId}::uuid returning text
  `.execute(trx);
  await sql`
    update employee_release set answers_since_comments = 0
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}::uuid
  `.execute(trx);
  await keepLooseComments(
    trx,
    { workspaceId, surveyId, now },
    said.map(({ text }) => ({
      ...{ source: "employee" as const, sourceKey: randomUUID(), text, givenAt: now },
    })),
  );
};
