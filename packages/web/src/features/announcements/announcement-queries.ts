import type {
  AnnouncementAudience,
  AnnouncementTexts,
  RecipientState,
} from "@candor/contract/announcement.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about announcements has a key that begins like this. */
export function announcementsKey(workspace: string) {
  return [...workspaceKey(workspace), "announcements"] as const;
}

/** While letters leave, the figures are asked again so often. */
const SENDING_MS = 2000;

export function announcementsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...announcementsKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/announcements", { signal })).then((page) => page.data),
  });
}

export function announcementQuery(workspace: string, announcementId: string) {
  return queryOptions({
    queryKey: [...announcementsKey(workspace), "one", announcementId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/announcements/{announcementId}", {
          params: { path: { announcementId } },
          signal,
        }),
      ),
    refetchInterval: ({ state: { data } }) => (data?.state === "sending" ? SENDING_MS : false),
  });
}

/** What is asked of a preview: words and an audience as they stand in the form, and whose letter. */
export interface Wanted {
  texts: AnnouncementTexts;
  audience: AnnouncementAudience;
  personId: string | null;
}

export function previewQuery(workspace: string, announcementId: string, wanted: Wanted) {
  return queryOptions({
    queryKey: [...announcementsKey(workspace), "one", announcementId, "preview", wanted],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).POST("/api/v1/announcements/{announcementId}/preview", {
          params: { path: { announcementId } },
          body: defined(wanted),
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function recipientsQuery(
  workspace: string,
  announcementId: string,
  { state, answered, live }: { state?: RecipientState; answered?: "true"; live: boolean },
) {
  return infiniteQueryOptions({
    queryKey: [
      ...announcementsKey(workspace),
      "one",
      announcementId,
      "recipients",
      state,
      answered,
    ],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/announcements/{announcementId}/recipients", {
          params: {
            path: { announcementId },
            query: defined({ state, answered, cursor: pageParam }),
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: live ? SENDING_MS : false,
  });
}
