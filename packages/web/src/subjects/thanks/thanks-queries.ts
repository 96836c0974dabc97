import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about thanks and one's own effect has a key that begins like this. */
export function thanksKey(workspace: string) {
  return [...workspaceKey(workspace), "thanks"] as const;
}

export function wallQuery(workspace: string) {
  return infiniteQueryOptions({
    queryKey: [...thanksKey(workspace), "wall"],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/recognitions", {
          params: { query: defined({ limit: 30, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function effectQuery(workspace: string) {
  return queryOptions({
    queryKey: [...thanksKey(workspace), "effect"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/my-effect", { signal })),
  });
}

export function rulesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...thanksKey(workspace), "rules"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/recognition-settings", { signal })),
  });
}

export function requestsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...thanksKey(workspace), "requests"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/exclusion-requests", {
          params: { query: { state: "open" } },
          signal,
        }),
      ).then(({ data }) => data),
  });
}

/** Whom an answer is about. */
export function aboutQuery(workspace: string, responseId: string) {
  return queryOptions({
    queryKey: [...thanksKey(workspace), "about", responseId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/responses/{responseId}/employees", {
          params: { path: { responseId } },
          signal,
        }),
      ).then(({ data }) => data),
  });
}

/** Those who can be thanked, by name; found by the first letters where they are many. */
export function employeesFoundQuery(workspace: string, search: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "teams", "employees", "found", search],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/employees", {
          params: { query: { search, limit: 20 } },
          signal,
        }),
      ).then(({ data }) => data.filter(({ active }) => active)),
  });
}

export function motivationQuery(workspace: string) {
  return queryOptions({
    queryKey: [...thanksKey(workspace), "motivation"],
    queryFn: async ({ signal }) =>
      (await ask(api(workspace).GET("/api/v1/motivation-records", { signal }))).data,
  });
}

/** Everybody who works here, by name. */
export function employeesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "teams", "employees", "all"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/employees", { params: { query: { limit: 200 } }, signal }),
      ).then(({ data }) => data.filter(({ active }) => active)),
  });
}
