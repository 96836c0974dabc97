import type { Group } from "@candor/contract/common.ts";
import { isDay, PERIODS, type PeriodName } from "./period.ts";

/** Everything the address bar holds: a link shows another person exactly what you see. */
export type View = {
  workspace?: string | undefined;
  survey?: string | undefined;
  period?: PeriodName | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** `property=value`; different properties must all hold, the same property means either value. */
  filter?: string[] | undefined;
  counting?: "latest" | undefined;
  /** The dimension of the breakdown. */
  by?: string | undefined;
  step?: "day" | "week" | "month" | undefined;
  compare?: "previous" | undefined;
  group?: Group[] | undefined;
  search?: string | undefined;
  standing?: "excluded" | "quarantined" | "all" | undefined;
  hasComment?: "true" | "false" | undefined;
  tag?: string | undefined;
  /** The answer whose detail is open. */
  response?: string | undefined;
  /** People: a saved segment, and who may not be written to on a channel. */
  segment?: string | undefined;
  blocked?: string | undefined;
  /** Asking: one sending, a fate with its reason, and where the calendar begins. */
  sending?: string | undefined;
  fate?: string | undefined;
  reason?: string | undefined;
  day?: string | undefined;
  /** Sign-in pages. */
  token?: string | undefined;
  next?: string | undefined;
  error?: string | undefined;
};

type Raw = Record<string, unknown>;
const GROUPS: readonly Group[] = ["promoter", "passive", "detractor"];

/** Reads what came in the address; what makes no sense is left out rather than believed. */
export function readView(raw: Raw): View {
  return dropUndefined({
    workspace: text(raw.workspace),
    survey: text(raw.survey),
    period: oneOf(raw.period, PERIODS),
    from: isDay(raw.from) ? raw.from : undefined,
    to: isDay(raw.to) ? raw.to : undefined,
    filter: nonEmpty(list(raw.filter).filter((f) => /^[^=]{1,100}=/.test(f))),
    counting: oneOf(raw.counting, ["latest"] as const),
    by: text(raw.by),
    step: oneOf(raw.step, ["day", "week", "month"] as const),
    compare: oneOf(raw.compare, ["previous"] as const),
    group: nonEmpty(GROUPS.filter((g) => list(raw.group).includes(g))),
    search: text(raw.search),
    standing: oneOf(raw.standing, ["excluded", "quarantined", "all"] as const),
    hasComment: oneOf(raw.hasComment, ["true", "false"] as const),
    tag: text(raw.tag),
    response: text(raw.response),
    segment: text(raw.segment),
    blocked: text(raw.blocked),
    sending: text(raw.sending),
    fate: text(raw.fate),
    reason: text(raw.reason),
    day: isDay(raw.day) ? raw.day : undefined,
    token: text(raw.token),
    next: text(raw.next),
    error: text(raw.error),
  });
}

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
  const { workspace, survey, period, from, to, filter, counting } = view;
  return dropUndefined({ workspace, survey, period, from, to, filter, counting });
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
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
function list(value: unknown): string[] {
  return [value].flat().filter((v) => typeof v === "string");
}
function nonEmpty<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : values;
}
function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((a) => a === value);
}
