import type { Language } from "@candor/contract/common.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => ask(api().GET("/api/v1/setup")),
  staleTime: 0,
});

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => ask(api().GET("/api/v1/me")),
  staleTime: 60_000,
  retry: false,
});

export const sampleQuery = queryOptions({
  queryKey: ["sample"],
  queryFn: () => ask(api().GET("/api/v1/workspaces/sample")),
});

export function workspaceKey(workspace: string) {
  return ["workspace", workspace] as const;
}

/** While earlier answers of one are still being counted it is asked again, so that the screen says how far they are. */
export function surveysQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "surveys"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/surveys", { signal })).then((page) => page.data),
    refetchInterval: ({ state }) =>
      state.data?.some(({ counting }) => counting !== null) ? 2000 : false,
  });
}

export function membersQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "members"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/members", { signal })).then((page) => page.data),
  });
}

export function colleagueInvitationsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "invitations"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/colleague-invitations", {
          signal,
        }),
      ).then((page) => page.data),
  });
}

export function keysQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "keys"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/keys", { signal })).then((page) => page.data),
  });
}

export function importsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "imports"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/imports", { signal })).then((page) => page.data),
  });
}

export function changesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "changes"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/changes", { signal })).then((page) => page.data),
  });
}

/** What to look for in the audit log. */
export interface AuditAsked {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function auditQuery(workspace: string, asked: AuditAsked = {}) {
  return infiniteQueryOptions({
    queryKey: [...workspaceKey(workspace), "audit", asked],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/audit", {
          params: { query: defined({ ...asked, limit: 50, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Asked again twice a second while the job runs, there or back: a job has no event of its own. */
export function importQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "import", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/imports/{importId}", {
          params: { path: { importId: id } },
          signal,
        }),
      ),
    refetchInterval: (query) =>
      ["running", "undoing"].includes(query.state.data?.status ?? "") ? 500 : false,
  });
}

export function responseQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "response", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/responses/{responseId}", {
          params: { path: { responseId: id } },
          signal,
        }),
      ),
  });
}

export function methodQuery(language: Language, page: string) {
  return queryOptions({
    queryKey: ["method", language, page],
    queryFn: ({ signal }) =>
      ask(
        api().GET("/api/v1/methods/{language}/{page}", {
          params: { path: { language, page } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Everything about notices has a key that begins like this. */
export function noticesKey(workspace: string) {
  return [...workspaceKey(workspace), "notices"] as const;
}

/** How much of what you were told is unread; asked again every minute, since nothing announces it. */
export function unreadNoticesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...noticesKey(workspace), "unread"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/notices", {
          params: { query: { limit: 1, unread: "true" } },
          signal,
        }),
      ).then(({ unread }) => unread),
    refetchInterval: 60_000,
  });
}
