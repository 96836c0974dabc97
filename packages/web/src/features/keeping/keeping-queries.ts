import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function retentionKey(workspace: string) {
  return [...workspaceKey(workspace), "retention"] as const;
}

/** What is kept how long; with a number of days, what that would take away. */
export function retentionQuery(workspace: string, peopleAfterDays?: number) {
  return queryOptions({
    queryKey: [...retentionKey(workspace), peopleAfterDays ?? "saved"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/retention", {
          params: { query: defined({ peopleAfterDays }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function storageQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "storage"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/storage", { signal })),
  });
}
