import type { ThemePreview, ThemeWords } from "@candor/contract/theme.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

/** So many of the newest comments are looked at. */
const MOST_COMMENTS = 5000;

/** What words would match in the comments of a survey, before anything is saved. */
export async function previewTheme(
  { db, reader }: { db: Database; reader: CommentReader },
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  words: ThemeWords,
): Promise<ThemePreview> {
  const { rows } = await sql<{ id: string; comment: string; score: number; language: string }>`
    select r.id, r.comment, r.score, coalesce(c.language, 'und') as language from response r
    left join comment_reading c on c.workspace_id = r.workspace_id and c.response_id = r.id
    where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} and r.comment is not null
      and r.deleted_at is null
    order by r.answered_at desc, r.id desc limit ${MOST_COMMENTS}
  `.execute(db);
  const found = await reader.ask({ kind: "match", words, comments: rows });
  const example = ({ at, spans }: { at: number; spans: { start: number; end: number }[] }) => ({
    responseId: rows[at]?.id ?? "",
    score: rows[at]?.score ?? 0,
    comment: rows[at]?.comment ?? "",
    spans,
  });
  return {
    matches: found.matches,
    of: rows.length,
    examples: found.examples.map(example),
    near: found.near.map(({ word, comments, ...where }) => ({
      word,
      comments,
      example: example(where),
    })),
  };
}
