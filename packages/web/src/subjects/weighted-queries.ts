import type { BaseKind } from "@candor/contract/trust.ts";
import { queryOptions } from "@tanstack/react-query";
import { type NumbersFilter, numbersKey, type SurveyIds } from "../here/numbers.ts";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

const FRESH = 60_000;

/** Who answered against the base, and the score weighted to it. */
export function answeredQuery(
  ids: SurveyIds,
  query: NumbersFilter & { base?: BaseKind | undefined; by?: string[] | undefined },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "representativeness", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/representativeness", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
    staleTime: FRESH,
  });
}

/** Whether the overview shows the weighted score beside the one as it is. */
export function weightedViewQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "weighted-view"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/weighted-view", { signal })),
    staleTime: FRESH,
  });
}
