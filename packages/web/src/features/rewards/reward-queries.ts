import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about a survey's reward has a key that begins like this. */
export function rewardKey(workspace: string, survey: string) {
  return [...workspaceKey(workspace), "reward", survey] as const;
}

export function rewardQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...rewardKey(workspace, survey), "state"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/reward", {
          params: { path: { surveyId: survey } },
          signal,
        }),
      ).then(({ reward }) => reward),
  });
}

export function codesQuery(workspace: string, survey: string, standing: "given" | "free") {
  return infiniteQueryOptions({
    queryKey: [...rewardKey(workspace, survey), "codes", standing],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/reward/codes", {
          params: {
            path: { surveyId: survey },
            query: defined({ standing, limit: 50, cursor: pageParam ?? undefined }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}
