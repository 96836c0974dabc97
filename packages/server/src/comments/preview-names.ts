import type { NamesPreview } from "@candor/contract/theme.ts";
import { findNames } from "@candor/text";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** So many of the newest comments are looked at. */
const MOST_COMMENTS = 5000;
const EXAMPLES = 5;

/** Where names stand in the comments of a workspace, before anything is saved. */
export async function previewNames(
  db: Database,
  workspaceId: string,
  names: readonly string[],
): Promise<NamesPreview> {
  const { rows } = await sql<{ id: string; comment: string }>`
    select id, comment from response where workspace_id = ${workspaceId} and comment is not null
      and deleted_at is null
    order by id desc limit ${MOST_COMMENTS}
  `.execute(db);
  const found = rows.flatMap(({ id, comment }) => {
    const spans = findNames(comment, names);
    return spans.length === 0 ? [] : [{ responseId: id, comment, spans }];
  });
  return {
    matches: found.length,
    of: rows.length,
    examples: found.slice(0, EXAMPLES),
    names: names.map((name) => {
      const alone = [name];
      const comments = found.filter(({ comment }) => findNames(comment, alone).length > 0).length;
      return { name, comments };
    }),
  };
}
