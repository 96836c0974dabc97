import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Scores of others, held against ours in the period. */
export function benchmarksQuery(ids: SurveyIds, { from, to }: NumbersFilter) {
  const query = { surveyId: ids.survey, from, to };
  return queryOptions({
    queryKey: [...numbersKey(ids), "benchmarks", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/benchmarks", { params: { query: defined(query) }, signal }),
      ),
  });
}

/** Public ratings by month, and ours. */
export function reputationQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "reputation"],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/public-ratings", {
          params: { query: { surveyId: ids.survey } },
          signal,
        }),
      ),
  });
}

/** How the same people score us and competitors. */
export function competitorsQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "competitors", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/competitors", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
  });
}
