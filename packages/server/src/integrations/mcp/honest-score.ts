import type { Difference, ScoreReport } from "@candor/contract/score.ts";

/**
 * A score as an assistant gets it: a sentence that can be quoted as it stands, and numbers that come
 * only together with their interval and base. Points have one decimal.
 */
export interface HonestScore {
  statement: string;
  /** Null below ten answers. */
  nps: { points: number; lower: number; upper: number; confidence: number; answers: number } | null;
  answers: number;
  promoters: number;
  passives: number;
  detractors: number;
  lowBase: boolean;
}

export function honestScore(report: ScoreReport): HonestScore {
  const { answers, promoters, passives, detractors, lowBase } = report;
  return {
    statement: statementOf(report),
    nps:
      report.score === null || report.interval === null
        ? null
        : {
            points: oneDecimal(report.score),
            lower: oneDecimal(report.interval.lower),
            upper: oneDecimal(report.interval.upper),
            confidence: report.interval.confidence,
            answers,
          },
    answers,
    promoters,
    passives,
    detractors,
    lowBase,
  };
}

/** "NPS 32 (95 % interval 21 to 42, 214 answers)", or counts alone while there are too few answers. */
export function statementOf({ score, interval, answers, lowBase, ...groups }: ScoreReport): string {
  if (answers === 0) return "No answers, so there is no score.";
  if (score === null || interval === null) {
    const { promoters, passives, detractors } = groups;
    const counts = [
      some(promoters, "promoter"),
      some(passives, "passive"),
      some(detractors, "detractor"),
    ];
    return `Too few answers for a score: ${answers} (${counts.join(", ")}).`;
  }
  const base = lowBase ? `only ${answers} answers, a low base` : `${answers} answers`;
  return `NPS ${whole(score)} (${percent(interval.confidence)} interval ${whole(interval.lower)} to ${whole(interval.upper)}, ${base}).`;
}

/** What may be said of a difference: "higher" or "lower" only when it is clear. */
function differenceStatement(difference: Difference, than: string): string {
  const { verdict, lower, upper, comparisons, smallestVisible } = difference;
  const range = `interval of the difference ${whole(lower)} to ${whole(upper)} points${comparisons > 1 ? `, corrected for ${comparisons} comparisons` : ""}`;
  if (verdict === "up") return `Clearly higher than ${than} (${range}).`;
  if (verdict === "down") return `Clearly lower than ${than} (${range}).`;
  const visible =
    smallestVisible === null
      ? ""
      : ` These bases could have shown a difference of about ${whole(smallestVisible)} points.`;
  return `No clear difference from ${than} (${range}).${visible}`;
}

/** A comparison with its sentence, and the interval that it rests on. */
export function compared(difference: Difference, than: string) {
  const { verdict, lower, upper } = difference;
  return {
    statement: differenceStatement(difference, than),
    verdict,
    difference: oneDecimal(difference.difference),
    lower: oneDecimal(lower),
    upper: oneDecimal(upper),
  };
}

export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function some(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function whole(value: number): string {
  return String(Math.round(value) + 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
