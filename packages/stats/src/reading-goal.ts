import { points, share, whole } from "./check.ts";
import { type Counts, totalOf } from "./counts.ts";
import { posteriorProbabilityAbove } from "./posterior.ts";
import { type Base, baseOf, LEAST_BASE, type Message, rounded } from "./reading.ts";
import { nonResponseBounds } from "./survey.ts";

/** What is believed before any answer when nobody said otherwise: half an answer of each kind. */
export const JEFFREYS: Counts = { promoters: 0.5, passives: 0.5, detractors: 0.5 };

/** What may be said of a target, and the sentences that say it. */
export interface GoalReading {
  readonly kind: "goal";
  readonly base: Base;
  readonly n: number;
  readonly target: number;
  /** Probability 0–1 that the true score is above the target; `null` below 10 answers. */
  readonly probability: number | null;
  /** "open" from 10 % to 90 %. */
  readonly outlook: "met" | "open" | "missed" | "unknown";
  readonly messages: readonly Message[];
}

/** From where on a probability is called likely, and up to where unlikely. */
const LIKELY = 0.9;
const UNLIKELY = 0.1;

function outlookOf(probability: number): "met" | "open" | "missed" {
  if (probability >= LIKELY) return "met";
  return probability <= UNLIKELY ? "missed" : "open";
}

/** Whole percent from 1 to 99; beyond that no number is honest. */
function percentMessage(prefix: string, probability: number, target: number): Message {
  const percent = Math.round(100 * probability);
  if (percent > 99) return { key: `${prefix}.almostCertain`, args: { target } };
  if (percent < 1) return { key: `${prefix}.almostImpossible`, args: { target } };
  return { key: `${prefix}.probable`, args: { percent, target } };
}

/**
 * What may be said of a target now: the probability that the true score is above it, given
 * the answers and Jeffreys' prior; never "met" or "missed" by the point alone.
 *
 * @param input whole counts and target in points.
 * @returns probability, outlook, and messages of the catalogue "reading".
 * @throws {RangeError} when a count is not whole or the target is off the scale.
 */
export function readGoal(input: Counts & { readonly target: number }): GoalReading {
  const target = points("target", input.target);
  const n = totalOf(input);
  const base = baseOf(n);
  const known = { kind: "goal", base, n, target } as const;
  if (n < LEAST_BASE) {
    const messages = [{ key: "goal.tooFew", args: { n, target, least: LEAST_BASE } }];
    return { ...known, probability: null, outlook: "unknown", messages };
  }
  const { probability } = posteriorProbabilityAbove({
    ...input,
    threshold: target,
    prior: JEFFREYS,
  });
  const messages = [percentMessage("goal", probability, target)];
  if (base === "low") messages.push({ key: "base.low", args: { n } });
  return { ...known, probability, outlook: outlookOf(probability), messages };
}

/** Fewest waves from which a forecast is shown. */
export const LEAST_WAVES = 8;

/**
 * What may be said of reaching a target by a date, from `probabilityOfReaching`.
 *
 * @param input.probability 0–1, `null` when there is none; input.waves how many it rests on;
 *   input.target points.
 * @returns outlook and messages of the catalogue "reading"; below 8 waves only that it is too early.
 * @throws {RangeError} when the probability is outside 0–1, the target off the scale, or waves not whole.
 */
export function readForecast(input: {
  readonly probability: number | null;
  readonly waves: number;
  readonly target: number;
}): { outlook: GoalReading["outlook"]; messages: readonly Message[] } {
  const target = points("target", input.target);
  const waves = whole("waves", input.waves);
  if (input.probability === null || waves < LEAST_WAVES) {
    const args = { waves, least: LEAST_WAVES };
    return { outlook: "unknown", messages: [{ key: "forecast.tooEarly", args }] };
  }
  const probability = share("probability", input.probability);
  const messages = [percentMessage("forecast", probability, target)];
  return { outlook: outlookOf(probability), messages };
}

/**
 * What may be said of those who did not answer: the response rate, the range their silence
 * leaves, and the score they would need for the target to fail.
 *
 * @param input.score of those who answered, points (`null` if nobody did); respondents and
 *   invited, whole; target in points.
 * @returns messages of the catalogue "reading".
 * @throws {RangeError} when nobody was invited, more answered than were, or a score is off the scale.
 */
export function readSilence(input: {
  readonly score: number | null;
  readonly respondents: number;
  readonly invited: number;
  readonly target: number;
}): { messages: readonly Message[] } {
  const bounds = nonResponseBounds({ ...input, assumedNonRespondentScore: 0 });
  const { respondents, invited, target } = input;
  const rate = { rate: bounds.responseRate, respondents, invited };
  const messages: Message[] = [{ key: "silence.rate", args: rate }];
  const needed = bounds.breakEvenNonRespondentScore;
  if (needed === null || respondents === 0) return { messages };
  const range = { lower: rounded(bounds.lower, 0), upper: rounded(bounds.upper, 0) };
  messages.push({ key: "silence.range", args: range });
  if (needed <= -100) messages.push({ key: "silence.cannotFail", args: { target } });
  else if (needed > 100) messages.push({ key: "silence.cannotMeet", args: { target } });
  else {
    const key = (input.score ?? 0) >= target ? "silence.breakEven" : "silence.breakEvenAbove";
    messages.push({ key, args: { needed: rounded(needed, 0), target } });
  }
  return { messages };
}
