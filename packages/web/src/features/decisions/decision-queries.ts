import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

/** Everything about decisions has a key that begins like this. */
export function decisionsKey(workspace: string) {
  return [...workspaceKey(workspace), "decisions"] as const;
}

export function decisionsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...decisionsKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/decisions", { signal })).then((page) => page.data),
  });
}

export function decisionQuery(workspace: string, decisionId: string) {
  return queryOptions({
    queryKey: [...decisionsKey(workspace), "one", decisionId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/decisions/{decisionId}", {
          params: { path: { decisionId } },
          signal,
        }),
      ),
  });
}
