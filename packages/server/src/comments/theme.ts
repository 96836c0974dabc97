import type { Polarity } from "@candor/contract/reading.ts";
import { ASPECTS } from "@candor/text";
import type { Selectable } from "kysely";
import { themeMessage } from "../messages/theme-messages.ts";
import { standsFor } from "../responses/standing-themes.ts";
import type { StoredSpan, StoredTheme, ThemeTable } from "../storage/tables-comments.ts";

export type ThemeRecord = Selectable<ThemeTable>;

/** What answers are tallied under: `price:negative`, one value for each theme of an answer. */
export const THEME = "@theme";
/** The same for topics, which are found by the words of many comments: `topic-…:negative`. */
export const TOPIC = "@topic";
/** The tone of the comment, one value; what was read has one. */
export const TONE = "@tone";

/** A theme as it stands: an aspect, a keyword theme or a topic. */
export interface Theme {
  id: string;
  kind: "aspect" | "keyword" | "topic";
  name: string;
  /** Whether somebody gave it that name. */
  isNamed: boolean;
  /** Which model of the workspace's own called it so, and when; null where none did. */
  namedBy: { model: string; at: Date } | null;
  surveyId: string | null;
  language: string | null;
  words: Readonly<Record<string, readonly string[]>>;
  pinned: boolean;
  hidden: boolean;
  mergedInto: string | null;
  foundOn: string | null;
  gone: boolean;
}

export function isAspect(id: string): id is (typeof ASPECTS)[number] {
  return (ASPECTS as readonly string[]).includes(id);
}

/** Topics have ids of their own kind, so that an address says what it means. */
export function isTopic(id: string): boolean {
  return id.startsWith("topic-");
}

/** The ten aspects and whatever else there is, from what is stored. */
export function themesFrom(rows: readonly ThemeRecord[], language: string): Map<string, Theme> {
  const stored = new Map(rows.map((row) => [row.id, row]));
  const aspects = ASPECTS.map((id) => themeFrom(id, stored.get(id), language));
  const others = rows
    .filter(({ id }) => !isAspect(id))
    .map((row) => themeFrom(row.id, row, language));
  return new Map([...aspects, ...others].map((theme) => [theme.id, theme]));
}

function themeFrom(id: string, row: ThemeRecord | undefined, language: string): Theme {
  const kind = isAspect(id) ? "aspect" : ((row?.kind ?? "keyword") as Theme["kind"]);
  const given = isAspect(id) ? themeMessage(language, `aspect.${id}`) : (row?.found_name ?? id);
  return {
    id,
    kind,
    name: row?.name ?? row?.model_name ?? given,
    isNamed: Boolean(row?.name),
    namedBy: namedBy(row),
    surveyId: row?.survey_id ?? null,
    language: row?.language ?? null,
    words: row?.words ?? {},
    pinned: row?.pinned ?? false,
    hidden: row?.hidden ?? false,
    mergedInto: row?.merged_into ?? null,
    foundOn: row?.found_on ?? null,
    gone: row?.gone ?? false,
  };
}

function namedBy(row: ThemeRecord | undefined): Theme["namedBy"] {
  if (!row?.model_name || row.name || !row.model_name_by || !row.model_named_at) return null;
  return { model: row.model_name_by, at: row.model_named_at };
}

/** Themes of a comment as they stand after merging: what became one has all its places. */
export function afterMerging(
  themes: ReadonlyMap<string, Theme>,
  found: readonly StoredTheme[],
): StoredTheme[] {
  const merged = new Map<string, StoredTheme>();
  for (const { id, polarity, spans } of found) {
    const target = standsFor(themes, id);
    const same = merged.get(target);
    merged.set(target, {
      id: target,
      polarity: same ? together(same.polarity, polarity) : polarity,
      spans: same ? inOrder([...same.spans, ...spans]) : spans,
    });
  }
  return [...merged.values()];
}

/** A mixed comment says nothing clear of its one topic. */
export function polarityOfTopic(tone: string): string {
  return tone === "mixed" ? "unclear" : tone;
}

/** The topic that an answer is tallied under: none where it became part of a theme. */
export function topicValues(
  themes: ReadonlyMap<string, Theme>,
  topic: string | null,
  tone: string,
): string[] {
  const stands = topic === null ? null : standsFor(themes, topic);
  return stands !== null && isTopic(stands) ? [themeValue(stands, polarityOfTopic(tone))] : [];
}

/** A topic that became part of a theme, as a theme of its comment; no single place says so. */
export function topicAsTheme(
  themes: ReadonlyMap<string, Theme>,
  topic: string | null,
  tone: string,
): StoredTheme[] {
  if (topic === null || isTopic(standsFor(themes, topic))) return [];
  return [{ id: topic, polarity: polarityOfTopic(tone), spans: [] }];
}

/** Praise and blame of one thing is blame: the reader says the same of two clauses. */
function together(one: string, other: string): string {
  if (one === other || other === "unclear") return one;
  if (one === "unclear") return other;
  return [one, other].includes("negative") ? "negative" : "positive";
}

function inOrder(spans: readonly StoredSpan[]): StoredSpan[] {
  return spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The value that an answer is tallied under. */
export function themeValue(id: string, polarity: string): string {
  return `${id}:${polarity}`;
}

/** Theme and polarity of such a value; null for what is none, such as "(other)". */
export function themeOfValue(value: string): { id: string; polarity: Polarity } | null {
  const at = value.lastIndexOf(":");
  if (at <= 0) return null;
  return { id: value.slice(0, at), polarity: value.slice(at + 1) as Polarity };
}
