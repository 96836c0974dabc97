import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function homeQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "home"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/home", { signal })),
  });
}
