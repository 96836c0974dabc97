import { type RawBuilder, sql } from "kysely";
import { isHeld } from "../people/legal-hold.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { Answers } from "./answers.ts";
import type { ResponseRow, Revision } from "./revision.ts";

/** Answers changed in one hold of the workspace's lock: nobody who records waits long. */
const BATCH = 200;
/** So many go in one night. */
export const WORDS_EACH_NIGHT = 20_000;

interface Old {
  workspaceId: string;
  before: Date;
}

/** Answers given before a moment that still have words, and are not on hold. */
function withOldWords({ workspaceId, before }: Old): RawBuilder<boolean> {
  return sql<boolean>`r.workspace_id = ${workspaceId} and r.answered_at < ${before}::timestamptz
    and (r.comment is not null or exists (
      select from survey s, jsonb_array_elements(
        case when jsonb_typeof(s.settings -> 'questions') = 'array'
          then s.settings -> 'questions' else '[]' end) as q
      where s.workspace_id = ${workspaceId} and s.id = r.survey_id
        and q ->> 'kind' = 'text' and r.answers ->> (q ->> 'id') is not null))
    and not ${isHeld(workspaceId, sql`r.person_id`)}`;
}

/** How many answers would lose their words, and how many words without a score would go. */
export async function countOldWords(
  db: Database,
  old: Old,
): Promise<{ comments: number; looseComments: number }> {
  const { rows } = await sql<{ comments: number; looseComments: number }>`
    select (select count(*)::int from response r where ${withOldWords(old)}) as comments,
      (select count(*)::int from loose_comment l where ${oldLoose(old)}) as "looseComments"
  `.execute(db);
  return rows[0] ?? { comments: 0, looseComments: 0 };
}

function oldLoose({ workspaceId, before }: Old): RawBuilder<boolean> {
  return sql<boolean>`l.workspace_id = ${workspaceId} and l.given_at < ${before}::timestamptz
    and not ${isHeld(workspaceId, sql`l.person_id`)}`;
}

/**
 * Takes the words out of answers given before a moment: the comment, and what was written to questions that ask for
 * words. Scores, choices and tallies stay; what was read in the words goes with them, and so does their history.
 *
 * @returns how many answers lost their words, and how many words without a score went.
 */
export async function forgetOldWords(
  db: Database,
  answers: Answers,
  old: Old & { now: Date },
): Promise<{ comments: number; looseComments: number }> {
  const textsOf = await textQuestions(db, old.workspaceId);
  let comments = 0;
  while (comments < WORDS_EACH_NIGHT) {
    const { rows } = await sql<{ id: string }>`
      select r.id from response r where ${withOldWords(old)}
      order by r.answered_at, r.id limit ${BATCH}
    `.execute(db);
    if (rows.length === 0) break;
    const ids = rows.map(({ id }) => id);
    await answers.forgetWords(old.workspaceId, ids, (row) => withoutWords(row, textsOf), {
      actor: "candor",
      now: old.now,
    });
    comments += ids.length;
  }
  const gone = await sql`delete from loose_comment l where ${oldLoose(old)}`.execute(db);
  return { comments, looseComments: Number(gone.numAffectedRows ?? 0) };
}

function withoutWords(row: ResponseRow, textsOf: Map<string, Set<string>>): Revision {
  const texts = textsOf.get(row.survey_id);
  const kept = Object.entries(row.answers).filter(([id]) => !texts?.has(id));
  return { comment: null, answers: Object.fromEntries(kept) };
}

/** By survey: the questions that are answered in words. */
async function textQuestions(db: Database, workspaceId: string): Promise<Map<string, Set<string>>> {
  const surveys = await db
    .selectFrom("survey")
    .select(["id", "settings"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Map(
    surveys.map((survey) => {
      const texts = questionsOf(survey).filter(({ kind }) => kind === "text");
      return [survey.id, new Set(texts.map(({ id }) => id))];
    }),
  );
}
