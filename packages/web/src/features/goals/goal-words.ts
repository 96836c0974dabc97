import type { Measure, MeasuredFigure } from "@candor/contract/goal.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** The contract's own list would bring its schemas along. */
export const MEASURES: readonly Measure[] = [
  "score",
  "promoters",
  "detractors",
  "response_rate",
  "first_contact",
  "promises_kept",
];

/** Detractors are to be so many at most; everything else at least so much. */
export const isAtMost = (measure: Measure) =>
  measure === "detractors" || measure === "first_contact";

/** What the desk does belongs to no survey. */
export const isOfDesk = (measure: Measure) =>
  measure === "first_contact" || measure === "promises_kept";

/** Who of an account was invited is no rate of its own. */
export const isOfAccount = (measure: Measure) =>
  measure === "score" || measure === "promoters" || measure === "detractors";

const BASES = {
  response_rate: "invited",
  first_contact: "cases",
  promises_kept: "promises",
} as const;
const baseKey = (measure: Measure) =>
  measure in BASES ? BASES[measure as keyof typeof BASES] : "answers";

/** How a measure is written: a score in points, a share in per cent, each with its interval and its base. */
export function useFigureWords() {
  const t = useMessages("web-goals");
  const format = useFormat();
  const plain = (measure: Measure, value: number, margin?: number) => {
    if (measure === "score") return format.points(value, margin);
    // Working hours: one decimal below ten, where there is one.
    if (measure === "first_contact") {
      return t("hours", {
        n: format.points(value, value < 10 && !Number.isInteger(value) ? 0 : 1),
      });
    }
    return format.share(value / 100);
  };
  return {
    month: (day: string) => format.month(day),
    plain,
    value(measure: Measure, { value, lower, upper }: MeasuredFigure): string {
      if (value === null || lower === null || upper === null) return t("few");
      const margin = marginOf({ lower, upper });
      return t("value", {
        value: plain(measure, value, margin),
        lower: plain(measure, lower, margin),
        upper: plain(measure, upper, margin),
      });
    },
    base: (measure: Measure, n: number) => t(baseKey(measure), { n }),
    needed: (measure: Measure, n: number) =>
      t(baseKey(measure) === "answers" ? "needed" : "needed.base", { n }),
  };
}
