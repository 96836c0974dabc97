import type { CorrectReading } from "@candor/contract/theme.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { StoredTheme } from "../storage/tables-comments.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { setDerivedValues } from "../tallies/set-derived-values.ts";
import { askToAdapt } from "./ask-to-adapt.ts";
import { askToRead } from "./ask-to-read.ts";
import { type Correctable, type Correction, corrected, correctionsOf } from "./correction.ts";
import { PRIORITY } from "./reading-kind.ts";
import { derivedOf } from "./store-readings.ts";
import type { Theme } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";

interface Correcting {
  workspaceId: string;
  responseId: string;
  actor: string;
  now: Date;
}

/**
 * Keeps what a colleague says of a reading, and tallies it at once. It stays whatever later versions of the reader
 * think, until the customer writes something else. What is taken back is read again.
 *
 * @throws {KnownError} 404 when the comment was not read; 422 for a theme that does not exist.
 */
export async function correctReading(
  db: Database,
  of: Correcting,
  said: CorrectReading,
): Promise<void> {
  const { workspaceId, responseId, now } = of;
  await withWorkspace(db, workspaceId, async (trx) => {
    const row = await readingRow(trx, of);
    const { corrections, takenBack } = spoken(said, await themesOf(trx, workspaceId));
    await keep(trx, of, corrections);
    await takeBack(trx, of, takenBack);
    const all = (await correctionsOf(trx, workspaceId, [{ responseId }])).get(responseId) ?? [];
    const after = corrected(row, all);
    await sql`
      update comment_reading set language = ${after.language},
        language_confidence = ${after.language_confidence}::real, tone = ${after.tone},
        confidence = ${after.confidence}::real, themes = ${JSON.stringify(after.themes)}::jsonb,
        urgency = ${after.urgency}::smallint, churn = ${after.churn}, disagrees = ${after.disagrees},
        corrected = ${after.corrected}::text[],
        disagreement_confirmed = ${said.disagreementConfirmed ?? row.disagreement_confirmed}
      where workspace_id = ${workspaceId} and response_id = ${responseId}::uuid
    `.execute(trx);
    await setDerivedValues(trx, workspaceId, derivedOf({ response_id: responseId, ...after }));
    if (said.tone !== undefined) await askToAdapt(trx, workspaceId, now);
    // Another language is other words; and what a machine said of what was taken back is not kept.
    if (said.language || takenBack.length > 0) {
      await askToRead(trx, workspaceId, [responseId], { priority: PRIORITY.given, now });
    }
  });
}

type ReadingRow = Correctable & { disagreement_confirmed: boolean };

async function readingRow(
  trx: Transaction,
  { workspaceId, responseId }: Correcting,
): Promise<ReadingRow> {
  const { rows } = await sql<ReadingRow & { themes: StoredTheme[] }>`
    select language, language_confidence, tone, confidence, themes, urgency, churn, disagrees,
      disagreement_confirmed
    from comment_reading where workspace_id = ${workspaceId} and response_id = ${responseId}::uuid
  `.execute(trx);
  const row = rows[0];
  if (row) return row;
  throw new KnownError(
    404,
    "not_read",
    "The comment of this answer was not read: it has none, or it is read in a moment.",
  );
}

/** What was said, part by part. @throws {KnownError} 422. */
function spoken(
  { tone, language, urgency, churn, themes: ofThemes = {} }: CorrectReading,
  themes: ReadonlyMap<string, Theme>,
): { corrections: Correction[]; takenBack: string[] } {
  const corrections: Correction[] = [];
  const takenBack: string[] = [];
  const part = <T>(field: string, value: T | null | undefined, say: (value: T) => Correction) => {
    if (value === null) takenBack.push(field);
    else if (value !== undefined) corrections.push(say(value));
  };
  part("tone", tone, (value) => ({ field: "tone", value: { tone: value } }));
  part("language", language, (value) => ({ field: "language", value: { language: value } }));
  part("urgency", urgency, (value) => ({ field: "urgency", value: { urgency: value } }));
  part("churn", churn, (value) => ({ field: "churn", value: { churn: value } }));
  for (const [id, polarity] of Object.entries(ofThemes)) {
    if (!themes.has(id)) throw noSuchTheme(id);
    part(`theme:${id}`, polarity, (value) => ({
      field: `theme:${id}`,
      value: { polarity: value === "none" ? null : value },
    }));
  }
  return { corrections, takenBack };
}

export function noSuchTheme(id: string): KnownError {
  return new KnownError(422, "theme_not_found", `There is no theme "${id}" in this workspace.`);
}

async function keep(
  trx: Transaction,
  { workspaceId, responseId, actor }: Correcting,
  corrections: readonly Correction[],
): Promise<void> {
  if (corrections.length === 0) return;
  await trx
    .insertInto("reading_correction")
    .values(
      corrections.map(({ field, value }) => ({
        workspace_id: workspaceId,
        response_id: responseId,
        field,
        value: JSON.stringify(value),
        actor,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "response_id", "field"]).doUpdateSet((old) => ({
        value: old.ref("excluded.value"),
        actor: old.ref("excluded.actor"),
      })),
    )
    .execute();
}

async function takeBack(
  trx: Transaction,
  { workspaceId, responseId }: Correcting,
  fields: readonly string[],
): Promise<void> {
  if (fields.length === 0) return;
  await sql`
    delete from reading_correction where workspace_id = ${workspaceId}
      and response_id = ${responseId}::uuid and field = any(${[...fields]}::text[])
  `.execute(trx);
}

/** Words that changed are other words: what was said of the old ones is forgotten. */
export async function forgetCorrections(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from reading_correction
    where workspace_id = ${workspaceId} and response_id = any(${[...ids]}::uuid[])
  `.execute(trx);
  await sql`
    update comment_reading set disagreement_confirmed = false
    where workspace_id = ${workspaceId} and response_id = any(${[...ids]}::uuid[])
      and disagreement_confirmed
  `.execute(trx);
}
