import type { Tone } from "@candor/contract/reading.ts";
import { type DayText, isDay, PERIODS, type PeriodName } from "./period.ts";

/** What every screen keeps in the address bar: a link shows another person exactly what you see. */
export type View = {
  workspace?: string | undefined;
  survey?: string | undefined;
  /** `all` is the whole time; without one, a screen of numbers opens on the period that suits. */
  period?: PeriodName | "all" | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** `property=value`; different properties must all hold, the same property means either value. */
  filter?: string[] | undefined;
  counting?: "latest" | undefined;
  /** Themes of which a comment must speak: `price`, or `price:negative`. */
  theme?: string[] | undefined;
} & ReadingView;

/** What was read in the comment, each part by the word that the API has for it. */
export type ReadingView = {
  tone?: Tone[] | undefined;
  urgency?: ("0" | "1" | "2")[] | undefined;
  /** Of the comment, as it was read. */
  language?: string[] | undefined;
  churn?: "true" | "false" | undefined;
  disagrees?: "true" | "false" | undefined;
};

/** The query string as it came; a key that stands twice is a list. */
export type Raw = Record<string, unknown>;

/**
 * Reads what every screen shares; what makes no sense is left out rather than believed. Every key is
 * named, since the router lays what is returned over what came. A screen reads its own keys where its
 * routes are.
 */
export function readView(raw: Raw): View {
  return {
    workspace: text(raw.workspace),
    survey: text(raw.survey),
    period: oneOf(raw.period, [...PERIODS, "all"] as const),
    from: day(raw.from),
    to: day(raw.to),
    filter: nonEmpty(list(raw.filter).filter((f) => /^[^=]{1,100}=/.test(f))),
    counting: oneOf(raw.counting, ["latest"] as const),
    theme: nonEmpty(list(raw.theme).filter((id) => THEME.test(id))),
    tone: nonEmpty(TONES.filter((tone) => list(raw.tone).includes(tone))),
    urgency: nonEmpty(URGENCIES.filter((one) => list(raw.urgency).includes(one))),
    language: nonEmpty(list(raw.language).filter((code) => /^[a-z]{2,3}$/.test(code))),
    churn: oneOf(raw.churn, YES_NO),
    disagrees: oneOf(raw.disagrees, YES_NO),
  };
}

export const TONES = ["positive", "neutral", "negative", "mixed", "unclear"] as const;
export const URGENCIES = ["0", "1", "2"] as const;
const YES_NO = ["true", "false"] as const;

const THEME = /^[a-z0-9][a-z0-9_-]{0,63}(:(positive|neutral|negative|unclear))?$/;

/** The query string as an object: a key that stands twice becomes a list. */
export function parseSearch(search: string): Raw {
  const raw: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = raw[key];
    raw[key] = before === undefined ? value : [...[before].flat(), value];
  }
  return raw;
}

/** The other way round; `=`, `:` and `,` inside values stay readable. */
export function stringifySearch(search: Raw): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one === undefined || one === null || one === "") continue;
      parts.push(`${encodeURIComponent(key)}=${readable(String(one))}`);
    }
  }
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function readable(value: string): string {
  return encodeURIComponent(value)
    .replaceAll("%3D", "=")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%2F", "/")
    .replaceAll("%20", "+");
}

/** What goes along from screen to screen: whose numbers, when, and which of them. */
export function carried(view: View): View {
  const { workspace, survey, period, from, to, filter, counting, theme } = view;
  const reading = readingOf(view);
  return dropUndefined({
    workspace,
    survey,
    period,
    from,
    to,
    filter,
    counting,
    theme,
    ...reading,
  });
}

/** The part of an address that is about what comments say. */
export function readingOf({ tone, urgency, language, churn, disagrees }: View): ReadingView {
  return { tone, urgency, language, churn, disagrees };
}

export type Filter = { property: string; value: string };

export function readFilters(filter: string[] | undefined): Filter[] {
  return (filter ?? []).map((text) => {
    const at = text.indexOf("=");
    return { property: text.slice(0, at), value: text.slice(at + 1) };
  });
}

/** Filters by property, in the order they were set: "store: Riga or Tallinn". */
export function filtersByProperty(filter: string[] | undefined): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { property, value } of readFilters(filter)) {
    map.set(property, [...(map.get(property) ?? []), value]);
  }
  return map;
}

/** One click on a row: puts the value in, or takes it out when it was in. */
export function toggleFilter(
  filter: string[] | undefined,
  property: string,
  value: string,
): string[] | undefined {
  const text = `${property}=${value}`;
  const now = filter ?? [];
  return nonEmpty(now.includes(text) ? now.filter((f) => f !== text) : [...now, text]);
}

export function withoutProperty(
  filter: string[] | undefined,
  property: string,
): string[] | undefined {
  return nonEmpty((filter ?? []).filter((f) => !f.startsWith(`${property}=`)));
}

export function dropUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;
}
/** The readers of single keys: each gives nothing for what makes no sense. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
export function list(value: unknown): string[] {
  return [value].flat().filter((v) => typeof v === "string");
}
export function nonEmpty<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : values;
}
export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((a) => a === value);
}
export function day(value: unknown): DayText | undefined {
  return isDay(value) ? value : undefined;
}
