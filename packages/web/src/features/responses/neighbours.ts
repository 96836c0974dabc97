import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { listQuery } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useListFilter, useListView } from "./list-view.ts";

/** One step through a list: the key it leads to, or that more must be fetched first. */
export function step(keys: readonly string[], current: string | undefined, by: 1 | -1) {
  const at = current === undefined ? -1 : keys.indexOf(current);
  if (at === -1) return { to: undefined, beyond: false };
  return { to: keys[at + by], beyond: by === 1 && at + 1 >= keys.length };
}

/**
 * The answers before and after the one that is open, in the list as it is filtered; walking over the
 * end fetches the next page.
 */
export function useNeighbours() {
  const [view, change] = useListView();
  const list = useInfiniteQuery(listQuery(useSurveyIds(), useListFilter()));
  const { data, hasNextPage, fetchNextPage } = list;
  const keys = data?.pages.flatMap((page) => page.data.map(({ id }) => id)) ?? [];
  const next = step(keys, view.response, 1);
  const previous = step(keys, view.response, -1);
  const open = useCallback(
    (response: string) => {
      change({ response }, { replace: true });
      document
        .querySelector(`[data-row="${CSS.escape(response)}"]`)
        ?.scrollIntoView({ block: "nearest" });
    },
    [change],
  );
  const openNext = async () => {
    if (next.to) return open(next.to);
    if (!next.beyond || !hasNextPage) return;
    const more = await fetchNextPage();
    const fetched = more.data?.pages.flatMap((page) => page.data.map(({ id }) => id)) ?? [];
    const after = step(fetched, view.response, 1).to;
    if (after) open(after);
  };
  return {
    openNext: next.to || (next.beyond && hasNextPage) ? () => void openNext() : undefined,
    openPrevious: previous.to ? () => open(previous.to ?? "") : undefined,
  };
}
