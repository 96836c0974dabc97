import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../here/numbers.ts";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

export function themesKey(workspace: string) {
  return [...workspaceKey(workspace), "themes"] as const;
}

/** The workspace's themes: what they are called, and the words of its own. */
export function themesQuery(workspace: string) {
  return queryOptions({
    queryKey: themesKey(workspace),
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/themes", { signal })).then(({ data }) => data),
    staleTime: 30_000,
  });
}

/** What comments speak of; asked again while some wait to be read, or topics are looked for. */
export function themeListQuery(
  ids: SurveyIds,
  query: NumbersFilter & {
    hidden?: "true" | undefined;
    repeats?: "false" | undefined;
    each?: "true" | undefined;
  },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "themes", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.topics.asked || (state.data?.progress.waiting ?? 0) > 0 ? 2000 : false,
  });
}

export function sentencesQuery(
  ids: SurveyIds,
  query: NumbersFilter & {
    of: string[];
    count: number;
    repeats?: "false" | undefined;
    each?: "true" | undefined;
  },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "sentences", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes/sentences", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    enabled: query.of.length > 0,
    staleTime: 30_000,
  });
}
