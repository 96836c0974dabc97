import type { ReadingSummary } from "@candor/contract/reading.ts";
import { sql } from "kysely";
import type { StoredTheme } from "../storage/tables-comments.ts";

/** What a row has of its comment's reading, as `readingColumn` selects it. */
export interface WithReading {
  reading: (Omit<ReadingSummary, "themes"> & { themes: StoredTheme[] }) | null;
}

/** Joins the reading of `response`; beside `readingColumn`. */
export const readingJoin = sql`left join comment_reading read
  on read.workspace_id = response.workspace_id and read.response_id = response.id`;

/** The reading in one column. */
export const readingColumn = sql`case when read.response_id is null then null else jsonb_build_object(
  'language', read.language, 'tone', read.tone, 'confidence', read.confidence, 'themes', read.themes,
  'urgency', read.urgency, 'churn', read.churn, 'disagrees', read.disagrees, 'duplicateOf', read.duplicate_of,
  'duplicateBy', read.duplicate_by, 'alike', read.alike, 'readBy', (
    select jsonb_build_object('model', m.model, 'on', m.read_on) from model_reading m
    where m.workspace_id = read.workspace_id and m.response_id = read.response_id and m.applied)
  ) end as reading`;

/** As the API shows it in a list: what was read, not where. */
export function readingSummary({ reading }: WithReading): ReadingSummary | null {
  if (!reading) return null;
  return {
    ...reading,
    themes: reading.themes.map(({ id, polarity }) => ({
      id,
      polarity: polarity as ReadingSummary["themes"][number]["polarity"],
    })),
  };
}
