import { queryOptions } from "@tanstack/react-query";
import { dayIn } from "../../here/period.ts";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

/** Everything about improvements has a key that begins like this. */
export function improvementsKey(workspace: string) {
  return [...workspaceKey(workspace), "improvements"] as const;
}

/** How often one that is due is asked again. */
const DUE_MS = 3000;

export function improvementsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...improvementsKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/improvements", { signal })).then((page) => page.data),
  });
}

/** The day that it is where days begin first: asking some hours too early shows nothing wrong. */
const laterToday = () => dayIn("Pacific/Kiritimati", new Date());

export function improvementQuery(workspace: string, improvementId: string) {
  return queryOptions({
    queryKey: [...improvementsKey(workspace), "one", improvementId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/improvements/{improvementId}", {
          params: { path: { improvementId } },
          signal,
        }),
      ),
    // It is measured by itself once its weeks are over: whoever waits for it sees it come.
    refetchInterval: ({ state: { data } }) =>
      data?.state === "do" && (data.checkOn ?? "9") <= laterToday() ? DUE_MS : false,
  });
}

export function sourcesQuery(workspace: string, improvementId: string) {
  return queryOptions({
    queryKey: [...improvementsKey(workspace), "one", improvementId, "sources"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/improvements/{improvementId}/sources", {
          params: { path: { improvementId } },
          signal,
        }),
      ).then((page) => page.data),
  });
}

/** The root causes of the workspace, by name. */
export function causesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...improvementsKey(workspace), "causes"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/root-causes", { signal })).then((page) => page.data),
    staleTime: 30_000,
  });
}
