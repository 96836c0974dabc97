import { queryOptions } from "@tanstack/react-query";
import type { NumbersFilter } from "../../here/numbers.ts";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** One score of several surveys' answers together. */
export function acrossQuery(workspace: string, surveys: string[], filter: NumbersFilter) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "numbers", "across", surveys, filter],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/score", {
          params: { query: { ...defined(filter), survey: surveys } },
          signal,
        }),
      ),
    enabled: surveys.length > 0,
    placeholderData: (before) => before,
  });
}
