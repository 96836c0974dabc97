import type { LooseCommentSource } from "@candor/contract/loose-comment.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

export type LooseFilter = {
  surveyId?: string | undefined;
  source?: LooseCommentSource | undefined;
  open?: "true" | "false" | undefined;
  personId?: string | undefined;
};

export function looseKey(workspace: string) {
  return [...workspaceKey(workspace), "loose-comments"] as const;
}

/** What was said without a score, newest first. */
export function looseQuery(workspace: string, filter: LooseFilter) {
  return infiniteQueryOptions({
    queryKey: [...looseKey(workspace), "list", filter],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/loose-comments", {
          params: { query: defined({ ...filter, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Whether there are any, and how many wait: what the way to them says. */
export function looseCountQuery(workspace: string, filter: LooseFilter = {}) {
  return queryOptions({
    queryKey: [...looseKey(workspace), "count", filter],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/loose-comments", {
          params: { query: defined({ ...filter, limit: 1 }) },
          signal,
        }),
      ).then(({ data, open }) => ({ any: data.length > 0, open })),
    refetchInterval: 60_000,
  });
}
