import type { AlertEvidence, AlertKind } from "@candor/contract/alert.ts";
import { type Counts, intervalWilson, shiftAlarms } from "@candor/stats";
import { type Counts11, type DayCounts, total } from "../scores/histogram-queries.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";

/** Fewer answers are no reference. */
export const LEAST_REFERENCE = 30;
/** So many days before a watch begins are its reference, at most. */
export const REFERENCE_DAYS = 365;
export const NONE: Counts11 = Array.from({ length: 11 }, () => 0);

/** How the detector sees a rule: what counts as good and bad, which way is watched, from where on. */
export interface Watching {
  direction: "drop" | "rise";
  baseline: number;
  batch: (counts: Counts11) => Counts;
}

/**
 * What a rule watches, from the answers of its reference. A measured baseline is uncertain: the limit of
 * its interval on the safe side is taken. Null where the reference is too small or at the end of the scale.
 */
export function watchingOf(kind: AlertKind, reference: Counts11): Watching | null {
  const report = scoreReport(reference);
  if (report.answers < LEAST_REFERENCE || report.interval === null) return null;
  const watching = baselineOf(kind, reference);
  return watching.baseline > -99.9 && watching.baseline < 99.9 ? watching : null;
}

function baselineOf(kind: AlertKind, reference: Counts11): Watching {
  const report = scoreReport(reference);
  const groups = (counts: Counts11) => countsOf(scoreReport(counts));
  const { lower, upper } = report.interval ?? { lower: -100, upper: 100 };
  if (kind === "score_drop") return { direction: "drop", baseline: lower, batch: groups };
  if (kind === "score_rise") return { direction: "rise", baseline: upper, batch: groups };
  // A share is watched as counts, too: those who have it against those who have not.
  const share = intervalWilson({ successes: report.detractors, n: report.answers }).upper ?? 1;
  return {
    direction: "rise",
    baseline: 200 * share - 100,
    batch: (counts) => {
      const { promoters, passives, detractors } = groups(counts);
      return { promoters: detractors, passives: 0, detractors: promoters + passives };
    },
  };
}

/**
 * Answers between two false alarms, so that all watches of a rule together speak falsely once in so many
 * days: what comes a day, times the days, times how many are watched.
 */
export function budgetOf(q: {
  reference: number;
  days: number;
  falseAlarmDays: number;
  watches: number;
}) {
  const daily = q.reference / Math.max(1, q.days);
  return Math.min(1e14, Math.max(10, daily * q.falseAlarmDays * Math.max(1, q.watches)));
}

/** Alarms over days that are past, with the evidence at each. */
export function alarmsOver(
  days: readonly DayCounts[],
  watching: Watching,
  { reference, budget }: { reference: Counts11; budget: number },
): { at: string; evidence: AlertEvidence }[] {
  const { alarms } = shiftAlarms({
    batches: days.map(({ counts }) => watching.batch(counts)),
    baseline: watching.baseline,
    direction: watching.direction,
    budget,
  });
  return alarms.flatMap(({ index, since }) => {
    const last = days[index];
    const first = days[since];
    if (!last || !first) return [];
    const counts = sum(days.slice(since, index + 1).map((one) => one.counts));
    const evidence = evidenceOf({ watching, reference, budget, since: first.day, counts });
    return [{ at: last.day, evidence }];
  });
}

/** The numbers at the moment of an alarm. */
export function evidenceOf(q: {
  watching: Watching;
  reference: Counts11;
  budget: number;
  since: string;
  counts: Counts11;
}): AlertEvidence {
  const before = scoreReport(q.reference);
  const { answers, promoters, passives, detractors, score, interval } = scoreReport(q.counts);
  return {
    baseline: q.watching.baseline,
    reference: {
      answers: before.answers,
      score: before.score ?? 0,
      interval: before.interval ?? { lower: -100, upper: 100, confidence: 0.95, method: "tango" },
    },
    since: q.since,
    now: { answers, promoters, passives, detractors, score, interval },
    budget: q.budget,
    ...{ share: null, volume: null, finding: null },
  };
}

export function sum(histograms: readonly Counts11[]): Counts11 {
  return NONE.map((_, score) => histograms.reduce((all, counts) => all + (counts[score] ?? 0), 0));
}

/** What came since, or null where answers were taken away meanwhile and the past must be read again. */
export function newSince(seen: Counts11, now: Counts11): Counts11 | null {
  const batch = now.map((n, score) => n - (seen[score] ?? 0));
  return batch.some((n) => n < 0) ? null : batch;
}

export function isEmpty(counts: Counts11): boolean {
  return total(counts) === 0;
}
