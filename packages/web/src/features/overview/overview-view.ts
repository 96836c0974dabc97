import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { oneOf, type Raw, text, type View } from "../../here/view.ts";

/** What the overview keeps in its address besides what every screen does. */
export type OverviewView = {
  /** The dimension of the breakdown. */
  by?: string | undefined;
  step?: "day" | "week" | "month" | undefined;
  compare?: "previous" | undefined;
};

export function readOverview(raw: Raw): OverviewView {
  return {
    by: text(raw.by),
    step: oneOf(raw.step, ["day", "week", "month"] as const),
    compare: oneOf(raw.compare, ["previous"] as const),
  };
}

export function useOverviewView(): [View & OverviewView, ChangeView<View & OverviewView>] {
  return [useSearch({ from: "/inside/overview" }), useChangeView<View & OverviewView>()];
}
