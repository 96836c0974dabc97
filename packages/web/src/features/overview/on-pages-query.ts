import { queryOptions } from "@tanstack/react-query";
import { numbersKey, type SurveyIds } from "../../here/numbers.ts";
import type { Period } from "../../here/period.ts";
import { api, ask } from "../../request/api.ts";

/** The widget's counts of a period; of the last thirty days when the whole time is shown. */
export function onPagesQuery(ids: SurveyIds, period: Period | null) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "on-pages", period],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/widget/counts", {
          params: {
            path: { surveyId: ids.survey },
            query: period ? { from: period.from, to: period.to } : {},
          },
          signal,
        }),
      ),
  });
}
