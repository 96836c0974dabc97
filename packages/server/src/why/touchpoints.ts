import type { Compare } from "@candor/contract/score.ts";
import type { Touchpoints } from "@candor/contract/why.ts";
import {
  fcrConfidence,
  homogeneityTest,
  npsStandardError,
  pairedDifference,
  partialPooling,
} from "@candor/stats";
import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { breakdown } from "../scores/breakdown.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import { countsOf } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";

/** A pair of steps that fewer people have gone through says nothing. */
const LEAST_PEOPLE = 20;
/** Pairs are looked for among so many of the newest answers, so that a million cost no more. */
const MOST_ANSWERS = 100_000;

/**
 * The customer's journey in the workspace's own order: the score of each step, how it differs and how it
 * changed; whether the steps differ beyond chance; and what the same people said at two of them.
 */
export async function touchpoints(
  db: Database,
  scope: ResponseScope,
  { compare, today }: { compare: Compare; today: string },
): Promise<Touchpoints> {
  const [{ rows }, words, pairs] = await Promise.all([
    breakdown(db, scope, "touchpoint", { compare, today }),
    listPropertyWords(db, scope),
    pairsOfPeople(db, scope),
  ]);
  const order = words.find(({ property }) => property === "touchpoint")?.order ?? [];
  const isEarlier = journeyOrder(order, pairs);
  const steps = rows
    .filter(({ value }) => value !== "")
    .map(({ value, before, band: _, ...row }) => ({ ...row, touchpoint: value, previous: before }))
    .sort((a, b) => isEarlier(a.touchpoint, b.touchpoint));
  const judged = steps.filter((step) => step.score !== null).map(countsOf);
  return {
    steps,
    consistency: judged.length < 2 ? null : consistencyOf(judged),
    pairs: differencesOf(pairs, isEarlier),
    pairsAmong: answersOf(steps) > MOST_ANSWERS ? MOST_ANSWERS : null,
  };
}

function answersOf(steps: readonly { answers: number }[]): number {
  return steps.reduce((sum, { answers }) => sum + answers, 0);
}

function consistencyOf(groups: ReturnType<typeof countsOf>[]): Touchpoints["consistency"] {
  const { p } = homogeneityTest({ groups });
  const scores = groups.map(({ promoters, passives, detractors }) => {
    const n = promoters + passives + detractors;
    return (100 * (promoters - detractors)) / n;
  });
  // Three pseudo-answers, so that a step of promoters alone has an error too.
  const standardErrors = groups.map(
    ({ promoters, passives, detractors }) =>
      npsStandardError({
        promoters: promoters + 1,
        passives: passives + 1,
        detractors: detractors + 1,
      }).se ?? 1,
  );
  const { tau2 } = partialPooling({ scores, standardErrors });
  return { p, spread: tau2 === null ? null : Math.sqrt(tau2), steps: groups.length };
}

/** What the same people said at two steps, and how many of them came to the first one first. */
interface Pair {
  from: string;
  to: string;
  counts: number[][];
  fromFirst: number;
}

/** People who answered at two steps: their latest answer at each, the steps in no order yet. */
async function pairsOfPeople(db: Database, scope: ResponseScope): Promise<Pair[]> {
  const conditions = sql.join([...inScope(scope), counted()], sql` and `);
  const grouped = sql`case when score >= 9 then 2 when score >= 7 then 1 else 0 end`;
  const { rows } = await sql<{
    a: string;
    b: string;
    ga: number;
    gb: number;
    n: number;
    first: number;
  }>`
    with newest as materialized (
      select response.person_id, response.touchpoint, response.score, response.answered_at
      from response
      where ${conditions} and response.person_id is not null and response.touchpoint is not null
      order by response.answered_at desc, response.id desc limit ${MOST_ANSWERS}
    ), latest as materialized (
      select distinct on (person_id, touchpoint) person_id, touchpoint, score, answered_at
      from newest order by person_id, touchpoint, answered_at desc
    ), standing as materialized (
      select person_id, touchpoint, answered_at, ${grouped} as grp from latest
    )
    select x.touchpoint as a, y.touchpoint as b, x.grp as ga, y.grp as gb, count(*)::int as n,
      (count(*) filter (where x.answered_at < y.answered_at))::int as first
    from standing x join standing y on y.person_id = x.person_id and x.touchpoint < y.touchpoint
    group by 1, 2, 3, 4 order by 1, 2
  `.execute(db);
  const pairs = new Map<string, Pair>();
  for (const { a, b, ga, gb, n, first } of rows) {
    const key = `${a}\n${b}`;
    const pair = pairs.get(key) ?? { from: a, to: b, counts: noPairs(), fromFirst: 0 };
    const row = pair.counts[ga];
    if (row) row[gb] = (row[gb] ?? 0) + n;
    pair.fromFirst += first;
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

const noPairs = () => Array.from({ length: 3 }, () => [0, 0, 0]);

/**
 * Which of two steps comes first: by the workspace's own order; steps that it does not name come behind,
 * by which of them people came to first.
 */
function journeyOrder(order: readonly string[], pairs: readonly Pair[]) {
  const ahead = new Map<string, number>();
  for (const { from, to, counts, fromFirst } of pairs) {
    const lead = (2 * fromFirst) / people(counts) - 1;
    ahead.set(from, (ahead.get(from) ?? 0) + lead);
    ahead.set(to, (ahead.get(to) ?? 0) - lead);
  }
  const place = (step: string) => {
    const at = order.indexOf(step);
    return at < 0 ? order.length : at;
  };
  return (a: string, b: string): number =>
    place(a) - place(b) || (ahead.get(b) ?? 0) - (ahead.get(a) ?? 0);
}

/** The later step less the earlier, where enough people have answered at both. */
function differencesOf(
  pairs: readonly Pair[],
  isEarlier: (a: string, b: string) => number,
): Touchpoints["pairs"] {
  const enough = pairs
    .filter(({ counts }) => people(counts) >= LEAST_PEOPLE)
    .map((pair) => (isEarlier(pair.from, pair.to) > 0 ? turned(pair) : pair))
    .sort((a, b) => isEarlier(a.from, b.from) || isEarlier(a.to, b.to));
  // Bonferroni by the number of pairs: few are shown, and each is a comparison of its own.
  const { confidence } = fcrConfidence({ selected: 1, compared: Math.max(1, enough.length) });
  return enough.flatMap(({ from, to, counts }) => {
    const { difference, lower, upper } = pairedDifference({ table: counts, confidence });
    if (difference === null || lower === null || upper === null) return [];
    const clear = lower > 0 || upper < 0;
    return [{ from, to, people: people(counts), difference, lower, upper, clear }];
  });
}

function turned({ from, to, counts, fromFirst }: Pair): Pair {
  return {
    ...{ from: to, to: from, fromFirst: people(counts) - fromFirst },
    counts: noPairs().map((row, i) => row.map((_, j) => counts[j]?.[i] ?? 0)),
  };
}

function people(counts: readonly (readonly number[])[]): number {
  return counts.flat().reduce((sum, n) => sum + n, 0);
}
