import type { Group } from "@candor/contract/common.ts";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ListFilter } from "../../here/numbers.ts";
import { type ChangeView, useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { list, nonEmpty, oneOf, type Raw, text, type View } from "../../here/view.ts";
import { GROUP_ORDER } from "../../parts/groups.ts";

/** What the list of answers keeps in its address besides what every screen does. */
export type ListView = {
  group?: Group[] | undefined;
  search?: string | undefined;
  standing?: "excluded" | "quarantined" | "all" | undefined;
  hasComment?: "true" | "false" | undefined;
  tag?: string | undefined;
  mayContact?: "true" | "false" | undefined;
  /** The further question that all who are listed answered. */
  answered?: string | undefined;
  /** The import whose answers are listed, and no others. */
  import?: string | undefined;
  /** The answer whose detail is open. */
  response?: string | undefined;
  repeats?: "true" | "false" | undefined;
  /** The answer to whose comment all that are listed are nearly the same. */
  alikeTo?: string | undefined;
};

export function readList(raw: Raw): ListView {
  return {
    group: nonEmpty(GROUP_ORDER.filter((group) => list(raw.group).includes(group))),
    search: text(raw.search),
    standing: oneOf(raw.standing, ["excluded", "quarantined", "all"] as const),
    hasComment: oneOf(raw.hasComment, ["true", "false"] as const),
    tag: text(raw.tag),
    mayContact: oneOf(raw.mayContact, ["true", "false"] as const),
    answered: text(raw.answered),
    import: text(raw.import),
    response: text(raw.response),
    repeats: oneOf(raw.repeats, ["true", "false"] as const),
    alikeTo: text(raw.alikeTo),
  };
}

export function useListView(): [View & ListView, ChangeView<View & ListView>] {
  return [useSearch({ from: "/inside/responses" }), useChangeView<View & ListView>()];
}

/** What the address asks for, as the query of the API. */
export function useListFilter(): ListFilter {
  const [view] = useListView();
  const { group, search, standing, hasComment, tag, mayContact, answered, import: from } = view;
  const { repeats, alikeTo } = view;
  const numbers = useNumbersFilter();
  return useMemo(
    () => ({
      ...{ ...numbers, group, search, standing, hasComment, tag, mayContact, answered },
      ...{ import: from, repeats, alikeTo },
    }),
    // biome-ignore format: as a list of names
    [
      numbers, group, search, standing, hasComment, tag, mayContact, answered, from,
      repeats, alikeTo,
    ],
  );
}
