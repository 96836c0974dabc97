import type { PreviewCarePlan } from "@candor/contract/care.ts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../people-queries.ts";

export function carePlansQuery(workspace: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "care-plans"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/care-plans", { signal })).then(({ data }) => data),
  });
}

/** For whom a plan would have begun. */
export function carePreviewQuery(workspace: string, plan: PreviewCarePlan) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "care-preview", plan],
    queryFn: ({ signal }) =>
      ask(api(workspace).POST("/api/v1/care-plans/preview", { body: plan, signal })),
    // Somebody may have bought something since the form was last open.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Tasks that wait: those of today, or all of one person. */
export function careTasksQuery(
  workspace: string,
  query: { show: "due" | "planned"; whose: "mine" | "all"; personId?: string },
) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "care-tasks", query],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/care-tasks", {
          params: { query: defined({ ...query, limit: 100 }) },
          signal,
        }),
      ).then(({ data }) => data),
  });
}
