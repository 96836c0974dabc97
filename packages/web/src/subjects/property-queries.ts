import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";

/** How properties and their values are called here. */
export function propertiesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "properties"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/properties", { signal })).then((page) => page.data),
    staleTime: 60_000,
  });
}
