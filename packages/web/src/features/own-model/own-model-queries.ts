import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

/** Where the model is, what it may do and how it fares; asked again while it is on, sooner while comments wait for it. */
export function ownModelQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "own-model"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/own-model", { signal })),
    refetchInterval: ({ state: { data } }) =>
      (data?.reading.waiting ?? 0) > 0 ? 3_000 : data?.enabled ? 10_000 : false,
  });
}

export function agreementQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "own-model", "agreement"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/own-model/agreement", { signal })),
  });
}
