import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

const FRESH = 60_000;

/** The forecast of a survey; it looks at the whole history, whatever period is shown. */
export function forecastQuery(ids: SurveyIds, { filter, counting, theme }: NumbersFilter) {
  const query = { filter, counting, theme };
  return queryOptions({
    queryKey: [...numbersKey(ids), "forecast", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/forecast", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

export function worthQuery(
  ids: SurveyIds,
  query: NumbersFilter & {
    money?: string | undefined;
    margin?: number | undefined;
    recommended?: string | undefined;
  },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "worth", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/worth", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** Whether those who say that they would recommend do. */
export function referralsQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "referrals", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/referrals", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** How customers come: scores by channel, source and referrer. */
export function cameQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "came", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/came", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** What goes along with the score of all that is rated besides. */
export function driversQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "drivers", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/drivers", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}
