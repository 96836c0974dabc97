import { whole } from "./check.ts";
import { compareSeveral } from "./comparisons.ts";
import {
  type Confidence,
  type Counts,
  DEFAULT_CONFIDENCE,
  type Limits,
  totalOf,
} from "./counts.ts";
import { differenceLimitsMover, type TwoSamples } from "./difference.ts";
import { zOf } from "./normal.ts";
import {
  type Base,
  baseOf,
  decimalsFor,
  LEAST_BASE,
  type Message,
  rounded,
  shownConfidence,
  smallestVisible,
} from "./reading.ts";

/** What is compared: two periods of one group, or two groups at one time. */
export type ComparisonOf = "periods" | "groups";

/** What may be said of a difference, and the sentences that say it. */
export interface DifferenceReading {
  readonly kind: "difference";
  /** "up" or "down" only where the interval shown excludes 0. */
  readonly direction: "up" | "down" | "unclear";
  /** What the smaller of the two bases can carry. */
  readonly base: Base;
  readonly nA: number;
  readonly nB: number;
  /** Points as shown; `null` while a base is too small. */
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Smallest true change these bases show with 80 % power, whole points. */
  readonly smallestVisibleChange: number | null;
  readonly advice: "act" | "wait" | "collect";
  readonly messages: readonly Message[];
}

/**
 * What may be said of the difference of two scores. "Up" or "down" is said only when the
 * interval, corrected for the number of comparisons, excludes 0; otherwise "no clear change",
 * with the smallest change that these bases could have shown.
 *
 * @param input.a the earlier or reference sample, input.b the later or other one, whole counts.
 * @param input.confidence of the interval: for several comparisons the level that
 *   `compareSeveral` returns. input.compared how many comparisons that level corrects for.
 * @param input.limits the interval to read where it does not come from the two counts alone
 *   (weighted, paired); MOVER when left out.
 * @param input.of "periods" (when left out) or "groups", for the wording.
 * @returns numbers as they are shown, and messages of the catalogue "reading".
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 */
export function readDifference(
  input: {
    readonly a: Counts;
    readonly b: Counts;
    readonly compared?: number;
    readonly limits?: Limits & { readonly difference: number | null };
    readonly of?: ComparisonOf;
  } & Confidence,
): DifferenceReading {
  const { a, b } = input;
  const nA = totalOf(a, "a");
  const nB = totalOf(b, "b");
  const confidence = input.confidence ?? DEFAULT_CONFIDENCE;
  zOf(confidence);
  const compared = whole("compared", input.compared ?? 1, 1);
  const of = input.of ?? "periods";
  const base = baseOf(Math.min(nA, nB));
  const { difference, lower, upper } = input.limits ?? differenceLimitsMover({ a, b, confidence });
  const counted = { kind: "difference", base, nA, nB } as const;
  const tooFew = base === "none" || base === "counts";
  if (tooFew || difference === null || lower === null || upper === null) {
    return {
      ...counted,
      direction: "unclear",
      difference: null,
      lower: null,
      upper: null,
      smallestVisibleChange: null,
      advice: "collect",
      messages: [
        of === "periods" && nA === 0 && nB > 0
          ? { key: "periods.noneBefore", args: {} }
          : { key: `${of}.tooFew`, args: { nA, nB, least: LEAST_BASE } },
      ],
    };
  }
  const { direction, ...shown } = shownDifference(difference, lower, upper);
  const smallest = smallestVisible(a, b, confidence);
  const level = shownConfidence(confidence);
  const visible = { lower: shown.lower, upper: shown.upper, confidence: level };
  const messages: Message[] = [];
  if (direction === "unclear") {
    messages.push({ key: `${of}.unclear`, args: visible });
    messages.push(
      smallest === null
        ? { key: "smallest.never", args: {} }
        : { key: "smallest.these", args: { points: smallest } },
    );
  } else {
    const size = Math.abs(shown.difference);
    // The limits of the size of the change, nearer one first, whichever way it went.
    const sizes = [Math.abs(shown.lower), Math.abs(shown.upper)].sort((x, y) => x - y);
    const [least = 0, most = 0] = sizes;
    messages.push({
      key: `${of}.${direction}`,
      args: { points: size, least, most, confidence: level },
    });
  }
  if (base === "low") messages.push({ key: "base.low", args: { n: Math.min(nA, nB) } });
  if (compared > 1) messages.push({ key: "corrected", args: { compared } });
  const advice = adviceFor(direction, base);
  messages.push({ key: `advice.${advice}`, args: {} });
  return {
    ...counted,
    direction,
    ...shown,
    smallestVisibleChange: smallest,
    advice,
    messages,
  };
}

/**
 * The difference as shown and the direction that what is shown supports: a limit that rounds
 * to 0 supports none.
 */
function shownDifference(difference: number, lower: number, upper: number) {
  const at = (decimals: number) => ({
    difference: rounded(difference, decimals),
    lower: rounded(lower, decimals),
    upper: rounded(upper, decimals),
  });
  const excludesZero = lower > 0 || upper < 0;
  const plain = at(decimalsFor(lower, upper));
  // Near 0 a decimal is worth showing: "from 0 to 12" would contradict "up".
  const shown = excludesZero && (plain.lower === 0 || plain.upper === 0) ? at(1) : plain;
  const up = lower > 0 && shown.lower > 0;
  const down = upper < 0 && shown.upper < 0;
  const direction: DifferenceReading["direction"] = up ? "up" : down ? "down" : "unclear";
  return { direction, ...shown };
}

function adviceFor(direction: DifferenceReading["direction"], base: Base) {
  if (direction !== "unclear") return "act";
  return base === "low" ? "collect" : "wait";
}

/**
 * What may be said of several differences on one screen: each is read at the level that keeps
 * the false alarms among those called clear to 1 − confidence. Pairs whose bases are too small
 * to be compared do not count as comparisons.
 *
 * @param input.pairs samples a and b of each comparison, whole counts; confidence;
 *   input.of "periods" (when left out) or "groups".
 * @returns a reading for each pair in the order given.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Benjamini & Yekutieli (2005), JASA 100, 71–81.
 */
export function readSeveral(
  input: { readonly pairs: readonly TwoSamples[]; readonly of?: ComparisonOf } & Confidence,
): DifferenceReading[] {
  const wanted = input.confidence === undefined ? {} : { confidence: input.confidence };
  const of = input.of ?? "periods";
  const large = input.pairs.filter(
    ({ a, b }) => totalOf(a, "a") >= LEAST_BASE && totalOf(b, "b") >= LEAST_BASE,
  );
  const { confidence, compared } = compareSeveral({ pairs: large, ...wanted });
  return input.pairs.map((pair) =>
    readDifference({ ...pair, of, confidence, compared: Math.max(1, compared) }),
  );
}
