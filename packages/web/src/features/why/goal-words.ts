import type { Measure, MeasuredFigure } from "@candor/contract/goal.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** The contract's own list would bring its schemas along. */
export const MEASURES: readonly Measure[] = ["score", "promoters", "detractors", "response_rate"];

/** Detractors are to be so many at most; everything else at least so much. */
export const isAtMost = (measure: Measure) => measure === "detractors";

/** How a measure is written: a score in points, a share in per cent, each with its interval and its base. */
export function useFigureWords() {
  const t = useMessages("web-goals");
  const format = useFormat();
  const plain = (measure: Measure, value: number, margin?: number) =>
    measure === "score" ? format.points(value, margin) : format.share(value / 100);
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
    base: (measure: Measure, n: number) =>
      t(measure === "response_rate" ? "invited" : "answers", { n }),
  };
}
