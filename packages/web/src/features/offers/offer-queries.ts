import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function offersKey(workspace: string) {
  return [...workspaceKey(workspace), "offers"] as const;
}

export function offersQuery(workspace: string) {
  return queryOptions({
    queryKey: [...offersKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/offers", { signal })).then((page) => page.data),
  });
}

export function codesQuery(workspace: string, offerId: string) {
  return infiniteQueryOptions({
    queryKey: [...offersKey(workspace), "codes", offerId],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/offers/{offerId}/codes", {
          params: { path: { offerId }, query: defined({ cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** After how many months points expire. */
export function pointsRuleQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "points-rule"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/offers/benefit-rule", { signal })),
  });
}

/** How many people an offer would reach now. */
export function reachQuery(workspace: string, segmentId: string, waitsForCases: boolean) {
  return queryOptions({
    queryKey: [...offersKey(workspace), "reach", segmentId, waitsForCases],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).POST("/api/v1/offers/preview", {
          body: { audience: { segmentId: segmentId || null }, waitsForCases },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
