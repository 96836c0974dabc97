import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import type { StoredTheme } from "../storage/tables-comments.ts";
import { type DerivedValues, setDerivedValues } from "../tallies/set-derived-values.ts";
import { askToAdapt } from "./ask-to-adapt.ts";
import { askToCompare } from "./ask-to-compare.ts";
import { type Correction, corrected, correctionsOf } from "./correction.ts";
import {
  afterMerging,
  THEME,
  type Theme,
  TONE,
  TOPIC,
  themeValue,
  topicAsTheme,
  topicValues,
} from "./theme.ts";
import type { RawReading } from "./thread/reader-messages.ts";

/** A place in the line: what was read for it, and as of which asking. */
export interface ReadComment {
  responseId: string;
  turn: number;
  /** The words that were read; null when there are none any more. */
  text: string | null;
  raw: RawReading | null;
}

/** What is told of answers whose comments were read just after they were given. */
export type TellOfReadings = (
  trx: Transaction,
  told: { workspaceId: string; ids: readonly string[]; now: Date },
) => Promise<void>;

interface Standing {
  id: string;
  survey_id: string;
  comment: string | null;
  topic: string | null;
}

/**
 * Keeps what was read: the readings, what the answers are tallied under, and the end of the wait. An answer
 * whose words changed meanwhile keeps its place in the line. The caller holds the workspace's lock.
 *
 * @returns the answers that have a reading now.
 */
export async function storeReadings(
  trx: Transaction,
  workspaceId: string,
  read: readonly ReadComment[],
  {
    themes,
    versionOf,
    now,
  }: {
    themes: ReadonlyMap<string, Theme>;
    /** Of the weights that a language is read by. */
    versionOf: (language: string) => string;
    now: Date;
  },
): Promise<string[]> {
  const standing = await standingOf(trx, workspaceId, read);
  const current = read.filter(({ responseId, text }) => standing.get(responseId)?.comment === text);
  const corrections = await correctionsOf(trx, workspaceId, current);
  const gone = current.filter(({ raw }) => raw === null).map(({ responseId }) => responseId);
  const rows = current.flatMap(({ responseId, raw }) => {
    const known = standing.get(responseId);
    if (!raw || !known) return [];
    const version = versionOf(raw.language);
    return [toRow({ responseId, known, raw, themes, version }, corrections.get(responseId))];
  });
  await upsert(trx, workspaceId, rows);
  await forget(trx, workspaceId, gone);
  await setDerivedValues(trx, workspaceId, [
    ...rows.flatMap((row) => derivedOf(row)),
    ...rows.flatMap(({ response_id, tone }) => {
      const topic = standing.get(response_id)?.topic ?? null;
      const values = topicValues(themes, topic, tone);
      return topic === null ? [] : [{ responseId: response_id, dimension: TOPIC, values } as const];
    }),
    ...gone.flatMap(nothingDerived),
  ]);
  await leaveLine(trx, workspaceId, current);
  await noticeSurveys(trx, workspaceId, rows);
  const surveys = current.flatMap(({ responseId }) => standing.get(responseId)?.survey_id ?? []);
  await askToCompare(trx, workspaceId, surveys, now);
  if (rows.length > 0) await askToAdapt(trx, workspaceId, now);
  return rows.map(({ response_id }) => response_id);
}

/** What an answer is tallied under for what was read in it. */
export function derivedOf({
  response_id,
  tone,
  themes,
}: {
  response_id: string;
  tone: string;
  themes: readonly StoredTheme[];
}): DerivedValues[] {
  const values = themes.map(({ id, polarity }) => themeValue(id, polarity));
  return [
    { responseId: response_id, dimension: TONE, values: [tone] },
    { responseId: response_id, dimension: THEME, values },
  ];
}

const nothingDerived = (responseId: string): DerivedValues[] =>
  ([TONE, THEME, TOPIC] as const).map((dimension) => ({ responseId, dimension, values: null }));

