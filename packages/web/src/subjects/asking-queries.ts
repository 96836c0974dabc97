import type { AudienceSpec } from "@candor/contract/audience.ts";
import type { Group } from "@candor/contract/common.ts";
import type { Fate } from "@candor/contract/invitation.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import type * as sending from "@candor/contract/sending.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

/** Everything about asking has a key that begins like this. */
export function askingKey(workspace: string) {
  return [...workspaceKey(workspace), "asking"] as const;
}

/** While something goes out its numbers are asked again this often: a sending has no event of its own. */
const WATCH_MS = 3000;
export type CalendarDay = (typeof sending.CalendarDay)["_output"];

/** Whether what is shown of a sending changes by itself. */
function isMoving(status: string | undefined): boolean {
  return status === "starting" || status === "running";
}

export function sendingsQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "sendings", survey],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/sendings", {
          params: { path: { surveyId: survey }, query: { limit: 200 } },
          signal,
        }),
      ).then((page) => page.data),
    refetchInterval: (query) =>
      query.state.data?.some((one) => isMoving(one.status)) ? WATCH_MS : false,
  });
}

export function sendingQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "sending", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/sendings/{sendingId}", {
          params: { path: { sendingId: id } },
          signal,
        }),
      ),
    refetchInterval: (query) => (isMoving(query.state.data?.status) ? WATCH_MS : false),
  });
}

export type AskedPreview = {
  audience: AudienceSpec;
  channel: AskingChannel;
  sendingId?: string;
  /** When it would go out; now when left out. */
  startsAt?: string;
  wantedMargin?: number;
};

export function previewQuery(workspace: string, survey: string, asked: AskedPreview) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "preview", survey, asked],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).POST("/api/v1/surveys/{surveyId}/audience/preview", {
          params: { path: { surveyId: survey } },
          body: defined(asked),
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export type FatesFilter = {
  surveyId?: string | undefined;
  sendingId?: string | undefined;
  personId?: string | undefined;
  state?: Fate | undefined;
  reason?: string | undefined;
};

export function invitationsQuery(workspace: string, query: FatesFilter) {
  return infiniteQueryOptions({
    queryKey: [...askingKey(workspace), "invitations", query],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/invitations", {
          params: { query: defined({ ...query, limit: 50, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function invitationQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "invitation", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/invitations/{invitationId}", {
          params: { path: { invitationId: id } },
          signal,
        }),
      ),
  });
}

export function calendarQuery(workspace: string, query: { from: string; to: string }) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "calendar", query],
    queryFn: async ({ signal }): Promise<CalendarDay[]> => {
      const asked = api(workspace).GET("/api/v1/sending-calendar", { params: { query }, signal });
      return (await ask(asked)).data;
    },
    placeholderData: keepPreviousData,
  });
}

export function deliveryQuery(workspace: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "delivery"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/delivery", { signal })).then((state) => state.data),
    refetchInterval: 15_000,
  });
}

export function surveyAskingQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "rules", survey],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/asking", {
          params: { path: { surveyId: survey } },
          signal,
        }),
      ),
  });
}

export function workspaceRulesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "rules"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/asking-rules", { signal })),
  });
}

export type MailAsked = {
  language?: string | undefined;
  group?: Group | undefined;
  reminder?: string | undefined;
};

export function mailPreviewQuery(workspace: string, survey: string, query: MailAsked) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "mail", survey, query],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/mail/preview", {
          params: { path: { surveyId: survey }, query: defined(query) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
