import type { Import } from "@candor/contract/import.ts";
import type { ResponseDetail } from "@candor/contract/response.ts";
import type { Survey } from "@candor/contract/survey.ts";
import type {
  ApiKey,
  AuditEntry,
  ColleagueInvitation,
  Me,
  Member,
} from "@candor/contract/workspace.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";
import type { Change, MethodPage, Page, SampleState, SetupState } from "./types.ts";

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => request<SetupState>("/api/v1/setup"),
  staleTime: 0,
});

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => request<Me>("/api/v1/me"),
  staleTime: 60_000,
  retry: false,
});

export const sampleQuery = queryOptions({
  queryKey: ["sample"],
  queryFn: () => request<SampleState>("/api/v1/workspaces/sample"),
});

export function workspaceKey(workspace: string) {
  return ["workspace", workspace] as const;
}

function listOf<T>(workspace: string, name: string, path: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), name],
    queryFn: ({ signal }) =>
      request<Page<T>>(path, { workspace, query: { limit: 200 }, signal }).then((p) => p.data),
  });
}

/** While earlier answers of one are still being counted it is asked again, so that the screen says how far they are. */
export const surveysQuery = (workspace: string) =>
  queryOptions({
    ...listOf<Survey>(workspace, "surveys", "/api/v1/surveys"),
    refetchInterval: ({ state }) =>
      state.data?.some(({ counting }) => counting !== null) ? 2000 : false,
  });
export const membersQuery = (workspace: string) =>
  listOf<Member>(workspace, "members", "/api/v1/members");
export const colleagueInvitationsQuery = (workspace: string) =>
  listOf<ColleagueInvitation>(workspace, "invitations", "/api/v1/colleague-invitations");
export const keysQuery = (workspace: string) => listOf<ApiKey>(workspace, "keys", "/api/v1/keys");
export const importsQuery = (workspace: string) =>
  listOf<Import>(workspace, "imports", "/api/v1/imports");
export const changesQuery = (workspace: string) =>
  listOf<Change>(workspace, "changes", "/api/v1/changes");

export function auditQuery(workspace: string) {
  return infiniteQueryOptions({
    queryKey: [...workspaceKey(workspace), "audit"],
    queryFn: ({ signal, pageParam }) =>
      request<Page<AuditEntry>>("/api/v1/audit", {
        workspace,
        query: { limit: 50, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Asked again twice a second while the job runs: a job has no event of its own. */
export function importQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "import", id],
    queryFn: ({ signal }) => request<Import>(`/api/v1/imports/${id}`, { workspace, signal }),
    refetchInterval: (query) => (query.state.data?.status === "running" ? 500 : false),
  });
}

export function responseQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "response", id],
    queryFn: ({ signal }) =>
      request<ResponseDetail>(`/api/v1/responses/${id}`, { workspace, signal }),
  });
}

export function methodQuery(language: string, page: string) {
  return queryOptions({
    queryKey: ["method", language, page],
    queryFn: ({ signal }) => request<MethodPage>(`/api/v1/methods/${language}/${page}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
