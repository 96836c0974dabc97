import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";
import { casesKey } from "./case-queries.ts";

export function repliesKey(workspace: string) {
  return [...casesKey(workspace), "saved-replies"] as const;
}

export function repliesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...repliesKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/saved-replies", { signal })).then((page) => page.data),
  });
}

/** As they would be written to this customer; what is promised there may change, so they are asked for each time. */
export function filledRepliesQuery(workspace: string, conversationId: string) {
  return queryOptions({
    queryKey: [...repliesKey(workspace), "filled", conversationId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/conversations/{conversationId}/saved-replies", {
          params: { path: { conversationId } },
          signal,
        }),
      ).then((page) => page.data),
    staleTime: 0,
  });
}
