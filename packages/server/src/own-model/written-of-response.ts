import type { WrittenOfResponse } from "@candor/contract/own-model.ts";
import type { Database } from "../storage/database.ts";
import { translationsOf } from "./translate-comment.ts";

/** All that a model wrote about one comment, and whether its word stands. */
export async function writtenOfResponse(
  db: Database,
  ref: { workspaceId: string; responseId: string },
): Promise<WrittenOfResponse> {
  const { workspaceId, responseId } = ref;
  const [row, waiting, translations] = await Promise.all([
    db
      .selectFrom("model_reading")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", responseId)
      .executeTakeFirst(),
    db
      .selectFrom("model_to_read")
      .select("response_id")
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", responseId)
      .executeTakeFirst(),
    translationsOf(db, ref),
  ]);
  const state = waiting ? "waiting" : ((row?.state ?? null) as WrittenOfResponse["state"]);
  return {
    state,
    problem: (row?.problem ?? null) as WrittenOfResponse["problem"],
    reading: row?.state === "read" ? toReading(row) : null,
    translations,
  };
}

type Reading = NonNullable<WrittenOfResponse["reading"]>;

function toReading(row: {
  model: string;
  read_on: string;
  applied: boolean;
  tone: string;
  confidence: number;
  urgency: number;
  churn: boolean;
  themes: { id: string; polarity: string; quote: string }[];
  embedded: { tone: string; urgency: number; churn: boolean } | null;
}): Reading {
  const { model, applied, confidence, urgency, churn, embedded } = row;
  return {
    ...{ model, on: row.read_on, applied, confidence, urgency, churn },
    tone: row.tone as Reading["tone"],
    themes: row.themes as Reading["themes"],
    embedded: embedded && {
      tone: embedded.tone as Reading["tone"],
      urgency: embedded.urgency,
      churn: embedded.churn,
    },
  };
}
