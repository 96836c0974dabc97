import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";

export function alertsQuery(workspace: string) {
  return queryOptions({
    queryKey: ["workspace", workspace, "numbers", "alerts"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/alerts", { signal })).then((page) => page.data),
  });
}

export function rulesQuery(workspace: string) {
  return queryOptions({
    queryKey: ["workspace", workspace, "alert-rules"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/alert-rules", { signal })).then((page) => page.data),
  });
}
