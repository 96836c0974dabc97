import type { AlertEvidence, AlertKind } from "@candor/contract/alert.ts";
import { intervalWilson, shiftAlarms } from "@candor/stats";
import { daysOf } from "../scores/period.ts";
import type { ShareDay } from "./share-days.ts";
import { budgetOf, LEAST_REFERENCE } from "./watch.ts";

/** So many have what is watched. */
export interface Share {
  has: number;
  n: number;
}

/** A share that is watched: before, and where it is about places, elsewhere. */
export interface ShareWatch {
  before: Share;
  elsewhere: Share | null;
  budget: number;
}

const direction = (kind: AlertKind) =>
  kind === "response_rate_drop" ? ("drop" as const) : ("rise" as const);

/** What all of them together were; null where they are too few to compare with. */
export function shareOf(days: readonly ShareDay[]): Share | null {
  const share = days.reduce((sum, { has, n }) => ({ has: sum.has + has, n: sum.n + n }), {
    has: 0,
    n: 0,
  });
  return share.n >= LEAST_REFERENCE ? share : null;
}

/** What comes in a day, times the days between two false alarms, times how many are watched. */
export function budgetOfDays(
  days: readonly ShareDay[],
  q: { to: string; falseAlarmDays: number; watches: number },
): number {
  const reference = days.reduce((sum, { n }) => sum + n, 0);
  const first = days[0]?.day ?? q.to;
  return budgetOf({ ...q, reference, days: Math.max(1, daysOf({ from: first, to: q.to })) });
}

/**
 * The score of a share (those who have it against those who have not) that is no cause for alarm: the limit of the
 * interval of what was measured, on the safe side; of a place, the higher one of its own and of elsewhere.
 */
function baselineOf(kind: AlertKind, { before, elsewhere }: ShareWatch): number {
  const limit = ({ has, n }: Share) => {
    const { lower, upper } = intervalWilson({ successes: has, n });
    return direction(kind) === "drop" ? (lower ?? 0) : (upper ?? 1);
  };
  const share = Math.max(limit(before), elsewhere ? limit(elsewhere) : 0);
  return Math.min(99.8, Math.max(-99.8, 200 * share - 100));
}

/** Alarms over days that are past, with the evidence at each. */
export function shareAlarms(
  kind: AlertKind,
  watch: ShareWatch,
  days: readonly ShareDay[],
): { at: string; evidence: AlertEvidence }[] {
  const baseline = baselineOf(kind, watch);
  // The share cannot fall below nothing.
  if (direction(kind) === "drop" && baseline <= -99.8) return [];
  const { alarms } = shiftAlarms({
    batches: days.map(({ has, n }) => ({ promoters: has, passives: 0, detractors: n - has })),
    ...{ baseline, direction: direction(kind), budget: watch.budget },
  });
  return alarms.flatMap(({ index, since }) => {
    const [last, first] = [days[index], days[since]];
    if (!last || !first) return [];
    const now = { has: 0, n: 0 };
    for (const day of days.slice(since, index + 1)) {
      now.has += day.has;
      now.n += day.n;
    }
    return [{ at: last.day, evidence: shareEvidence({ watch, baseline, since: first.day, now }) }];
  });
}

function shareEvidence(q: {
  watch: ShareWatch;
  baseline: number;
  since: string;
  now: Share;
}): AlertEvidence {
  const { before, budget } = q.watch;
  return {
    baseline: q.baseline,
    reference: { answers: before.n, score: null, interval: null },
    since: q.since,
    now: { ...NOBODY, answers: q.now.n },
    budget,
    share: { ...part(q.now), before: part(before) },
    volume: null,
    finding: null,
  };
}

/** Evidence that is no score. */
export const NOBODY = {
  answers: 0,
  promoters: 0,
  passives: 0,
  detractors: 0,
  score: null,
  interval: null,
};

function part({ has, n }: Share) {
  const { estimate, lower, upper } = intervalWilson({ successes: has, n });
  return { has, n, value: estimate ?? 0, lower: lower ?? 0, upper: upper ?? 1 };
}
