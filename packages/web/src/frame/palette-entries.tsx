import { useQuery } from "@tanstack/react-query";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Search from "lucide-react/icons/search";
import { latestQuery } from "../here/numbers.ts";
import { carried } from "../here/view.ts";
import { useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { ScoreMark } from "../parts/score-mark.tsx";
import { useDelayed } from "../parts/use-delayed.ts";
import { ICON, type Navigate, type PaletteEntry } from "./palette-entry.ts";
import { useFixedEntries } from "./palette-fixed.tsx";
import { useFoundPeople } from "./palette-people.tsx";

/** What the palette offers for the words typed so far. Comments and people are searched from two letters on. */
export function usePaletteEntries(
  text: string,
  navigate: Navigate,
): { entries: PaletteEntry[]; searching: boolean } {
  const t = useMessages("web");
  const ids = useSurveyIds();
  const format = useFormat();
  const words = text.trim();
  const search = useDelayed(words, 180);
  const wanted = search.length >= 2 && ids.survey !== "";
  const found = useQuery({
    ...latestQuery(ids, { search, standing: "all", limit: 6 }),
    enabled: wanted,
  });

  const fixed = useFixedEntries(navigate);
  const lower = words.toLocaleLowerCase();
  const matching =
    words === ""
      ? fixed.filter((e) => !e.id.startsWith("theme-") && !e.id.startsWith("language-"))
      : fixed.filter((e) =>
          `${e.label} ${e.section} ${e.words ?? ""}`.toLocaleLowerCase().includes(lower),
        );
  const people = useFoundPeople(search, navigate);
  if (words.length < 2) return { entries: matching, searching: false };

  const comments = (wanted ? (found.data?.data ?? []) : []).map((answer) => ({
    id: answer.id,
    section: t("palette.comments"),
    label: answer.comment ?? "",
    hint: format.ago(answer.answeredAt, new Date()),
    icon: <ScoreMark score={answer.score} group={answer.group} small />,
    run: () =>
      void navigate({
        to: "/responses",
        search: (view) => ({
          ...carried(view),
          period: undefined,
          from: undefined,
          to: undefined,
          filter: undefined,
          search: words,
          standing: "all" as const,
          response: answer.id,
        }),
      }),
  }));
  const all: PaletteEntry = {
    id: "all-comments",
    section: t("palette.comments"),
    label: t("palette.searchAll", { words }),
    icon:
      comments.length > 0 ? (
        <MessageSquareText aria-hidden className={ICON} />
      ) : (
        <Search aria-hidden className={ICON} />
      ),
    run: () =>
      void navigate({ to: "/responses", search: (view) => ({ ...carried(view), search: words }) }),
  };
  return {
    entries: [...matching, ...people.entries, ...comments, all],
    searching: found.isFetching || people.searching,
  };
}
