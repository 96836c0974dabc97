import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function retentionKey(workspace: string) {
  return [...workspaceKey(workspace), "retention"] as const;
}

/** Days after which something of a kind would go. */
export type DaysAsked = {
  peopleAfterDays?: number;
  commentsAfterDays?: number;
  conversationsAfterDays?: number;
};

/** What is kept how long; with a number of days, what that would take away. */
export function retentionQuery(workspace: string, asked: DaysAsked = {}) {
  return queryOptions({
    queryKey: [...retentionKey(workspace), asked],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/retention", {
          params: { query: defined(asked) },
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

export function privacyKey(workspace: string) {
  return [...workspaceKey(workspace), "privacy"] as const;
}

export function requestsQuery(workspace: string, state: "open" | "settled") {
  return queryOptions({
    queryKey: [...privacyKey(workspace), "requests", state],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/data-requests", {
          params: { query: { state, limit: 200 } },
          signal,
        }),
      ),
  });
}

export function holdsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...privacyKey(workspace), "holds"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/legal-holds", { signal })),
  });
}

export function registerQuery(workspace: string) {
  return queryOptions({
    queryKey: [...privacyKey(workspace), "register"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/processing-register", { signal })),
  });
}
