import type { ChangeEffect } from "@candor/contract/change.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import {
  type Counts,
  differenceIntervalMover,
  effectOfChange,
  evenStrata,
  LEAST_BASE,
} from "@candor/stats";
import { sql } from "kysely";
import type { ChangeRow } from "../changes/change-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import {
  type Counts11,
  histogramsByDay,
  histogramsByExpression,
} from "../scores/histogram-queries.ts";
import { addDays } from "../scores/period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";

const WEEKDAYS = 7;
const DAY_MS = 86_400_000;

/** Histograms of one period, by day of the week. */
type Week = Counts11[];

interface Span {
  from: string;
  to: string;
}

/**
 * Before and after a dated change. Weekdays answer differently and may not be equally many in both, so each
 * counts with the share that it has in both together. Where it concerns some alone, the change of the others
 * is subtracted: what moved everybody at once is none of it.
 */
export async function changeEffect(
  db: Database,
  scope: ResponseScope,
  change: ChangeRow,
  { weeks, today }: { weeks: number; today: string },
): Promise<ChangeEffect> {
  const day = String(change.day);
  const until = change.until === null ? addDays(day, WEEKDAYS * weeks) : String(change.until);
  const days = Math.round((Date.parse(until) - Date.parse(day)) / DAY_MS);
  const after = { from: day, to: until < today ? until : today };
  const before = { from: addDays(day, -days), to: day };
  const own = await bothOf(db, scope, before, after);
  const narrowed = scope.properties.size > 0 || (scope.reading ?? null) !== null;
  const everybody = { ...scope, properties: new Map(), reading: null };
  const rest = narrowed ? less(await bothOf(db, everybody, before, after), own) : null;
  const even = evenStrata({ before: own.before.map(groups), after: own.after.map(groups) });
  const [was, is] = [scoreReport(sum(own.before)), scoreReport(sum(own.after))];
  const difference = enough(was, is) ? differenceOf(even.before, even.after) : null;
  const effect = rest && effectOver(was, is, even, rest);
  const decisive = effect ?? (rest === null ? difference : null);
  return {
    before: { ...before, ...was },
    after: { ...after, ...is },
    open: until > today,
    change: difference,
    others: rest && othersOf(rest),
    effect,
    verdict: verdictOf(decisive),
    bySource: change.source === null ? null : await sourceReport(db, scope, after, change.source),
  };
}

async function bothOf(db: Database, scope: ResponseScope, before: Span, after: Span) {
  const [was, is] = await Promise.all([week(db, scope, before), week(db, scope, after)]);
  return { before: was, after: is };
}

async function week(db: Database, scope: ResponseScope, span: Span): Promise<Week> {
  const found: Week = Array.from({ length: WEEKDAYS }, () => new Array<number>(11).fill(0));
  if (span.from >= span.to) return found;
  for (const { day, counts } of await histogramsByDay(db, { ...scope, ...span })) {
    const own = found[new Date(`${day}T00:00:00Z`).getUTCDay()];
    counts.forEach((n, score) => {
      if (own) own[score] = (own[score] ?? 0) + n;
    });
  }
  return found;
}

type Both = { before: Week; after: Week };

/** An answer may arrive between the two counts. */
function less(all: Both, own: Both): Both {
  const minus = (a: Week, b: Week) =>
    a.map((counts, at) => counts.map((n, score) => Math.max(0, n - (b[at]?.[score] ?? 0))));
  return { before: minus(all.before, own.before), after: minus(all.after, own.after) };
}

const sum = (one: Week): Counts11 =>
  Array.from({ length: 11 }, (_, score) =>
    one.reduce((all, counts) => all + (counts[score] ?? 0), 0),
  );
const groups = (counts: Counts11): Counts => countsOf(scoreReport(counts));
const enough = (...reports: ScoreReport[]) => reports.every(({ answers }) => answers >= LEAST_BASE);

function differenceOf(a: Counts, b: Counts): ChangeEffect["change"] {
  const { difference, lower, upper } = differenceIntervalMover({ a, b, confidence: CONFIDENCE });
  return difference === null || lower === null || upper === null
    ? null
    : { points: difference, lower, upper };
}

function effectOver(
  was: ScoreReport,
  is: ScoreReport,
  own: { before: Counts; after: Counts },
  rest: Both,
): ChangeEffect["effect"] {
  const [otherWas, otherIs] = [scoreReport(sum(rest.before)), scoreReport(sum(rest.after))];
  if (!enough(was, is, otherWas, otherIs)) return null;
  const others = evenStrata({ before: rest.before.map(groups), after: rest.after.map(groups) });
  const { effect, lower, upper } = effectOfChange({
    before: own.before,
    after: own.after,
    otherBefore: others.before,
    otherAfter: others.after,
    confidence: CONFIDENCE,
  });
  return effect === null || lower === null || upper === null
    ? null
    : { points: effect, lower, upper };
}

function othersOf(rest: Both): ChangeEffect["others"] {
  const [before, after] = [scoreReport(sum(rest.before)), scoreReport(sum(rest.after))];
  const points = before.score === null || after.score === null ? null : after.score - before.score;
  return { before, after, points };
}

function verdictOf(found: ChangeEffect["effect"]): ChangeEffect["verdict"] {
  if (found === null) return "too_few";
  if (found.lower > 0) return "up";
  return found.upper < 0 ? "down" : "no_clear_change";
}

async function sourceReport(db: Database, scope: ResponseScope, span: Span, source: string) {
  if (span.from >= span.to) return scoreReport(new Array<number>(11).fill(0));
  const everybody = { ...scope, ...span, properties: new Map(), reading: null };
  const all = await histogramsByExpression(db, everybody, sql`coalesce(response.source, '')`);
  const own = all.find(({ value }) => value === source);
  return scoreReport(own?.counts ?? new Array<number>(11).fill(0));
}
