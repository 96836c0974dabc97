import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Compare } from "../../here/numbers.ts";
import { type ChangeView, useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { oneOf, type Raw, text, type View } from "../../here/view.ts";

export const BREAKDOWN_SORTS = ["effect", "score", "answers", "order"] as const;
export type BreakdownSort = (typeof BREAKDOWN_SORTS)[number];

/** What the overview keeps in its address besides what every screen does. */
export type OverviewView = {
  /** The dimension of the breakdown. */
  by?: string | undefined;
  step?: "day" | "week" | "month" | undefined;
  compare?: Compare | undefined;
  /** How the rows of the breakdown are sorted; by their effect when left out. */
  sort?: BreakdownSort | undefined;
};

export function readOverview(raw: Raw): OverviewView {
  return {
    by: text(raw.by),
    step: oneOf(raw.step, ["day", "week", "month"] as const),
    compare: oneOf(raw.compare, ["previous", "year"] as const),
    sort: oneOf(raw.sort, BREAKDOWN_SORTS),
  };
}

/** What the score is asked with: the period before is what it is compared with anyway. */
export function useScoreFilter() {
  const numbers = useNumbersFilter();
  const [{ compare }] = useOverviewView();
  return useMemo(
    () => (compare === "year" ? { ...numbers, compare } : numbers),
    [numbers, compare],
  );
}

export function useOverviewView(): [View & OverviewView, ChangeView<View & OverviewView>] {
  return [useSearch({ from: "/inside/overview" }), useChangeView<View & OverviewView>()];
}
