import type { TimelineKind } from "@candor/contract/dossier.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../people-queries.ts";

/** What a person's page begins with. */
export function dossierQuery(workspace: string, personId: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "dossier", personId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/people/{personId}/dossier", {
          params: { path: { personId } },
          signal,
        }),
      ),
  });
}

/** Everything that happened with a person, newest first; of one kind, or of all. */
export function timelineQuery(workspace: string, personId: string, kind: TimelineKind | undefined) {
  return infiniteQueryOptions({
    queryKey: [...peopleKey(workspace), "timeline", personId, kind],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/people/{personId}/timeline", {
          params: {
            path: { personId },
            query: defined({ limit: 20, kinds: kind, cursor: pageParam ?? undefined }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** People to speak to. */
export function contactsQuery(
  workspace: string,
  query: { show: "due" | "missing"; whose: "mine" | "all" },
) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "contacts", query],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/next-contacts", {
          params: { query: { ...query, limit: 100 } },
          signal,
        }),
      ),
  });
}
