import type { AudiencePreview, AudienceSpec } from "@candor/contract/audience.ts";
import type { Invitation, InvitationDetail } from "@candor/contract/invitation.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import type * as sending from "@candor/contract/sending.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { request } from "../request/request.ts";
import type { Page } from "../request/types.ts";

/** Everything about asking has a key that begins like this. */
export function askingKey(workspace: string) {
  return [...workspaceKey(workspace), "asking"] as const;
}

/** While something goes out its numbers are asked again this often: a sending has no event of its own. */
const WATCH_MS = 3000;
export type CalendarDay = (typeof sending.CalendarDay)["_output"];

export function sendingsQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "sendings", survey],
    queryFn: ({ signal }) =>
      request<Page<sending.Sending>>(`/api/v1/surveys/${survey}/sendings`, {
        workspace,
        query: { limit: 200 },
        signal,
      }).then((page) => page.data),
    refetchInterval: (query) =>
      query.state.data?.some((one) => one.status === "running") ? WATCH_MS : false,
  });
}

export function sendingQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "sending", id],
    queryFn: ({ signal }) =>
      request<sending.Sending>(`/api/v1/sendings/${encodeURIComponent(id)}`, { workspace, signal }),
    refetchInterval: (query) => (query.state.data?.status === "running" ? WATCH_MS : false),
  });
}

export type AskedPreview = {
  audience: AudienceSpec;
  channel: AskingChannel;
  sendingId?: string;
  wantedMargin?: number;
};

export function previewQuery(workspace: string, survey: string, asked: AskedPreview) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "preview", survey, asked],
    queryFn: ({ signal }) =>
      request<AudiencePreview>(`/api/v1/surveys/${survey}/audience/preview`, {
        method: "POST",
        workspace,
        body: asked,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export type FatesFilter = {
  surveyId?: string | undefined;
  sendingId?: string | undefined;
  personId?: string | undefined;
  state?: string | undefined;
  reason?: string | undefined;
};

export function invitationsQuery(workspace: string, query: FatesFilter) {
  return infiniteQueryOptions({
    queryKey: [...askingKey(workspace), "invitations", query],
    queryFn: ({ signal, pageParam }) =>
      request<Page<Invitation>>("/api/v1/invitations", {
        workspace,
        query: { ...query, limit: 50, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function invitationQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "invitation", id],
    queryFn: ({ signal }) =>
      request<InvitationDetail>(`/api/v1/invitations/${id}`, { workspace, signal }),
  });
}

export function calendarQuery(workspace: string, query: { from: string; to: string }) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "calendar", query],
    queryFn: async ({ signal }): Promise<CalendarDay[]> => {
      const options = { workspace, query, signal };
      return (await request<{ data: CalendarDay[] }>("/api/v1/sending-calendar", options)).data;
    },
    placeholderData: keepPreviousData,
  });
}

export function deliveryQuery(workspace: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "delivery"],
    queryFn: ({ signal }) =>
      request<sending.DeliveryState>("/api/v1/delivery", { workspace, signal }).then(
        (state) => state.data,
      ),
    refetchInterval: 15_000,
  });
}

export function surveyAskingQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "rules", survey],
    queryFn: ({ signal }) =>
      request<sending.SurveyAsking>(`/api/v1/surveys/${survey}/asking`, { workspace, signal }),
  });
}

export function workspaceRulesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "rules"],
    queryFn: ({ signal }) =>
      request<sending.WorkspaceAskingRules>("/api/v1/asking-rules", { workspace, signal }),
  });
}

export type MailAsked = {
  language?: string | undefined;
  group?: string | undefined;
  reminder?: string | undefined;
};

export function mailPreviewQuery(workspace: string, survey: string, query: MailAsked) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "mail", survey, query],
    queryFn: ({ signal }) =>
      request<sending.MailPreview>(`/api/v1/surveys/${survey}/mail/preview`, {
        workspace,
        query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
