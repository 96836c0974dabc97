import { poissonUpperTail } from "@candor/stats";
import { sql } from "kysely";
import type { ResponseScope } from "../responses/response-filter.ts";
import {
  type Counts11,
  histogram,
  histogramsByExpression,
  histogramsByValue,
} from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { OTHER } from "../tallies/cells.ts";
import { findBegging, steeredPlaces } from "./find-begging.ts";
import { type Candidate, type Finding, idOf, placed } from "./finding.ts";
import {
  burstsOf,
  type Course,
  coursesOf,
  examplesOf,
  INTERVIEWER,
  MOST_LOOKED_AT,
  oftenFromOne,
  placeOf,
  tooFast,
} from "./looked-answers.ts";
import { corrected, monthEnd, moreTens, otherShape, runOfTens } from "./unusual-places.ts";

/** Of all that are named at most so many are chance. */
const FALSE_SHARE = 0.05;
/** One who answers that often is looked at. */
const OFTEN = 5;
const LEAST_FAST = 3;
/** So many are listed, the least probable first. */
const LISTED = 50;

/**
 * What is unusual in the answers of a scope: tested exactly, corrected for everything that was looked at, and large
 * enough to matter. None of it proves anything.
 */
export async function findUnusual(
  db: Database,
  scope: ResponseScope,
): Promise<{ findings: Finding[]; compared: number; looked: number; anonymous: boolean }> {
  const survey = await getSurvey(db, scope);
  const properties = [
    ...survey.dimensions,
    "touchpoint",
    ...(survey.anonymous ? [] : [INTERVIEWER]),
  ];
  const [all, courses] = await Promise.all([
    histogram(db, scope),
    coursesOf(db, scope, properties),
  ]);
  const places = [
    ...(await distributions(db, scope, properties, all)),
    ...(await steeredPlaces(db, scope, properties)),
  ];
  const often = survey.anonymous ? null : await oftenFromOne(db, scope, OFTEN);
  const tested = [...places, ...courses.flatMap(alongTime), ...(often ? fromOne(often) : [])];
  // Everybody who answered was looked at, not only those who did so often.
  const senders = often === null ? 0 : Math.max(0, often.people - often.often.length);
  const compared = tested.length + senders;
  const p = corrected(
    tested.map(({ test }) => test.p),
    compared,
  );
  const found = tested.flatMap(({ test, key, ...one }, at): Finding[] => {
    const own = p[at] ?? 1;
    if (own > FALSE_SHARE || !test.large) return [];
    return [{ ...one, id: idOf(one.kind, key), p: own }];
  });
  const counted = survey.anonymous ? [] : await withoutTest(db, scope);
  const begging = await findBegging(db, scope, { anonymous: survey.anonymous });
  const findings = [...begging, ...counted, ...found.sort((a, b) => (a.p ?? 0) - (b.p ?? 0))];
  return {
    findings: findings.slice(0, LISTED),
    compared,
    looked: Math.min(MOST_LOOKED_AT, courses.find(({ property }) => property === "")?.answers ?? 0),
    anonymous: survey.anonymous,
  };
}

/** Each value of each property against all others, where both have answers enough. */
async function distributions(
  db: Database,
  scope: ResponseScope,
  properties: readonly string[],
  all: Counts11,
): Promise<Candidate[]> {
  const found = await Promise.all(
    properties.map(async (property) => {
      const values =
        property === INTERVIEWER
          ? await histogramsByExpression(db, scope, placeOf(property))
          : await histogramsByValue(db, scope, property);
      // Of interviewers the peers are the others who interview, not those who answered alone.
      const base =
        property === INTERVIEWER
          ? sumOf(values.filter(({ value }) => value !== "").map(({ counts }) => counts))
          : all;
      return values
        .filter(({ value }) => value !== "" && value !== OTHER)
        .flatMap(({ value, counts }) => {
          const elsewhere = base.map((n, score) => n - (counts[score] ?? 0));
          const tens = moreTens(counts, elsewhere);
          const shape = otherShape(counts, elsewhere);
          const at = { property, value };
          return [
            ...(tens ? [placed("tens_here", at, tens, [sql`response.score = 10`])] : []),
            // More tens say it already.
            ...(shape && !(tens?.large && tens.p < FALSE_SHARE)
              ? [placed("shape_here", at, shape, [])]
              : []),
          ];
        });
    }),
  );
  return found.flat();
}

/** Runs of tens, and tens at the end of months. */
function alongTime(course: Course): Candidate[] {
  const at = course.property === "" ? null : { property: course.property, value: course.value };
  if (at !== null && at.value === "") return [];
  const run = runOfTens(course);
  const end = monthEnd({
    last: { tens: course.lastDaysTens, answers: course.lastDays },
    other: {
      tens: course.tens - course.lastDaysTens,
      answers: course.answers - course.lastDays,
    },
  });
  const isTen = sql`response.score = 10`;
  const inLastDays = sql`response.day >=
    (date_trunc('month', response.day::timestamp) + interval '1 month')::date - 3`;
  const found: Candidate[] = [];
  if (run && course.runFrom && course.runTo) {
    const { runFrom, runTo } = course;
    const within = sql`response.answered_at between ${runFrom}::timestamptz and ${runTo}::timestamptz
      and not response.by_day`;
    found.push({
      ...placed("run_of_tens", at, run, [isTen, within], runFrom.toISOString()),
      ...{ from: dayOf(runFrom), to: dayOf(runTo), removable: true },
    });
  }
  if (end) found.push(placed("month_end", at, end, [isTen, inLastDays, sql`not response.by_day`]));
  return found;
}

/** Who answers far more often than everybody does on average. */
function fromOne(q: Awaited<ReturnType<typeof oftenFromOne>>): Candidate[] {
  const lambda = q.people === 0 ? 0 : q.answers / q.people;
  return q.often.map(({ personId, answers }) => {
    const { p } = poissonUpperTail({ k: answers, lambda });
    const test = { p, large: true, answers, seen: answers, usual: lambda };
    const is = sql`response.person_id = ${personId}::uuid`;
    return { ...placed("many_from_one", null, test, [is], personId), removable: true };
  });
}

/** What is counted and not tested: bursts from one address, answers faster than reading. */
async function withoutTest(db: Database, scope: ResponseScope): Promise<Finding[]> {
  const fast = [tooFast(scope.workspaceId)];
  const [{ answers }, bursts] = await Promise.all([
    examplesOf(db, scope, fast),
    burstsOf(db, scope),
  ]);
  const found: Finding[] = bursts.map((burst) => ({
    ...{
      id: idOf("burst", burst.id),
      kind: "burst",
      place: { property: "channel", value: burst.channel },
    },
    ...{ answers: burst.answers, seen: burst.answers, usual: null, p: null, removable: false },
    ...{ sentences: [], from: dayOf(burst.from), to: dayOf(burst.to) },
    // The address was never written down: what came in the same minutes, others' answers among it.
    where: [
      sql`response.channel = ${burst.channel}`,
      sql`response.answered_at between ${burst.from}::timestamptz and ${burst.to}::timestamptz`,
    ],
  }));
  if (answers >= LEAST_FAST) {
    found.push({
      ...{ id: idOf("too_fast", ""), kind: "too_fast", place: null, answers, seen: answers },
      ...{ usual: null, p: null, from: null, to: null, removable: true },
      ...{ sentences: [], where: fast },
    });
  }
  return found;
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function sumOf(histograms: readonly Counts11[]): Counts11 {
  return Array.from({ length: 11 }, (_, score) =>
    histograms.reduce((sum, counts) => sum + (counts[score] ?? 0), 0),
  );
}