async function standingOf(
  trx: Transaction,
  workspaceId: string,
  read: readonly ReadComment[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select response.id, response.survey_id, response.comment, c.topic from response
    left join comment_reading c on c.workspace_id = response.workspace_id
      and c.response_id = response.id
    where response.workspace_id = ${workspaceId} and response.id = any(${read.map((one) => one.responseId)}::uuid[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

type ReadingRow = ReturnType<typeof toRow>;

function toRow(
  {
    responseId,
    known,
    raw,
    themes,
    version,
  }: {
    responseId: string;
    known: Standing;
    raw: RawReading;
    themes: ReadonlyMap<string, Theme>;
    version: string;
  },
  corrections: readonly Correction[] = [],
) {
  const byColleague = corrections.find(({ field }) => field === "tone")?.value;
  const toneSaid = byColleague && "tone" in byColleague ? byColleague.tone : raw.tone;
  const found = raw.themes.map(
    ({ id, polarity, spans }): StoredTheme => ({
      id,
      polarity,
      spans: spans.map(({ start, end }) => [start, end]),
    }),
  );
  const said = corrected(
    {
      language: raw.language,
      language_confidence: raw.languageConfidence,
      tone: raw.tone,
      confidence: raw.confidence,
      themes: afterMerging(themes, [...found, ...topicAsTheme(themes, known.topic, toneSaid)]),
      urgency: raw.urgency,
      churn: raw.churn,
      disagrees: raw.disagrees,
    },
    corrections,
  );
  return {
    response_id: responseId,
    survey_id: known.survey_id,
    likeliest: raw.likeliest,
    value: raw.value,
    reasons: raw.reasons.map(({ of, phrase, start, end }) => ({ of, phrase, start, end })),
    version,
    ...said,
  };
}

async function upsert(
  trx: Transaction,
  workspaceId: string,
  rows: readonly ReadingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into comment_reading as c (workspace_id, response_id, survey_id, language, language_confidence,
      tone, likeliest, value, confidence, themes, urgency, churn, reasons, disagrees, corrected, version)
    select ${workspaceId}::uuid, r.response_id, r.survey_id, r.language, r.language_confidence, r.tone,
      r.likeliest, r.value, r.confidence, r.themes, r.urgency, r.churn, r.reasons, r.disagrees,
      r.corrected, r.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(response_id uuid, survey_id uuid,
      language text, language_confidence real, tone text, likeliest text, value real, confidence real,
      themes jsonb, urgency smallint, churn boolean, reasons jsonb, disagrees text, corrected text[],
      version text)
    on conflict (workspace_id, response_id) do update set language = excluded.language,
      language_confidence = excluded.language_confidence, tone = excluded.tone,
      likeliest = excluded.likeliest, value = excluded.value, confidence = excluded.confidence,
      themes = excluded.themes, urgency = excluded.urgency, churn = excluded.churn,
      reasons = excluded.reasons, disagrees = excluded.disagrees, corrected = excluded.corrected,
      version = excluded.version
  `.execute(trx);
}

async function forget(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from comment_reading where workspace_id = ${workspaceId}
      and response_id = any(${[...ids]}::uuid[])
  `.execute(trx);
}

/** What was asked for again while it was being read stays in the line. */
async function leaveLine(
  trx: Transaction,
  workspaceId: string,
  read: readonly ReadComment[],
): Promise<void> {
  const places = read.map(({ responseId, turn }) => ({ id: responseId, turn }));
  await sql`
    delete from comment_to_read q
    using jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(id uuid, turn int)
    where q.workspace_id = ${workspaceId} and q.response_id = p.id and q.turn = p.turn
  `.execute(trx);
}

async function noticeSurveys(
  trx: Transaction,
  workspaceId: string,
  rows: readonly { survey_id: string }[],
): Promise<void> {
  const bySurvey = Map.groupBy(rows, ({ survey_id }) => survey_id);
  for (const [surveyId, own] of bySurvey) {
    await noticeLive(trx, { workspaceId, surveyId, count: own.length, kind: "changed" });
  }
}
