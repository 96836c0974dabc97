import type { Coming } from "@candor/contract/coming.ts";
import type { Language } from "@candor/contract/common.ts";
import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function comingQuery(
  workspace: string,
  query: { from: string; to: string; language: string },
) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "coming", query],
    queryFn: ({ signal }): Promise<Coming[]> =>
      ask(
        api(workspace).GET("/api/v1/calendar", {
          params: { query: { ...query, language: query.language as Language } },
          signal,
        }),
      ).then((page) => page.data),
    // The month before stays, dimmed, while the next is on its way.
    placeholderData: (before: Coming[] | undefined) => before,
  });
}

export function feedQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "calendar-feed"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/calendar-feed", { signal })),
  });
}
