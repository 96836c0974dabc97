import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ListFilter, NumbersFilter } from "./numbers.ts";
import { type Period, resolvePeriod } from "./period.ts";
import type { View } from "./view.ts";
import { useToday } from "./workspace-context.tsx";

/** The state in the address bar, and how to change a part of it. */
export function useView(): [View, (patch: Partial<View>, how?: { replace?: boolean }) => void] {
  const view = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Partial<View>, how: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        search: (before) => ({ ...before, ...patch }),
        replace: how.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [view, change];
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
  const [{ filter, counting }] = useView();
  const period = usePeriod();
  return useMemo(
    () => ({ from: period?.from, to: period?.to, filter, counting }),
    [period, filter, counting],
  );
}

export function useListFilter(): ListFilter {
  const [{ group, search, standing, hasComment, tag }] = useView();
  const numbers = useNumbersFilter();
  return useMemo(
    () => ({ ...numbers, group, search, standing, hasComment, tag }),
    [numbers, group, search, standing, hasComment, tag],
  );
}
