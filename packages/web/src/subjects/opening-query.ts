import { queryOptions } from "@tanstack/react-query";
import type { SurveyIds } from "../here/numbers.ts";
import { api, ask } from "../request/api.ts";

/** The period that the numbers of a survey open on for whoever asks. */
export function openingQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: ["workspace", ids.workspace, "opening", ids.survey],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/opening", {
          params: { path: { surveyId: ids.survey } },
          signal,
        }),
      ),
    staleTime: 0,
  });
}
