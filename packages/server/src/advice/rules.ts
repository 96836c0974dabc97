import type { AdviceRule } from "@candor/contract/advice.ts";
import { compareShares, intervalWilson, shareDifference } from "@candor/stats";
import type { Answering, Figures } from "./figures.ts";

/** What a rule found, before it is put into words. */
export interface Found {
  rule: AdviceRule;
  /** The thing it is about, where there are several: a theme, a cause, an improvement. */
  of?: string;
  figure: Record<string, string | number>;
  n: number;
}

/** Which base each rule needs, and the page that says how its figure is computed. */
export const RULES: Record<AdviceRule, { least: number; method: string; path: string }> = {
  slow_first_contact: { least: 30, method: "advice", path: "/cases/report" },
  early_contact_pays: { least: 20, method: "advice", path: "/cases" },
  wishes_unanswered: { least: 10, method: "advice", path: "/cases/calls" },
  promises_late: { least: 20, method: "promises-kept", path: "/cases/promises" },
  channel_answers_more: { least: 100, method: "response-rate", path: "/asking/rates" },
  hour_answers_more: { least: 100, method: "response-rate", path: "/asking/rates" },
  theme_without_improvement: { least: 30, method: "priorities", path: "/why/first" },
  cause_without_improvement: { least: 30, method: "advice", path: "/cases/report" },
  improvement_undecided: { least: 1, method: "advice", path: "/improvements" },
  not_representative: { least: 100, method: "representativity", path: "/why/answered" },
  not_settled: { least: 20, method: "advice", path: "/cases/report" },
  unhappy_without_case: { least: 30, method: "advice", path: "/cases/rules" },
  too_few_to_see: { least: 10, method: "smallest-visible-change", path: "/asking" },
};

/** So large a share is surely worth a word: its interval lies beyond. */
const TOO_LATE = 0.2;
const KEPT_ENOUGH = 0.9;
const TOO_MANY_UNANSWERED = 0.05;
const TOO_MANY_UNSETTLED = 0.15;
const TOO_MANY_WITHOUT_CASE = 0.5;
/** Of all causes counted, in per cent of the cases. */
const FREQUENT_CAUSE = 0.1;
/** Points: a change smaller than that matters in most businesses. */
const COARSE = 15;
const WIDE_OF_BASE = 0.1;

/** Every rule over the figures, in the order in which it helps most; none below the base it needs. */
export function findAdvice(figures: Figures): Found[] {
  return [
    ...waits(figures),
    ...returns(figures),
    ...wishes(figures),
    ...promises(figures),
    ...themes(figures),
    ...causes(figures),
    ...undecided(figures),
    ...settled(figures),
    ...withoutCase(figures),
    ...answering("channel_answers_more", figures.channels),
    ...answering("hour_answers_more", figures.hours),
    ...unequal(figures),
    ...visible(figures),
  ].filter(({ rule, n }) => n >= RULES[rule].least);
}

/** A share with its interval, as the sentences name them. */
function shareOf(successes: number, n: number) {
  const { estimate, lower, upper } = intervalWilson({ successes, n });
  return { share: estimate ?? 0, lower: lower ?? 0, upper: upper ?? 1 };
}

function waits({ waits: { n, late } }: Figures): Found[] {
  const share = shareOf(late, n);
  if (share.lower <= TOO_LATE) return [];
  return [{ rule: "slow_first_contact", n, figure: { ...share, late, n } }];
}

/** Base is the smaller of the two groups: a difference is no surer than the rarer of them. */
function returns({ returns: { early, later } }: Figures): Found[] {
  const { difference, lower, upper } = shareDifference({ a: later, b: early });
  if (difference === null || lower === null || upper === null || lower <= 0) return [];
  return [
    {
      rule: "early_contact_pays",
      n: Math.min(early.n, later.n),
      figure: {
        ...{ points: 100 * difference, lower: 100 * lower, upper: 100 * upper },
        ...{ early: early.successes / early.n, later: later.successes / later.n },
        ...{ earlyN: early.n, laterN: later.n },
      },
    },
  ];
}

function wishes({ wishes: { n, unanswered } }: Figures): Found[] {
  const share = shareOf(unanswered, n);
  if (share.lower <= TOO_MANY_UNANSWERED) return [];
  return [{ rule: "wishes_unanswered", n, figure: { ...share, unanswered, n } }];
}

