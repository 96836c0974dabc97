import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function trainingsKey(workspace: string) {
  return [...workspaceKey(workspace), "trainings"] as const;
}

export function trainingsQuery(workspace: string) {
  return queryOptions({
    queryKey: trainingsKey(workspace),
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/trainings", { signal })),
  });
}

/** The causes a case can have, by name. */
export function rootCausesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "cases", "causes"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/root-causes", { signal })).then(({ data }) => data),
  });
}
