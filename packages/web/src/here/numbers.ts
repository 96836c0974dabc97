import type { Breakdown, SurveyScore, Trend } from "@candor/contract/score.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "../request/request.ts";
import type { Dimensions, Page, ResponseItem } from "../request/types.ts";

/** What numbers are narrowed by, as the query string of the API wants it. */
export type NumbersFilter = {
  from?: string | undefined;
  to?: string | undefined;
  filter?: string[] | undefined;
  counting?: "latest" | undefined;
};
export type ListFilter = NumbersFilter & {
  group?: string[] | undefined;
  search?: string | undefined;
  standing?: string | undefined;
  hasComment?: string | undefined;
  tag?: string | undefined;
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

const path = (ids: SurveyIds, rest: string) =>
  `/api/v1/surveys/${encodeURIComponent(ids.survey)}/${rest}`;

export function scoreQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "score", query],
    queryFn: ({ signal }) =>
      request<SurveyScore>(path(ids, "score"), { workspace: ids.workspace, query, signal }),
    placeholderData: sameSurvey(ids),
  });
}

export function trendQuery(ids: SurveyIds, query: NumbersFilter & { by: string }) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "trend", query],
    queryFn: ({ signal }) =>
      request<Trend>(path(ids, "trend"), { workspace: ids.workspace, query, signal }),
    placeholderData: sameSurvey(ids),
  });
}

export function breakdownQuery(ids: SurveyIds, query: NumbersFilter & { by: string }) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "breakdown", query],
    queryFn: ({ signal }) =>
      request<Breakdown>(path(ids, "breakdown"), { workspace: ids.workspace, query, signal }),
    placeholderData: sameSurvey(ids),
  });
}

export function dimensionsQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "dimensions"],
    queryFn: ({ signal }) =>
      request<Dimensions>(path(ids, "dimensions"), { workspace: ids.workspace, signal }),
    staleTime: 30_000,
  });
}

/** The first answers that fit, newest first: the overview's list, the palette's search. */
export function latestQuery(ids: SurveyIds, query: ListFilter & { limit: number }) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "latest", query],
    queryFn: ({ signal }) =>
      request<Page<ResponseItem>>(path(ids, "responses"), {
        workspace: ids.workspace,
        query,
        signal,
      }),
    placeholderData: sameSurvey(ids),
  });
}

export function countQuery(ids: SurveyIds, query: ListFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "count", query],
    queryFn: ({ signal }) =>
      request<{ answers: number }>(path(ids, "responses/count"), {
        workspace: ids.workspace,
        query,
        signal,
      }),
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
      request<Page<ResponseItem>>(path(ids, "responses"), {
        workspace: ids.workspace,
        query: { ...query, limit: 50, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: sameSurvey(ids),
    staleTime: 60_000,
  });
}
