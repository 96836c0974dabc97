import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function adviceKey(workspace: string) {
  return [...workspaceKey(workspace), "advice"] as const;
}

/** What the figures advise; asked for again after some minutes, since nothing announces it. */
export function adviceQuery(workspace: string, surveyId: string | undefined) {
  return queryOptions({
    queryKey: [...adviceKey(workspace), surveyId ?? ""],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/advice", {
          params: { query: defined({ surveyId }) },
          signal,
        }),
      ),
    staleTime: 300_000,
  });
}
