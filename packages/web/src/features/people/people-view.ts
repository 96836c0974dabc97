import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { type Raw, text, type View } from "../../here/view.ts";

/** What the list of people keeps in its address besides what every screen does. */
export type PeopleView = {
  search?: string | undefined;
  /** A saved segment. */
  segment?: string | undefined;
  /** Those who may not be written to on this channel. */
  blocked?: string | undefined;
};

export function readPeople(raw: Raw): PeopleView {
  return { search: text(raw.search), segment: text(raw.segment), blocked: text(raw.blocked) };
}

export function usePeopleView(): [View & PeopleView, ChangeView<View & PeopleView>] {
  return [useSearch({ from: "/inside/people" }), useChangeView<View & PeopleView>()];
}
