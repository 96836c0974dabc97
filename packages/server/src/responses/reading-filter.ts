import type { ReadingFilter } from "@candor/contract/filter.ts";
import { POLARITIES } from "@candor/contract/reading.ts";
import { type RawBuilder, sql } from "kysely";
import type { Standing, StandingTheme } from "./standing-themes.ts";

/** What must have been read in the comments of the answers that are meant; null where nothing is asked. */
export interface ReadingScope {
  /** `price`, or `price:negative`: one of them. */
  themes: readonly StandingTheme[] | null;
  tones: readonly string[] | null;
  urgencies: readonly number[] | null;
  languages: readonly string[] | null;
  disagrees: boolean | null;
  confirmed: boolean | null;
  churn: boolean | null;
  /** Whether it is nearly the same as an earlier one. */
  repeats: boolean | null;
  /** Nearly the same as that of this answer. */
  alikeTo: string | null;
}

/** The part of a query that is about what was read; null when nothing is. */
export function readingScopeOf(query: Standing<ReadingFilter>): ReadingScope | null {
  const tones = tonesOf(query);
  const scope: ReadingScope = {
    themes: filled(query.theme),
    tones,
    urgencies: filled(query.urgency)?.map(Number) ?? null,
    languages: filled(query.language),
    disagrees: query.disagrees ?? null,
    confirmed: query.confirmed ?? null,
    churn: query.churn ?? null,
    repeats: query.repeats ?? null,
    alikeTo: query.alikeTo ?? null,
  };
  return Object.values(scope).every((part) => part === null) ? null : scope;
}

const filled = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : null);

/** `unclear` is a tone by another name; a tone that is not unclear is one of the others. */
function tonesOf({
  tone,
  unclear,
}: Pick<ReadingFilter, "tone" | "unclear">): readonly string[] | null {
  const asked = filled(tone);
  if (unclear === undefined) return asked;
  if (unclear) return asked ? asked.filter((one) => one === "unclear") : ["unclear"];
  return (asked ?? ["positive", "neutral", "negative", "mixed"]).filter((one) => one !== "unclear");
}

/** The values under which answers are tallied that speak of a theme: one for each polarity. */
export function valuesOfTheme(theme: string): readonly string[] {
  return theme.includes(":") ? [theme] : POLARITIES.map((polarity) => `${theme}:${polarity}`);
}

/** The dimension in whose tallies a theme stands: topics have one of their own. */
export function dimensionOfTheme(theme: string): "@theme" | "@topic" {
  return theme.startsWith("topic-") ? "@topic" : "@theme";
}

/** Conditions on the table `response`. */
export function wasRead(workspaceId: string, scope: ReadingScope): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (scope.themes) conditions.push(speaksOf(scope.themes));
  const c = sql.ref("reading_asked");
  const parts: RawBuilder<unknown>[] = [];
  if (scope.tones) parts.push(sql`${c}.tone = any(${[...scope.tones]}::text[])`);
  if (scope.urgencies) parts.push(sql`${c}.urgency = any(${[...scope.urgencies]}::int[])`);
  if (scope.languages) parts.push(sql`${c}.language = any(${[...scope.languages]}::text[])`);
  if (scope.disagrees === true) parts.push(sql`${c}.disagrees is not null`);
  if (scope.confirmed !== null) parts.push(sql`${c}.disagreement_confirmed = ${scope.confirmed}`);
  if (scope.churn === true) parts.push(sql`${c}.churn`);
  if (scope.repeats === true) parts.push(repeats(c));
  if (scope.alikeTo !== null) parts.push(isAlikeTo(workspaceId, c, scope.alikeTo));
  if (parts.length > 0) conditions.push(reading(workspaceId, parts));
  if (scope.disagrees === false)
    conditions.push(sql`not ${reading(workspaceId, [sql`${c}.disagrees is not null`])}`);
  if (scope.churn === false) conditions.push(sql`not ${reading(workspaceId, [sql`${c}.churn`])}`);
  if (scope.repeats === false) conditions.push(sql`not ${reading(workspaceId, [repeats(c)])}`);
  return conditions;
}

function repeats(c: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${c}.alike > 0 and ${c}.duplicate_of is not null`;
}

function isAlikeTo(
  workspaceId: string,
  c: RawBuilder<unknown>,
  responseId: string,
): RawBuilder<unknown> {
  return sql`coalesce(${c}.duplicate_of, ${c}.response_id) = (
    select coalesce(meant.duplicate_of, meant.response_id) from comment_reading meant
    where meant.workspace_id = ${workspaceId}::uuid and meant.response_id = ${responseId}::uuid)`;
}

function reading(workspaceId: string, parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`exists (select from comment_reading reading_asked
    where reading_asked.workspace_id = ${workspaceId}::uuid
      and reading_asked.response_id = response.id and ${sql.join([...parts], sql` and `)})`;
}

/** The names of the dimensions are written out, so that PostgreSQL finds their indexes. */
function speaksOf(themes: readonly string[]): RawBuilder<unknown> {
  const of = (dimension: "@theme" | "@topic") =>
    themes.filter((theme) => dimensionOfTheme(theme) === dimension).flatMap(valuesOfTheme);
  const [own, topics] = [of("@theme"), of("@topic")];
  const either: RawBuilder<unknown>[] = [];
  if (own.length > 0) either.push(sql`response.derived -> '@theme' ?| ${own}::text[]`);
  if (topics.length > 0) either.push(sql`response.derived -> '@topic' ?| ${topics}::text[]`);
  return sql`(${sql.join(either, sql` or `)})`;
}

/** Nothing is asked: what somebody asks is laid over it. */
export const ANY_READING: ReadingScope = {
  themes: null,
  tones: null,
  urgencies: null,
  languages: null,
  disagrees: null,
  confirmed: null,
  churn: null,
  repeats: null,
  alikeTo: null,
};
