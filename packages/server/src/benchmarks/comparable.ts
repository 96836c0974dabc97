import type { Benchmark, BenchmarkReason, SurveyMode } from "@candor/contract/benchmark.ts";
import { type Counts, differenceIntervalMover, intervalScore, LEAST_BASE } from "@candor/stats";

/** Below so many answers a published score is a guess. */
const SMALL_BASE = 100;
const AGEING_DAYS = 365;
const OLD_DAYS = 730;
/** From so much of the answers on, a score is said to be taken in one way. */
const MOST_OF = 0.8;
const CONFIDENCE = 0.95;

/** Of what a channel's answers are. */
const MODES: Readonly<Record<string, SurveyMode>> = {
  email: "email",
  sms: "sms",
  telegram: "sms",
  phone: "phone",
  link: "web",
  qr: "web",
  form: "web",
  web: "web",
  widget: "web",
  kiosk: "web",
};
/** Asked by a voice or a face: answers are higher, whoever is asked. */
const ASKED_BY_SOMEBODY: readonly SurveyMode[] = ["phone", "in_person"];
const FILLED_IN: readonly SurveyMode[] = ["web", "email", "sms"];

/** How most answers were taken, by how many came through each channel. */
export function modeOf(channels: readonly { channel: string; answers: number }[]): SurveyMode {
  const byMode = new Map<SurveyMode, number>();
  let all = 0;
  for (const { channel, answers } of channels) {
    const mode = MODES[channel] ?? "unknown";
    byMode.set(mode, (byMode.get(mode) ?? 0) + answers);
    all += answers;
  }
  const [most] = [...byMode].sort((a, b) => b[1] - a[1]);
  if (!most) return "unknown";
  return most[1] >= MOST_OF * all ? most[0] : "mixed";
}

/** Our score as others are held against it. */
export interface Ours {
  counts: Counts;
  answers: number;
  mode: SurveyMode;
  kind: Benchmark["kind"];
  /** The last day of it. */
  until: string;
}

type Theirs = Pick<Benchmark, "score" | "base" | "mode" | "kind" | "country" | "measuredOn">;

/** What stands between the two; nothing that blocks means that they may be compared. */
export function reasonsOf(theirs: Theirs, ours: Ours): BenchmarkReason[] {
  const age = (Date.parse(ours.until) - Date.parse(theirs.measuredOn)) / 86_400_000;
  const voice = (mode: SurveyMode) => ASKED_BY_SOMEBODY.includes(mode);
  const filled = (mode: SurveyMode) => FILLED_IN.includes(mode);
  const found: [BenchmarkReason["code"], boolean, boolean][] = [
    ["no_base", true, theirs.base === null],
    ["small_base", true, theirs.base !== null && theirs.base < SMALL_BASE],
    ["too_few_ours", true, ours.answers < LEAST_BASE],
    [
      "other_kind",
      true,
      theirs.kind !== "unknown" && ours.kind !== "unknown" && theirs.kind !== ours.kind,
    ],
    [
      "other_mode",
      true,
      (voice(theirs.mode) && filled(ours.mode)) || (filled(theirs.mode) && voice(ours.mode)),
    ],
    ["old", true, Math.abs(age) > OLD_DAYS],
    ["ageing", false, Math.abs(age) > AGEING_DAYS && Math.abs(age) <= OLD_DAYS],
    ["mode_unknown", false, unsure(theirs.mode) || unsure(ours.mode)],
    ["kind_unknown", false, theirs.kind === "unknown"],
    ["panel", false, theirs.mode === "panel"],
    ["country", false, theirs.country !== null],
  ];
  return found.flatMap(([code, blocks, holds]) => (holds ? [{ code, blocks }] : []));
}

const unsure = (mode: SurveyMode) => mode === "unknown" || mode === "mixed";

/**
 * The counts that a published score stands for, with nobody in between: of all bases of this size and score
 * the one that varies most, so that its interval is never too narrow.
 */
export function widestCounts({ score, base }: { score: number; base: number }): Counts {
  const promoters = (base * (1 + score / 100)) / 2;
  return { promoters, passives: 0, detractors: base - promoters };
}

/** The interval of a published score; null without a base. */
export function intervalOf({ score, base }: Pick<Theirs, "score" | "base">): Benchmark["interval"] {
  if (base === null) return null;
  const { lower, upper } = intervalScore({
    ...widestCounts({ score, base }),
    confidence: CONFIDENCE,
  });
  return lower === null || upper === null
    ? null
    : { lower, upper, confidence: CONFIDENCE, method: "tango_widest" };
}

/** Ours less theirs, at a level that leaves all comparisons of the screen their confidence (Bonferroni). */
export function differenceOf(
  theirs: Theirs,
  ours: Ours,
  comparisons: number,
): Benchmark["difference"] {
  if (theirs.base === null) return null;
  const { difference, lower, upper } = differenceIntervalMover({
    a: widestCounts({ score: theirs.score, base: theirs.base }),
    b: ours.counts,
    confidence: 1 - (1 - CONFIDENCE) / Math.max(1, comparisons),
  });
  if (difference === null || lower === null || upper === null) return null;
  const verdict = lower > 0 ? "above" : upper < 0 ? "below" : "no_clear_difference";
  return { points: difference, lower, upper, comparisons, verdict };
}
