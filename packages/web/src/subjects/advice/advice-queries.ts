import type { Language } from "@candor/contract/common.ts";
import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function adviceKey(workspace: string) {
  return [...workspaceKey(workspace), "advice"] as const;
}

/** What the figures advise; asked for again after some minutes, since nothing announces it. */
export function adviceQuery(
  workspace: string,
  asked: { surveyId: string | undefined; language: string },
) {
  const query = { ...asked, language: asked.language as Language };
  return queryOptions({
    queryKey: [...adviceKey(workspace), query],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/advice", {
          params: { query: defined(query) },
          signal,
        }),
      ),
    staleTime: 300_000,
  });
}
