import type { Group } from "@candor/contract/common.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";
import type { ReadingView } from "./view.ts";

/** What numbers are narrowed by, as the query string of the API wants it. */
export type NumbersFilter = {
  from?: string | undefined;
  to?: string | undefined;
  filter?: string[] | undefined;
  counting?: "latest" | undefined;
  theme?: string[] | undefined;
} & ReadingView;
export type ListFilter = NumbersFilter & {
  group?: Group[] | undefined;
  search?: string | undefined;
  standing?: "excluded" | "quarantined" | "all" | undefined;
  hasComment?: "true" | "false" | undefined;
  tag?: string | undefined;
  mayContact?: "true" | "false" | undefined;
  import?: string | undefined;
  /** Disagreements that somebody looked at, or those that nobody did. */
  confirmed?: "true" | "false" | undefined;
  repeats?: "true" | "false" | undefined;
  alikeTo?: string | undefined;
  /** Only those who answered this further question. */
  answered?: string | undefined;
};
/** Whose numbers: the two ids every one of these queries needs. */
export type SurveyIds = { workspace: string; survey: string };

/** Everything that an answer changes has a key that begins like this, and is asked again live. */
export function numbersKey(ids: SurveyIds) {
  return ["workspace", ids.workspace, "numbers", ids.survey] as const;
}

/**
 * Older numbers stay on screen, dimmed, while newer ones are on their way; never those of another
 * survey, which would stand under the wrong name.
 */
function sameSurvey(ids: SurveyIds) {
  return <T>(previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    query && query.queryKey[1] === ids.workspace && query.queryKey[3] === ids.survey
      ? previous
      : undefined;
}

export type Compare = "previous" | "year";

export function scoreQuery(
  ids: SurveyIds,
  query: NumbersFilter & { compare?: Compare | undefined },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "score", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/score", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: sameSurvey(ids),
  });
}

export function trendQuery(
  ids: SurveyIds,
  query: NumbersFilter & { by: "day" | "week" | "month"; compare?: Compare | undefined },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "trend", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/trend", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: sameSurvey(ids),
  });
}

export function breakdownQuery(
  ids: SurveyIds,
  query: NumbersFilter & { by: string; compare?: Compare | undefined },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "breakdown", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/breakdown", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: sameSurvey(ids),
  });
}

export function dimensionsQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "dimensions"],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/dimensions", {
          params: { path: { surveyId: ids.survey } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });
}

/** The first answers that fit, newest first: the overview's list, the palette's search. */
export function latestQuery(ids: SurveyIds, query: ListFilter & { limit: number }) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "latest", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/responses", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: sameSurvey(ids),
  });
}

export function countQuery(ids: SurveyIds, query: ListFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "count", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/responses/count", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: sameSurvey(ids),
  });
}

/** The long list of the responses screen; it is not asked again by itself, so nothing jumps. */
export function listKey(ids: SurveyIds) {
  return ["workspace", ids.workspace, "list", ids.survey] as const;
}

export function listQuery(ids: SurveyIds, query: ListFilter) {
  return infiniteQueryOptions({
    queryKey: [...listKey(ids), query],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/responses", {
          params: {
            path: { surveyId: ids.survey },
            query: defined({ ...query, limit: 50, cursor: pageParam ?? undefined }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: sameSurvey(ids),
    staleTime: 60_000,
  });
}
