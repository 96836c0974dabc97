import type { Disagreement, ResponseReading, Tone } from "@candor/contract/reading.ts";
import type { Selectable } from "kysely";
import type { Database } from "../storage/database.ts";
import type { CommentReadingTable } from "../storage/tables-comments.ts";
import type { Theme } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";

/** What was read in the comment of an answer; null while nothing was. */
export async function readingOf(
  db: Database,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<ResponseReading | null> {
  const row = await db
    .selectFrom("comment_reading")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .executeTakeFirst();
  if (!row) return null;
  const readBy = await db
    .selectFrom("model_reading")
    .select(["model", "read_on as on"])
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .where("applied", "=", true)
    .executeTakeFirst();
  return toReading(row, await themesOf(db, workspaceId), readBy ?? null);
}

function toReading(
  row: Selectable<CommentReadingTable>,
  themes: ReadonlyMap<string, Theme>,
  readBy: ResponseReading["readBy"],
): ResponseReading {
  return {
    language: row.language,
    languageConfidence: row.language_confidence,
    tone: row.tone as Tone,
    confidence: row.confidence,
    themes: row.themes.map(({ id, polarity, spans }) => ({
      id,
      kind: themes.get(id)?.kind ?? "keyword",
      name: themes.get(id)?.name ?? id,
      polarity: polarity as ResponseReading["themes"][number]["polarity"],
      spans: spans.map(([start, end]) => ({ start, end })),
    })),
    urgency: row.urgency,
    churn: row.churn,
    disagrees: row.disagrees as Disagreement | null,
    reasons: row.reasons,
    version: row.version,
    corrected: row.corrected,
    disagreementConfirmed: row.disagreement_confirmed,
    duplicateOf: row.duplicate_of,
    duplicateBy: row.duplicate_by as ResponseReading["duplicateBy"],
    alike: row.alike,
    readBy,
  };
}
