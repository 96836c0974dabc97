import { ASPECTS, type ClearTone, disagreementOf } from "@candor/text";
import { sql } from "kysely";
import type { ReadComment } from "../comments/store-readings.ts";
import type { RawReading } from "../comments/thread/reader-messages.ts";
import type { Database } from "../storage/database.ts";
import type { EmbeddedView, QuotedTheme } from "../storage/tables-own-model.ts";
import { modelSettings } from "./model-queries.ts";
import { standsInstead } from "./own-model.ts";

interface Said {
  id: string;
  score: number;
  state: string;
  tone: RawReading["tone"];
  confidence: number;
  themes: QuotedTheme[];
  urgency: number;
  churn: boolean;
  reason: string;
  applied: boolean;
}

/**
 * What the embedded reader just read, with the model's word in its place where the workspace wishes that and the model
 * read the comment. Corrections by colleagues come after it and stand above both.
 */
export function secondOpinion(db: Database) {
  return async (workspaceId: string, read: readonly ReadComment[]): Promise<ReadComment[]> => {
    const said = await saidOf(db, workspaceId, read);
    if (said.size === 0) return [...read];
    const instead = standsInstead(await modelSettings(db, workspaceId));
    await noteEmbedded(db, workspaceId, { read, said, instead });
    if (!instead) return [...read];
    return read.map((one) => {
      const model = said.get(one.responseId);
      if (model?.state !== "read" || one.raw === null || one.text === null) return one;
      return { ...one, raw: together(one.raw, model, one.text) };
    });
  };
}

async function saidOf(
  db: Database,
  workspaceId: string,
  read: readonly ReadComment[],
): Promise<Map<string, Said>> {
  const { rows } = await sql<Said>`
    select m.response_id as id, r.score, m.state, m.tone, m.confidence, m.themes, m.urgency, m.churn, m.reason,
      m.applied
    from model_reading m join response r on r.workspace_id = m.workspace_id and r.id = m.response_id
    where m.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
      and m.response_id = any(${read.map(({ responseId }) => responseId)}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Keeps what the embedded reader says beside it, so that both can be compared whichever stands. */
async function noteEmbedded(
  db: Database,
  workspaceId: string,
  q: { read: readonly ReadComment[]; said: ReadonlyMap<string, Said>; instead: boolean },
): Promise<void> {
  const rows = q.read.flatMap(({ responseId, raw }) => {
    const model = q.said.get(responseId);
    if (!model || raw === null) return [];
    const { tone, urgency, churn, themes } = raw;
    const embedded: EmbeddedView = { tone, urgency, churn, themes: themes.map(({ id }) => id) };
    return [{ id: responseId, embedded, applied: q.instead && model.state === "read" }];
  });
  await sql`
    update model_reading m set embedded = k.embedded, applied = k.applied
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(id uuid, embedded jsonb, applied boolean)
    where m.workspace_id = ${workspaceId} and m.response_id = k.id
  `.execute(db);
}

/** The model's reading; the workspace's own words are found by the embedded reader whatever a model thinks. */
function together(raw: RawReading, said: Said, text: string): RawReading {
  const lean = said.tone === "positive" ? 1 : said.tone === "negative" ? -1 : 0;
  const value = lean * said.confidence;
  const likeliest = said.tone === "unclear" ? raw.likeliest : said.tone;
  const named = new Set(said.themes.map(({ id }) => id));
  const isAspect = (id: string) => (ASPECTS as readonly string[]).includes(id);
  const own = raw.themes.filter(({ id }) => !isAspect(id) && !named.has(id));
  const themes = said.themes.map(({ id, polarity, quote }) => ({
    id,
    polarity: polarity as RawReading["themes"][number]["polarity"],
    spans: spanOf(text, quote),
  }));
  const because = spanOf(text, said.reason).map((span) => ({ ...span, phrase: said.reason }));
  return {
    ...raw,
    tone: said.tone,
    likeliest,
    value,
    confidence: said.confidence,
    themes: [...themes, ...own],
    urgency: said.urgency as RawReading["urgency"],
    churn: said.churn,
    reasons: because.flatMap((reason) => [
      ...(said.urgency > 0 ? [{ ...reason, of: "urgency" as const }] : []),
      ...(said.churn ? [{ ...reason, of: "churn" as const }] : []),
    ]),
    disagrees: disagreementOf(said.score, {
      likeliest: likeliest as ClearTone,
      confidence: said.confidence,
      value,
    }),
  };
}

/** Words that personal data was taken out of stand nowhere in the comment as it is kept; they have no place. */
function spanOf(text: string, quote: string): { start: number; end: number }[] {
  const start = quote === "" ? -1 : text.indexOf(quote);
  return start < 0 ? [] : [{ start, end: start + quote.length }];
}