function promises({ promises: { due, kept } }: Figures): Found[] {
  const share = shareOf(kept, due);
  if (share.upper >= KEPT_ENOUGH) return [];
  return [{ rule: "promises_late", n: due, figure: { ...share, kept, n: due } }];
}

function themes({ themes: list, improving }: Figures): Found[] {
  const open = list.find(({ id, answers, upper }) => {
    const enough = answers >= RULES.theme_without_improvement.least;
    // It costs points even at the kinder end of its interval.
    return enough && upper > 0 && !improving.themes.has(id);
  });
  if (!open) return [];
  const { id, name, answers, points, lower, upper } = open;
  return [
    {
      rule: "theme_without_improvement",
      of: id,
      n: answers,
      figure: { name, points, lower, upper, n: answers },
    },
  ];
}

function causes({ causes: { cases, list }, improving }: Figures): Found[] {
  const frequent = list.find((one) => {
    const { lower } = shareOf(one.cases, cases);
    return lower > FREQUENT_CAUSE && !improving.causes.has(one.id);
  });
  if (!frequent) return [];
  const share = shareOf(frequent.cases, cases);
  return [
    {
      rule: "cause_without_improvement",
      of: frequent.id,
      n: cases,
      figure: { ...share, name: frequent.name, cases: frequent.cases, n: cases },
    },
  ];
}

function undecided({ undecided: list }: Figures): Found[] {
  const [oldest] = [...list].sort((a, b) => b.days - a.days);
  if (!oldest) return [];
  const { id, number, title, days } = oldest;
  return [
    {
      rule: "improvement_undecided",
      of: id,
      n: list.length,
      figure: { number, title, days, n: list.length },
    },
  ];
}

function settled({ settled: { n, no } }: Figures): Found[] {
  const share = shareOf(no, n);
  if (share.lower <= TOO_MANY_UNSETTLED) return [];
  return [{ rule: "not_settled", n, figure: { ...share, no, n } }];
}

function withoutCase({ unhappy: { n, without } }: Figures): Found[] {
  const share = shareOf(without, n);
  if (share.lower <= TOO_MANY_WITHOUT_CASE) return [];
  return [{ rule: "unhappy_without_case", n, figure: { ...share, without, n } }];
}

/** The channel, or the time of day, that answers most, against the one that answers least; corrected for all pairs. */
function answering(
  rule: "channel_answers_more" | "hour_answers_more",
  list: readonly Answering[],
): Found[] {
  const enough = list
    .filter(({ invited }) => invited >= RULES[rule].least)
    .sort((a, b) => b.answered / b.invited - a.answered / a.invited);
  const pairs = enough.flatMap((best, at) =>
    enough.slice(at + 1).map((worst) => ({
      best,
      worst,
      a: { successes: worst.answered, n: worst.invited },
      b: { successes: best.answered, n: best.invited },
    })),
  );
  if (pairs.length === 0) return [];
  const { differences } = compareShares({ pairs });
  // The pair that lies furthest apart, the first against the last.
  const at = enough.length - 2;
  const [pair, found] = [pairs[at], differences[at]];
  if (!pair || !found?.clear || found.difference === null) return [];
  return [
    {
      rule,
      n: Math.min(pair.best.invited, pair.worst.invited),
      figure: {
        ...{ best: pair.best.name, worst: pair.worst.name },
        ...{ bestShare: pair.b.successes / pair.b.n, worstShare: pair.a.successes / pair.a.n },
        points: 100 * found.difference,
        ...{ lower: 100 * (found.lower ?? 0), upper: 100 * (found.upper ?? 0) },
      },
    },
  ];
}

function unequal({ unequal: { answers, list } }: Figures): Found[] {
  const off = list.find((one) => Math.abs(one.baseShare - one.answeredShare) >= WIDE_OF_BASE);
  if (!off) return [];
  const { property, value, baseShare, answeredShare } = off;
  return [
    {
      rule: "not_representative",
      of: property,
      n: answers,
      figure: { property, value, baseShare, answeredShare, n: answers },
    },
  ];
}

function visible({ visible: { answers, points } }: Figures): Found[] {
  if (points !== null && points < COARSE) return [];
  return [
    {
      rule: "too_few_to_see",
      n: answers,
      figure: { n: answers, points: points ?? 200, coarse: COARSE },
    },
  ];
}
