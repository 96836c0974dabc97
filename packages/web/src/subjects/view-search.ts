import type { SavedView } from "@candor/contract/view.ts";
import { dropUndefined } from "../here/view.ts";

/** A saved view as the address of the overview holds it, so that a link shows the same. */
export function searchOfView(view: SavedView, workspace: string | undefined) {
  const { surveyId, period, filter, theme, counting, compare, by, step } = view;
  return dropUndefined({
    workspace,
    survey: surveyId ?? undefined,
    ...(typeof period === "string"
      ? { period, from: undefined, to: undefined }
      : { period: undefined, from: period.from, to: period.to }),
    filter: filled(filter),
    theme: filled(theme),
    tone: filled(view.tone),
    urgency: filled(view.urgency),
    language: filled(view.language),
    churn: said(view.churn),
    disagrees: said(view.disagrees),
    counting: counting === "latest" ? counting : undefined,
    compare: compare ?? undefined,
    by: by ?? undefined,
    step: step ?? undefined,
  });
}

const filled = <T>(list: T[]) => (list.length > 0 ? list : undefined);
const said = (flag: boolean | null) =>
  flag === null ? undefined : flag ? ("true" as const) : ("false" as const);
