import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { StoredTheme } from "../storage/tables-comments.ts";

/** The parts of a reading that colleagues can correct, and what follows from them. */
export interface Correctable {
  language: string;
  language_confidence: number;
  tone: string;
  confidence: number;
  themes: StoredTheme[];
  urgency: number;
  churn: boolean;
  disagrees: string | null;
}

/** What a colleague said of a part; `theme:price` with polarity null: it does not speak of that. */
export type Correction =
  | { field: "language"; value: { language: string } }
  | { field: "tone"; value: { tone: string } }
  | { field: "urgency"; value: { urgency: number } }
  | { field: "churn"; value: { churn: boolean } }
  | { field: `theme:${string}`; value: { polarity: string | null } };

/** A reading with what colleagues said of it: that stays, whatever a version of the reader thinks. */
export function corrected<Reading extends Correctable>(
  reading: Reading,
  corrections: readonly Correction[],
): Reading & { corrected: string[] } {
  const said = { ...reading, corrected: corrections.map(({ field }) => field).sort() };
  for (const { field, value } of corrections) {
    if (field === "language" && "language" in value) {
      said.language = value.language;
      said.language_confidence = 1;
    } else if (field === "tone" && "tone" in value) {
      said.tone = value.tone;
      said.confidence = 1;
      // It was a guess about a tone that a person has now read.
      said.disagrees = null;
    } else if (field === "urgency" && "urgency" in value) said.urgency = value.urgency;
    else if (field === "churn" && "churn" in value) said.churn = value.churn;
    else if ("polarity" in value) {
      said.themes = withTheme(said.themes, field.slice("theme:".length), value.polarity);
    }
  }
  return said;
}

function withTheme(
  themes: readonly StoredTheme[],
  id: string,
  polarity: string | null,
): StoredTheme[] {
  if (polarity === null) return themes.filter((theme) => theme.id !== id);
  const found = themes.find((theme) => theme.id === id);
  if (!found) return [...themes, { id, polarity, spans: [] }];
  return themes.map((theme) => (theme.id === id ? { ...theme, polarity } : theme));
}

/** Corrections by answer. */
export async function correctionsOf(
  trx: Transaction,
  workspaceId: string,
  of: readonly { responseId: string }[],
): Promise<Map<string, Correction[]>> {
  if (of.length === 0) return new Map();
  const { rows } = await sql<Correction & { response_id: string }>`
    select response_id, field, value from reading_correction
    where workspace_id = ${workspaceId} and response_id = any(${of.map((o) => o.responseId)}::uuid[])
    order by response_id, field
  `.execute(trx);
  return Map.groupBy(rows, ({ response_id }) => response_id);
}
