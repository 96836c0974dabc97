import type { AlertKind } from "@candor/contract/alert.ts";
import { sql } from "kysely";
import { themeOfValue } from "../comments/theme.ts";
import { inScope } from "../responses/response-filter.ts";
import { standingTheme } from "../responses/standing-themes.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { answersOf, type RuleScope } from "./rule-scope.ts";

/** How many of a day have what is watched. */
export interface ShareDay {
  day: string;
  has: number;
  n: number;
}

export interface Days {
  from: string;
  to: string;
}

/** What is watched → its days, in order. */
export type SharesByKey = Map<string, ShareDay[]>;

/** Kinds that watch a share by days, and so many days until a day says all that it will: answers to mails take a week. */
export const LAG: Partial<Record<AlertKind, number>> = {
  theme_surge: 0,
  hot_spot: 0,
  bounces_rise: 1,
  response_rate_drop: 7,
};

/** So many cells of places and themes are watched at most, those with the most comments. */
const MOST_CELLS = 400;
const NO_KEY = "";

/** The days of everything that a rule of such a kind watches. */
export async function sharesOf(
  db: Database,
  kind: AlertKind,
  rule: RuleScope,
  days: Days,
): Promise<SharesByKey> {
  if (kind === "theme_surge") return themeShares(db, await asMerged(db, rule), days);
  if (kind === "hot_spot") return cellShares(db, await asMerged(db, rule), days);
  return invitationShares(db, kind, rule, days);
}

/** A rule about a theme that became part of another one is about that: comments are read under it from then on. */
async function asMerged(db: Database, rule: RuleScope): Promise<RuleScope> {
  if (rule.about === null) return rule;
  return { ...rule, about: await standingTheme(db, rule.workspaceId, rule.about) };
}

/** A cell of a hot spot as one key; places may hold any sign but this one. */
const BETWEEN = "\u001f";
export const cellKey = (place: string, theme: string) => `${place}${BETWEEN}${theme}`;
export function cellOfKey(key: string): { place: string; theme: string } | null {
  const at = key.lastIndexOf(BETWEEN);
  return at < 0 ? null : { place: key.slice(0, at), theme: key.slice(at + 1) };
}

interface ValueRow {
  day: string;
  dimension: string;
  value: string;
  n: number;
}

const SUM = sql.raw(Array.from({ length: 11 }, (_, score) => `s${score}`).join(" + "));

/** Comments that speak of each theme, of all that were read; from the tallies where nothing narrows them. */
async function themeShares(db: Database, rule: RuleScope, days: Days): Promise<SharesByKey> {
  const scope = answersOf(rule, days);
  const { rows } =
    scope.properties.size === 0 && !scope.reading
      ? await sql<ValueRow>`
          select day::text as day, dimension, value, sum(${SUM})::int as n from tally
          where workspace_id = ${rule.workspaceId} and survey_id = ${rule.surveyId}
            and basis = 'every' and dimension in ('@theme', '@topic', '@tone')
            and day >= ${days.from}::date and day < ${days.to}::date
          group by 1, 2, 3`.execute(db)
      : await sql<ValueRow>`
          select response.day::text as day, d.name as dimension, v.value, count(*)::int as n
          from response
          cross join (values ('@theme'), ('@topic'), ('@tone')) d(name)
          cross join lateral jsonb_array_elements_text(
            '[]'::jsonb || coalesce(response.cells -> d.name, '[]'::jsonb)) v(value)
          where ${sql.join([...inScope(scope), sql`response.cells is not null`], sql` and `)}
          group by 1, 2, 3`.execute(db);
  const read = new Map<string, number>();
  const spoken = new Map<string, Map<string, number>>();
  for (const { day, dimension, value, n } of rows) {
    if (dimension === "@tone") {
      // Answers without a comment stand under "".
      if (value !== "") read.set(day, (read.get(day) ?? 0) + n);
      continue;
    }
    const theme = themeOfValue(value)?.id;
    if (theme === undefined || (rule.about !== null && theme !== rule.about)) continue;
    const own = spoken.get(theme) ?? new Map<string, number>();
    own.set(day, (own.get(day) ?? 0) + n);
    spoken.set(theme, own);
  }
  return daysOfAll(read, spoken);
}

