import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { oneOf, type View } from "../../here/view.ts";

export const SOURCES = ["ideas", "import", "sms", "telegram", "employee"] as const;
export const STATES = ["true", "false"] as const;

/** The keys of the list of comments without a score in its address. */
export type LooseSearch = Partial<Record<"of" | "source" | "open" | "person", string | undefined>>;

/** What is listed, as the address says it; what makes no sense there narrows nothing. */
export function useLooseView() {
  const view: View & LooseSearch = useSearch({ from: "/inside/responses/without-score" });
  const change: ChangeView<View & LooseSearch> = useChangeView<View & LooseSearch>();
  return {
    filter: {
      surveyId: view.of,
      source: oneOf(view.source, SOURCES),
      open: oneOf(view.open, STATES),
      personId: view.person,
    },
    change,
  };
}
