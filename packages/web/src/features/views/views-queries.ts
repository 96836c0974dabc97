import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export function allScoresQuery(
  workspace: string,
  query: NumbersFilter & { compare?: "year" | undefined },
) {
  return queryOptions({
    queryKey: ["workspace", workspace, "numbers", "all", query],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/scores", { params: { query: defined(query) }, signal })),
  });
}

/** One score of several surveys, their answers pooled. */
export function pooledQuery(workspace: string, query: NumbersFilter & { survey: string[] }) {
  return queryOptions({
    queryKey: ["workspace", workspace, "numbers", "pooled", query],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/score", { params: { query: defined(query) }, signal })),
  });
}

export function crossingQuery(
  ids: SurveyIds,
  query: NumbersFilter & { rows: string; columns: string },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "crossing", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/crossing", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    // Read from the answers themselves: not asked again for every one that arrives.
    staleTime: 60_000,
  });
}
