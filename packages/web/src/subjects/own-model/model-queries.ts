import { queryOptions } from "@tanstack/react-query";
import { numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** What the workspace's own model may be asked; nothing while there is none. */
export function modelOfferQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "own-model", "offer"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/own-model/offer", { signal })),
    staleTime: 60_000,
  });
}

/** All that a model wrote about one comment. */
export function writtenQuery(workspace: string, responseId: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "responses", responseId, "written"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/responses/{responseId}/written", {
          params: { path: { responseId } },
          signal,
        }),
      ),
  });
}

export interface SummaryOf {
  from?: string | undefined;
  to?: string | undefined;
  theme?: string | undefined;
}

/** What a model wrote about exactly this period and theme. */
export function summaryQuery(ids: SurveyIds, about: SummaryOf) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "summary", about],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/summary", {
          params: { path: { surveyId: ids.survey }, query: defined(about) },
          signal,
        }),
      ),
    enabled: ids.survey !== "",
  });
}
