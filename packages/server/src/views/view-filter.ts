import type { ResponseFilter } from "@candor/contract/filter.ts";
import type { ViewState } from "@candor/contract/view.ts";

/** The part of a view that says which answers, but for their days. */
export type ViewFilter = Pick<
  ViewState,
  "filter" | "counting" | "theme" | "tone" | "urgency" | "language" | "churn" | "disagrees"
>;

/** Which answers a saved view means, but for its days. */
export function filterOfView(state: ViewFilter): ResponseFilter {
  const { filter, counting, theme, tone, urgency, language, churn, disagrees } = state;
  const some = <T>(list: T[]) => (list.length > 0 ? list : undefined);
  return {
    ...{ filter, counting, theme: some(theme), group: undefined, account: undefined },
    ...{ tone: some(tone), urgency: some(urgency), language: some(language) },
    ...(churn === null ? {} : { churn }),
    ...(disagrees === null ? {} : { disagrees }),
  };
}
