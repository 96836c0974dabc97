import { finite, list, refuse, whole } from "./check.ts";
import { type Counts, totalOf } from "./counts.ts";

/** How many bets an alarm spreads its stake over. */
const BETS = 24;

/** What is watched for, and how patiently. */
export interface Watch {
  /** The score that is no cause for alarm, points strictly between −100 and 100. */
  readonly baseline: number;
  /** "drop" below the baseline when left out, or "rise" above it. */
  readonly direction?: "drop" | "rise";
}

/** What a detector remembers between two looks: plain numbers, to be stored as JSON. */
export interface ShiftState {
  /** Answers seen since the watch began. */
  readonly answers: number;
  /** ln of the evidence that each bet has gathered; empty before the first answer. */
  readonly logEvidence: readonly number[];
}

/** What a look found. */
export interface ShiftLook {
  /** Evidence for a shift: an alarm where it reaches the budget. */
  readonly statistic: number;
  readonly alarm: boolean;
  readonly state: ShiftState;
}

/** Watching as a drop: a rise is the drop of the mirrored answers. */
interface Drop {
  readonly baseline: number;
  readonly counts: (batch: Counts) => Counts;
}

function dropOf({ baseline, direction = "drop" }: Watch): Drop {
  if (!(baseline > -100 && baseline < 100)) {
    refuse("baseline", "strictly between -100 and 100 points", baseline);
  }
  if (direction !== "drop" && direction !== "rise")
    refuse("direction", '"drop" or "rise"', direction);
  if (direction === "drop") return { baseline: baseline / 100, counts: (batch) => batch };
  const mirrored = (c: Counts) => ({
    promoters: c.detractors,
    passives: c.passives,
    detractors: c.promoters,
  });
  return { baseline: -baseline / 100, counts: mirrored };
}

/**
 * ln of what each bet makes of a batch. The bets are true scores below the baseline, closer to
 * each other the closer to it, since small drops are the usual ones.
 */
function logBets({ baseline, counts }: Drop, batch: Counts): number[] {
  const { promoters, passives, detractors } = counts(batch);
  const level = Math.asin(Math.sqrt((1 + baseline) / 2));
  return Array.from({ length: BETS }, (_, i) => {
    const angle = level * (1 - ((i + 0.5) / BETS) ** 2);
    // The score −cos 2t that the bet stands for, and what it pays for each answer.
    const b = Math.sin(angle) ** 2;
    const higher = b / (1 + baseline);
    const lower = (1 - b) / (1 - baseline);
    return (
      promoters * Math.log(2 * higher) +
      passives * Math.log(higher + lower) +
      detractors * Math.log(2 * lower)
    );
  });
}

