import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function winBackKey(workspace: string) {
  return [...workspaceKey(workspace), "win-back"] as const;
}

/** Customers who stopped buying so many days ago, the most valuable first. */
export function lapsedQuery(workspace: string, query: { lapsedDays: number; currency?: string }) {
  return queryOptions({
    queryKey: [...winBackKey(workspace), "lapsed", query],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/win-back", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function roundsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...winBackKey(workspace), "rounds"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/win-back/rounds", { signal })).then((reply) => reply.data),
  });
}
