import { queryOptions } from "@tanstack/react-query";
import { numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function goalsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "goals"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/goals", { signal })).then((page) => page.data),
  });
}

export function keyFiguresQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "key-figures"],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/key-figures", {
          params: { path: { surveyId: ids.survey } },
          signal,
        }),
      ).then(({ data }) => data),
  });
}
