import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about teams has a key that begins like this. */
export function teamsKey(workspace: string) {
  return [...workspaceKey(workspace), "teams"] as const;
}

export function absencesQuery(workspace: string, since: string) {
  return queryOptions({
    queryKey: [...teamsKey(workspace), "absences", since],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/absences", { params: { query: { since } }, signal })).then(
        (page) => page.data,
      ),
  });
}

export function employeesQuery(workspace: string, search: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...teamsKey(workspace), "employees", search ?? ""],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/employees", {
          params: { query: defined({ search, limit: 50, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function holidaysQuery(workspace: string, country: string, year: number) {
  return queryOptions({
    queryKey: [...teamsKey(workspace), "holidays", country, year],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/business-calendars/holidays", {
          params: { query: { country: country as "LV", year } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function noticeListQuery(workspace: string) {
  return infiniteQueryOptions({
    queryKey: [...workspaceKey(workspace), "notices", "list"],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/notices", {
          params: { query: defined({ limit: 30, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function noticeSettingsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "notices", "settings"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/notice-settings", { signal })),
  });
}
