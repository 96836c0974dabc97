import type * as channel from "@candor/contract/channel.ts";
import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export type Sources = (typeof channel.Sources)["_output"];
type Ids = { workspace: string; survey: string };

const key = (ids: Ids, name: string) =>
  [...workspaceKey(ids.workspace), "channels", ids.survey, name] as const;
const of = (ids: Ids, signal: AbortSignal) => ({
  params: { path: { surveyId: ids.survey } },
  signal,
});

export function sourcesQuery(ids: Ids) {
  return queryOptions({
    queryKey: key(ids, "sources"),
    queryFn: ({ signal }) =>
      ask(api(ids.workspace).GET("/api/v1/surveys/{surveyId}/sources", of(ids, signal))),
  });
}

export function widgetQuery(ids: Ids) {
  return queryOptions({
    queryKey: key(ids, "widget"),
    queryFn: ({ signal }) =>
      ask(api(ids.workspace).GET("/api/v1/surveys/{surveyId}/widget", of(ids, signal))),
  });
}

export function widgetCountsQuery(ids: Ids) {
  return queryOptions({
    queryKey: key(ids, "counts"),
    queryFn: ({ signal }) =>
      ask(api(ids.workspace).GET("/api/v1/surveys/{surveyId}/widget/counts", of(ids, signal))),
  });
}

export function kioskQuery(ids: Ids) {
  return queryOptions({
    queryKey: key(ids, "kiosk"),
    queryFn: ({ signal }) =>
      ask(api(ids.workspace).GET("/api/v1/surveys/{surveyId}/kiosk", of(ids, signal))),
  });
}

export function chatQuery(ids: Ids) {
  return queryOptions({
    queryKey: key(ids, "chat"),
    queryFn: ({ signal }) =>
      ask(api(ids.workspace).GET("/api/v1/surveys/{surveyId}/chat", of(ids, signal))),
  });
}
