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
  const place = (touchpoint: string) => {
    const at = order.indexOf(touchpoint);
    return at < 0 ? order.length : at;
  };
  const steps = rows
    .filter(({ value }) => value !== "")
    .map(({ value, before, band: _, ...row }) => ({ ...row, touchpoint: value, previous: before }))
    .sort((a, b) => place(a.touchpoint) - place(b.touchpoint));
  const judged = steps.filter((step) => step.score !== null).map(countsOf);
  return { steps, consistency: judged.length < 2 ? null : consistencyOf(judged), pairs };
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

type Pair = { from: string; to: string; counts: number[][] };

/** People who answered at two steps: their latest answer at each, earlier step first by time. */
async function pairsOfPeople(db: Database, scope: ResponseScope): Promise<Touchpoints["pairs"]> {
  const conditions = sql.join([...inScope(scope), counted()], sql` and `);
  const grouped = sql`case when score >= 9 then 2 when score >= 7 then 1 else 0 end`;
  const { rows } = await sql<{ a: string; b: string; ga: number; gb: number; n: number }>`
    with latest as materialized (
      select distinct on (response.person_id, response.touchpoint)
        response.person_id, response.touchpoint, response.score, response.answered_at
      from response
      where ${conditions} and response.person_id is not null and response.touchpoint is not null
      order by response.person_id, response.touchpoint, response.answered_at desc
    ), standing as materialized (
      select person_id, touchpoint, answered_at, ${grouped} as grp from latest
    )
    select x.touchpoint as a, y.touchpoint as b, x.grp as ga, y.grp as gb, count(*)::int as n
    from standing x join standing y on y.person_id = x.person_id and x.touchpoint < y.touchpoint
    group by 1, 2, 3, 4
  `.execute(db);
  const pairs = new Map<string, Pair>();
  for (const { a, b, ga, gb, n } of rows) {
    const key = `${a}\n${b}`;
    const pair = pairs.get(key) ?? {
      from: a,
      to: b,
      counts: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    };
    const row = pair.counts[ga];
    if (row) row[gb] = (row[gb] ?? 0) + n;
    pairs.set(key, pair);
  }
  const enough = [...pairs.values()].filter(({ counts }) => people(counts) >= LEAST_PEOPLE);
  // Bonferroni by the number of pairs: few are shown, and each is a comparison of its own.
  const { confidence } = fcrConfidence({ selected: 1, compared: Math.max(1, enough.length) });
  return enough.flatMap(({ from, to, counts }) => {
    const { difference, lower, upper } = pairedDifference({ table: counts, confidence });
    if (difference === null || lower === null || upper === null) return [];
    const clear = lower > 0 || upper < 0;
    return [{ from, to, people: people(counts), difference, lower, upper, clear }];
  });
}

function people(counts: readonly (readonly number[])[]): number {
  return counts.flat().reduce((sum, n) => sum + n, 0);
}
