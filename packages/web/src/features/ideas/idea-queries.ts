import type { IdeaLook, IdeaState } from "@candor/contract/idea.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";

/** Which of them are asked for. */
export interface IdeasAsked {
  state?: IdeaState | undefined;
  look?: IdeaLook | undefined;
  search?: string | undefined;
  sort?: "votes" | "newest" | undefined;
}

export function ideasQuery(workspace: string, asked: IdeasAsked) {
  return infiniteQueryOptions({
    queryKey: [...ideasKey(workspace), "list", asked],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/ideas", {
          params: { query: defined({ ...asked, cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function ideaQuery(workspace: string, ideaId: string) {
  return queryOptions({
    queryKey: [...ideasKey(workspace), "one", ideaId],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/ideas/{ideaId}", { params: { path: { ideaId } }, signal })),
  });
}

export function votesQuery(workspace: string, ideaId: string) {
  return infiniteQueryOptions({
    queryKey: [...ideasKey(workspace), "one", ideaId, "votes"],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/ideas/{ideaId}/votes", {
          params: { path: { ideaId }, query: defined({ cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function ideaSettingsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...ideasKey(workspace), "settings"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/ideas/settings", { signal })),
  });
}
