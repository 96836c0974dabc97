import type { Language } from "@candor/contract/common.ts";
import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** What is behind a score changes slowly: it is not asked again for every answer that arrives. */
const FRESH = 60_000;

export function whyQuery(
  ids: SurveyIds,
  query: NumbersFilter & { compare?: "previous" | "year" | undefined; speak: Language },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "why", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/why", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

export function prioritiesQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "priorities", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/priorities", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

export function portraitsQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "portraits", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/portraits", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

export function journeyQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "touchpoints", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/touchpoints", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** What is planned against what customers speak of. */
export function plansQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "plans", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/plans", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}