function logSum(logs: readonly number[]): number {
  const most = logs.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  return most + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** e^x, stopped at what a number holds: far beyond any alarm. */
const exp = (x: number) => Math.min(Number.MAX_VALUE, Math.exp(x));

const START: ShiftState = { answers: 0, logEvidence: [] };

/**
 * One look of an alarm on the score (e-detector by betting, Shiryaev–Roberts): takes in the
 * answers that came since the last look, as counts, and says whether the score has fallen below
 * the baseline, or risen above it. Until it does, the mean time to a false alarm is at least
 * `budget` answers, whatever the distribution of the answers and however often one looks; with
 * k answers a day that is budget / k days.
 *
 * The stake is mixed over bets, so that no size of drop has to be guessed, and a new gambler
 * starts with every answer, so that a long quiet past does not dull the alarm. Gamblers of one
 * batch start together at its beginning: it depends on counts alone, and one answer at a time is
 * the strictest form. A batch must be cut by the clock, never by what was answered.
 *
 * A share is watched as counts, too: promoters those who have it, detractors those who have
 * not, baseline 200 × share − 100. A baseline that was itself measured is uncertain: give the
 * lower limit of its interval for a drop, the upper for a rise.
 *
 * @param input.batch whole counts since the last look, possibly none; input.baseline and
 *   input.direction; input.budget mean answers between false alarms (1 or more; several watches
 *   together: times their number); input.state of the look before, left out at the first.
 * @returns the evidence, whether it reached the budget, and the state to keep. After an alarm
 *   that was dealt with begin anew without a state.
 * @throws {RangeError} when a count is not whole, the baseline not within (−100, 100), the
 *   budget below 1 or the state of another kind.
 * @see Shin, Ramdas & Rinaldo (2024), New England Journal of Statistics in Data Science 2.
 */
export function shiftDetector(
  input: Watch & {
    readonly batch: Counts;
    readonly budget: number;
    readonly state?: ShiftState | null;
  },
): ShiftLook {
  const drop = dropOf(input);
  const n = totalOf(input.batch, "batch");
  const threshold = Math.log(budgetOf(input.budget));
  const state = stateOf(input.state);
  const after = n === 0 ? state : advanced(state, logBets(drop, input.batch), n);
  const log = statisticOf(after);
  return { statistic: exp(log), alarm: log >= threshold, state: after };
}

function budgetOf(budget: number): number {
  return budget >= 1 && budget <= 1e15
    ? budget
    : refuse("budget", "from 1 to 1e15 answers", budget);
}

function stateOf(state: ShiftState | null | undefined): ShiftState {
  if (state === null || state === undefined) return START;
  whole("state.answers", state.answers);
  const evidence = list("state.logEvidence", state.logEvidence, finite);
  if (evidence.length !== 0 && evidence.length !== BETS) {
    refuse("state.logEvidence", `a list of ${BETS}, or empty`, evidence);
  }
  return state;
}

/** (M + n) × what each bet made of the batch, in logarithms. */
function advanced(state: ShiftState, bets: readonly number[], n: number): ShiftState {
  const logEvidence = bets.map((bet, i) => {
    const before = state.logEvidence[i];
    const staked = before === undefined ? Math.log(n) : logSum([before, Math.log(n)]);
    return staked + bet;
  });
  return { answers: state.answers + n, logEvidence };
}

function statisticOf({ logEvidence }: ShiftState): number {
  return logEvidence.length === 0
    ? Number.NEGATIVE_INFINITY
    : logSum(logEvidence) - Math.log(logEvidence.length);
}

/** An alarm that a history would have raised. */
export interface ShiftAlarm {
  /** The batch with which it came, 0-based. */
  readonly index: number;
  /** The batch from which on the answers speak most strongly for it: where it probably began. */
  readonly since: number;
}

/**
 * What a watch would have said over a history of batches (daily tallies): before a rule is
 * saved, and to find since when the score has been lower. After each alarm it begins anew.
 *
 * @param input.batches whole counts in order of time; baseline, direction and budget as for
 *   `shiftDetector`.
 * @returns the statistic after each batch, and the alarms.
 * @throws {RangeError} as `shiftDetector`.
 */
export function shiftAlarms(
  input: Watch & { readonly batches: readonly Counts[]; readonly budget: number },
): { statistic: number[]; alarms: ShiftAlarm[] } {
  const { baseline, direction = "drop", budget } = input;
  const watch = { baseline, direction, budget };
  const drop = dropOf(watch);
  const batches = list("batches", input.batches, (name, batch) => totalOf(batch, name));
  budgetOf(budget);
  const alarms: ShiftAlarm[] = [];
  let state: ShiftState | null = null;
  let start = 0;
  const statistic = batches.map((batch, index) => {
    const look = shiftDetector({ ...watch, batch, state });
    state = look.state;
    if (look.alarm) {
      alarms.push({ index, since: beginning(drop, batches, start, index) });
      state = null;
      start = index + 1;
    }
    return look.statistic;
  });
  return { statistic, alarms };
}

/** From which batch on the mixed stake would have earned most by the end. */
function beginning(drop: Drop, batches: readonly Counts[], from: number, to: number): number {
  const earned = new Array<number>(BETS).fill(0);
  let [best, since] = [Number.NEGATIVE_INFINITY, to];
  for (let i = to; i >= from; i--) {
    const batch = batches[i];
    if (batch === undefined) break;
    logBets(drop, batch).forEach((bet, j) => {
      earned[j] = (earned[j] ?? 0) + bet;
    });
    const now = logSum(earned);
    if (now > best) [best, since] = [now, i];
  }
  return since;
}
