import type * as channel from "@candor/contract/channel.ts";
import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { request } from "../../request/request.ts";

export type Sources = (typeof channel.Sources)["_output"];
type Ids = { workspace: string; survey: string };

const key = (ids: Ids, name: string) =>
  [...workspaceKey(ids.workspace), "channels", ids.survey, name] as const;

function ofSurvey<T>(ids: Ids, name: string, path: string) {
  return queryOptions({
    queryKey: key(ids, name),
    queryFn: ({ signal }) =>
      request<T>(`/api/v1/surveys/${ids.survey}/${path}`, { workspace: ids.workspace, signal }),
  });
}

export const sourcesQuery = (ids: Ids) => ofSurvey<Sources>(ids, "sources", "sources");
export const widgetQuery = (ids: Ids) => ofSurvey<channel.SurveyWidget>(ids, "widget", "widget");
export const widgetCountsQuery = (ids: Ids) =>
  ofSurvey<channel.WidgetCountsReport>(ids, "counts", "widget/counts");
export const kioskQuery = (ids: Ids) => ofSurvey<channel.Kiosk>(ids, "kiosk", "kiosk");
