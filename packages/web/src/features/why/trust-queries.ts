import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

const FRESH = 60_000;

/** What shares can be typed for. */
export function targetChoicesQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "target-choices"],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/representativeness/targets", {
          params: { path: { surveyId: ids.survey } },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** What is unusual in the answers. */
export function unusualQuery(ids: SurveyIds, { counting: _, ...query }: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "integrity", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/integrity", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}
