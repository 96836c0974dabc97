import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";

/** Views that were saved: one's own, and those for everybody. */
export function viewsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "views"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/views", { signal })).then((page) => page.data),
    staleTime: 60_000,
  });
}