/** Every day on which comments were read stands in every row, with 0 where nobody spoke of it. */
function daysOfAll(
  read: ReadonlyMap<string, number>,
  spoken: ReadonlyMap<string, ReadonlyMap<string, number>>,
): SharesByKey {
  const days = [...read].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    [...spoken].map(([key, own]) => [
      key,
      days.map(([day, n]) => ({ day, n, has: Math.min(n, own.get(day) ?? 0) })),
    ]),
  );
}

/** Comments of each place that criticise each theme, of all that were read there: its cost is answers. */
async function cellShares(db: Database, rule: RuleScope, days: Days): Promise<SharesByKey> {
  if (rule.eachOf === null) return new Map();
  const scope = answersOf(rule, days);
  const { rows } = await sql<{ day: string; place: string; theme: string; n: number }>`
    select response.day::text as day, p.place, v.theme, count(*)::int as n from response
    cross join lateral (select ${propertyValue(rule.eachOf)} as place) p
    cross join lateral (
      select ${NO_KEY}::text as theme
      union all
      select split_part(t.value, ':', 1) from jsonb_array_elements_text(
        '[]'::jsonb || coalesce(response.cells -> '@theme', '[]'::jsonb)) t(value)
      where t.value like '%:negative'
    ) v
    where ${sql.join([...inScope(scope), sql`response.cells is not null`], sql` and `)}
      and p.place <> '' and coalesce(response.cells -> '@tone' ->> 0, '') <> ''
    group by 1, 2, 3
  `.execute(db);
  const places = new Map<string, Map<string, number>>();
  const cells = new Map<string, Map<string, Map<string, number>>>();
  for (const { day, place, theme, n } of rows) {
    if (theme === NO_KEY) {
      places.set(place, (places.get(place) ?? new Map<string, number>()).set(day, n));
      continue;
    }
    if (rule.about !== null && theme !== rule.about) continue;
    const own = cells.get(place) ?? new Map<string, Map<string, number>>();
    own.set(theme, (own.get(theme) ?? new Map<string, number>()).set(day, n));
    cells.set(place, own);
  }
  const all = [...cells].flatMap(([place, themes]) =>
    [...daysOfAll(places.get(place) ?? new Map(), themes)].map(
      ([theme, own]) => [cellKey(place, theme), own] as const,
    ),
  );
  const comments = (own: readonly ShareDay[]) => own.reduce((sum, { has }) => sum + has, 0);
  return new Map(all.sort(([, a], [, b]) => comments(b) - comments(a)).slice(0, MOST_CELLS));
}

/** Of those who were asked on a day: who answered within a week, or whose mail came back. */
async function invitationShares(
  db: Database,
  kind: AlertKind,
  rule: RuleScope,
  days: Days,
): Promise<SharesByKey> {
  const bounces = kind === "bounces_rise";
  const has = bounces
    ? sql`i.state = 'bounced'`
    : sql`i.answered_at <= i.asked_at + interval '7 days'`;
  const who = bounces ? sql`i.channel = 'email'` : sql`i.state <> 'bounced'`;
  const key = rule.eachOf === "channel" ? sql`i.channel` : sql`${NO_KEY}::text`;
  const { rows } = await sql<ShareDay & { key: string }>`
    with zone as materialized (select time_zone from workspace where id = ${rule.workspaceId}),
    known as materialized (select not anonymous as named from survey
      where workspace_id = ${rule.workspaceId} and id = ${rule.surveyId})
    select (i.asked_at at time zone (select time_zone from zone))::date::text as day, ${key} as key,
      count(*)::int as n, (count(*) filter (where ${has}))::int as has
    from invitation i
    where i.workspace_id = ${rule.workspaceId} and i.survey_id = ${rule.surveyId} and ${who}
      and i.asked_at >= (select ${days.from}::date::timestamp at time zone time_zone from zone)
      and i.asked_at < (select ${days.to}::date::timestamp at time zone time_zone from zone)
      and (select named from known)
    group by 1, 2 order by 1
  `.execute(db);
  const found: SharesByKey = new Map();
  for (const { key: of, ...day } of rows) found.set(of, [...(found.get(of) ?? []), day]);
  return found;
}
