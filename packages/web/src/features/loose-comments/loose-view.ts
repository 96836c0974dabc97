import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { oneOf, type Raw, text, type View } from "../../here/view.ts";

export const SOURCES = ["ideas", "import", "sms", "telegram"] as const;
export const STATES = ["true", "false"] as const;

/** What the list of comments without a score keeps in its address. */
export type LooseView = {
  of?: string | undefined;
  source?: (typeof SOURCES)[number] | undefined;
  open?: (typeof STATES)[number] | undefined;
  person?: string | undefined;
};

export function readLoose(raw: Raw): LooseView {
  return {
    of: text(raw.of),
    source: oneOf(raw.source, SOURCES),
    open: oneOf(raw.open, STATES),
    person: text(raw.person),
  };
}

export function useLooseView(): [View & LooseView, ChangeView<View & LooseView>] {
  return [
    useSearch({ from: "/inside/responses/without-score" }),
    useChangeView<View & LooseView>(),
  ];
}
