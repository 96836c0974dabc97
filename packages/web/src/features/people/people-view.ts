import type { BlockedChannel, PeopleSort } from "@candor/contract/person.ts";
import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { oneOf, type Raw, text, type View } from "../../here/view.ts";
import { BLOCKED_CHANNELS } from "../../subjects/asking-channels.ts";

/** What the list of people keeps in its address besides what every screen does. */
export type PeopleView = {
  search?: string | undefined;
  /** A saved segment. */
  segment?: string | undefined;
  /** Those who may not be written to on this channel. */
  blocked?: BlockedChannel | undefined;
  tag?: string | undefined;
  /** The newest first, when nothing is said. */
  sort?: PeopleSort | undefined;
  order?: "asc" | "desc" | undefined;
};

const SORTS: readonly PeopleSort[] = [
  ...(["created", "name", "asked", "answered", "score", "answers"] as const),
];

export function readPeople(raw: Raw): PeopleView {
  return {
    search: text(raw.search),
    segment: text(raw.segment),
    blocked: oneOf(raw.blocked, BLOCKED_CHANNELS),
    tag: text(raw.tag),
    sort: oneOf(raw.sort, SORTS),
    order: oneOf(raw.order, ["asc", "desc"] as const),
  };
}

export function usePeopleView(): [View & PeopleView, ChangeView<View & PeopleView>] {
  return [useSearch({ from: "/inside/people" }), useChangeView<View & PeopleView>()];
}
