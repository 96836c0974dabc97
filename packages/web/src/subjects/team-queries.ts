import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";

/** The teams of the workspace, archived ones last. */
export function teamsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "teams", "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/teams", { signal })).then((page) => page.data),
  });
}

/** Colleagues with whether each can be given work now. */
export function colleaguesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "teams", "colleagues"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/colleagues", { signal })).then((page) => page.data),
  });
}

/** Working hours, the default ones first. */
export function calendarsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "teams", "calendars"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/business-calendars", { signal })).then((page) => page.data),
  });
}
