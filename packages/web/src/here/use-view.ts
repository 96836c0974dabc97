import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { NumbersFilter } from "./numbers.ts";
import { type Period, resolvePeriod } from "./period.ts";
import type { View } from "./view.ts";
import { useToday } from "./workspace-context.tsx";

/** Changes a part of what the address holds; `undefined` takes a key out. */
export type ChangeView<V = View> = (patch: Partial<V>, how?: { replace?: boolean }) => void;

/**
 * How a screen changes its address: `useChangeView<View & MyKeys>()`. What it shows it reads with
 * `useSearch({ from: "/inside/…" })`, which knows the keys of its route.
 */
export function useChangeView<V extends object = View>(): ChangeView<V> {
  const navigate = useNavigate();
  return useCallback(
    (patch, how = {}) => {
      void navigate({
        to: ".",
        search: (before: object) => ({ ...before, ...patch }),
        replace: how.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
}

/** The part of the address that every screen shares, and how to change it. */
export function useView(): [View, ChangeView] {
  return [useSearch({ from: "__root__" }), useChangeView()];
}

/** The days that are shown; `null` is the whole time. */
export function usePeriod(): Period | null {
  const [view] = useView();
  const today = useToday();
  const { period, from, to } = view;
  return useMemo(() => resolvePeriod({ period, from, to }, today), [period, from, to, today]);
}

/** The same as the query of the API. */
export function useNumbersFilter(): NumbersFilter {
  const [{ filter, counting, theme, tone, urgency, language, churn, disagrees }] = useView();
  const period = usePeriod();
  return useMemo(
    () => ({
      ...{ from: period?.from, to: period?.to, filter, counting, theme },
      ...{ tone, urgency, language, churn, disagrees },
    }),
    [period, filter, counting, theme, tone, urgency, language, churn, disagrees],
  );
}
