import { useQuery } from "@tanstack/react-query";
import UserRound from "lucide-react/icons/user-round";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { nameOf } from "../parts/person-chip.tsx";
import { foundPeopleQuery } from "../subjects/people-queries.ts";
import { ICON, type Navigate, type PaletteEntry } from "./palette-entry.ts";

/** People whose name, address, phone number or own id holds the words; from two letters on. */
export function useFoundPeople(
  search: string,
  navigate: Navigate,
): { entries: PaletteEntry[]; searching: boolean } {
  const t = useMessages("web");
  const { workspace } = useHere();
  const wanted = search.length >= 2;
  const found = useQuery({ ...foundPeopleQuery(workspace.id, search), enabled: wanted });
  const entries = (wanted ? (found.data ?? []) : []).map((person) => {
    const name = nameOf(person) ?? t("person.none");
    const rest = [person.email, person.phone, person.externalId].find(
      (one) => one !== null && one !== name,
    );
    return {
      id: person.id,
      section: t("nav.people"),
      label: name,
      hint: rest ?? undefined,
      icon: <UserRound aria-hidden className={ICON} />,
      run: () =>
        void navigate({
          to: "/people/$personId",
          params: { personId: person.id },
          search: carried,
        }),
    };
  });
  return { entries, searching: found.isFetching };
}
