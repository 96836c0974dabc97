import type { Language } from "@candor/contract/common.ts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";

/** Everything about meetings has a key that begins like this; the live stream asks it again when a page is turned. */
export function meetingsKey(workspace: string) {
  return ["workspace", workspace, "meetings"] as const;
}

export function meetingsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...meetingsKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/meetings", { signal })).then((page) => page.data),
  });
}

export function meetingQuery(workspace: string, meetingId: string, language: string) {
  return queryOptions({
    queryKey: [...meetingsKey(workspace), "one", meetingId, language],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/meetings/{meetingId}", {
          params: { path: { meetingId }, query: { language: language as Language } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
