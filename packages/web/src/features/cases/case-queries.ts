import type { CaseEvent } from "@candor/contract/case.ts";
import type { CaseCondition } from "@candor/contract/case-rule.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import type { CasesView } from "./cases-view.ts";

/** Everything about cases has a key that begins like this. */
export function casesKey(workspace: string) {
  return [...workspaceKey(workspace), "cases"] as const;
}

/** Others work on the same cases: what is on the screen is asked again this often. */
const LOOK_AGAIN_MS = 30_000;

export function casesQuery(workspace: string, view: CasesView) {
  const { state, owner, team, priority, search, show } = view;
  return infiniteQueryOptions({
    queryKey: [...casesKey(workspace), "list", { state, owner, team, priority, search, show }],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/cases", {
          params: {
            query: defined({
              limit: 50,
              state,
              owner,
              teamId: team,
              priority,
              search,
              late: show === "late" ? "true" : undefined,
              mayContact: show === "contact" ? "true" : undefined,
              snoozed: show === "snoozed" ? "true" : undefined,
              cursor: pageParam ?? undefined,
            }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function callsQuery(workspace: string, whose: "mine" | "all") {
  return queryOptions({
    queryKey: [...casesKey(workspace), "calls", whose],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/call-list", { params: { query: { whose } }, signal })).then(
        (page) => page.data,
      ),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function caseQuery(workspace: string, caseId: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "one", caseId],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/cases/{caseId}", { params: { path: { caseId } }, signal })),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** @param version of the case: a new one has new lines. */
export function caseEventsQuery(workspace: string, caseId: string, version: number) {
  return queryOptions<CaseEvent[]>({
    queryKey: [...casesKey(workspace), "events", caseId, version],
    queryFn: async ({ signal }): Promise<CaseEvent[]> => {
      const { data } = await ask(
        api(workspace).GET("/api/v1/cases/{caseId}/events", {
          params: { path: { caseId } },
          signal,
        }),
      );
      return data;
    },
    placeholderData: keepPreviousData,
  });
}

export function rulesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "rules"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/case-rules", { signal })).then((page) => page.data),
  });
}

export function rulePreviewQuery(workspace: string, condition: CaseCondition) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "preview", condition],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).POST("/api/v1/case-rules/preview", {
          body: { condition: defined(condition) },
          signal,
        }),
      ),
  });
}

export function causesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "causes"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/root-causes", { signal })).then((page) => page.data),
  });
}

export function deskReportQuery(workspace: string, from: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "report", from],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/desk-report", { params: { query: { from } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function conversionQuery(workspace: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "conversion"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/desk-report/conversion", { signal })),
  });
}

/** Letters leave and answers come within seconds: a conversation that is open is looked at often. */
const TALK_AGAIN_MS = 5000;

export function conversationQuery(workspace: string, conversationId: string) {
  return queryOptions({
    queryKey: [...casesKey(workspace), "conversation", conversationId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/conversations/{conversationId}", {
          params: { path: { conversationId } },
          signal,
        }),
      ),
    refetchInterval: TALK_AGAIN_MS,
  });
}

/** What is missed while the line is down is asked for so often. */
const CHATS_AGAIN_MS = 15_000;

export function chatsQuery(workspace: string, state: "open" | "ended") {
  return queryOptions({
    queryKey: [...casesKey(workspace), "chats", state],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/chats", { params: { query: { state } }, signal })),
    refetchInterval: CHATS_AGAIN_MS,
  });
}
