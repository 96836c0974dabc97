import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export const ssoQuery = (workspace: string) =>
  queryOptions({
    queryKey: [...workspaceKey(workspace), "sso"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/sso", { signal })),
  });

export const scimQuery = (workspace: string) =>
  queryOptions({
    queryKey: [...workspaceKey(workspace), "scim-access"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/scim-access", { signal })),
  });
