import type { Language } from "@candor/contract/common.ts";
import { useQuery } from "@tanstack/react-query";
import type { useNavigate } from "@tanstack/react-router";
import Bookmark from "lucide-react/icons/bookmark";
import CalendarDays from "lucide-react/icons/calendar-days";
import ClipboardList from "lucide-react/icons/clipboard-list";
import Languages from "lucide-react/icons/languages";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Search from "lucide-react/icons/search";
import SunMoon from "lucide-react/icons/sun-moon";
import type { ReactNode } from "react";
import { latestQuery } from "../here/numbers.ts";
import { PERIODS } from "../here/period.ts";
import { viewsQuery } from "../here/queries.ts";
import { carried, type View } from "../here/view.ts";
import { useHere, useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../language/load.ts";
import { ScoreMark } from "../parts/score-mark.tsx";
import { chooseTheme, THEMES } from "../parts/theme.ts";
import { useDelayed } from "../parts/use-delayed.ts";
import { searchOfView } from "../subjects/view-search.ts";
import { SCREENS } from "./nav.tsx";

export type PaletteEntry = {
  id: string;
  section: string;
  label: string;
  hint?: string | undefined;
  icon: ReactNode;
  run: () => void;
};
type Navigate = ReturnType<typeof useNavigate>;

const ICON = "size-[1.125rem] shrink-0 text-muted";

/** What the palette offers for the words typed so far. Comments are searched from two letters on. */
export function usePaletteEntries(
  text: string,
  navigate: Navigate,
): { entries: PaletteEntry[]; searching: boolean } {
  const t = useMessages("web");
  const ids = useSurveyIds();
  const { surveys, workspace } = useHere();
  const views = useQuery(viewsQuery(workspace.id));
  const format = useFormat();
  const { setLanguage } = useLanguage();
  const words = text.trim();
  const search = useDelayed(words, 180);
  const wanted = search.length >= 2 && ids.survey !== "";
  const found = useQuery({
    ...latestQuery(ids, { search, standing: "all", limit: 6 }),
    enabled: wanted,
  });

  const fixed: PaletteEntry[] = [
    ...SCREENS.map(({ to, label, icon: Icon, key }) => ({
      id: to,
      section: t("palette.screens"),
      label: t(label),
      hint: `g ${key}`,
      icon: <Icon aria-hidden className={ICON} />,
      run: () => void navigate({ to, search: carried }),
    })),
    ...[
      { to: "/why/first" as const, label: t("nav.first") },
      { to: "/crossing" as const, label: t("nav.crossing") },
      { to: "/people/segments" as const, label: t("nav.segments") },
      { to: "/asking/new" as const, label: t("nav.newSending") },
      { to: "/asking/calendar" as const, label: t("nav.calendar") },
      { to: "/asking/fates" as const, label: t("nav.fates") },
      { to: "/webhooks" as const, label: t("nav.webhooks") },
    ].map(({ to, label }) => ({
      id: to,
      section: t("palette.screens"),
      label,
      icon: <Search aria-hidden className={ICON} />,
      run: () => void navigate({ to, search: carried }),
    })),
    ...(views.data ?? []).map((saved) => ({
      id: `view-${saved.id}`,
      section: t("palette.views"),
      label: saved.name,
      icon: <Bookmark aria-hidden className={ICON} />,
      run: () =>
        void navigate({
          to: "/overview",
          search: (view: View) => searchOfView(saved, view.workspace),
        }),
    })),
    ...surveys.map((survey) => ({
      id: survey.id,
      section: t("nav.surveys"),
      label: survey.name,
      icon: <ClipboardList aria-hidden className={ICON} />,
      run: () =>
        void navigate({
          to: "/overview",
          search: (view) => ({ workspace: view.workspace, survey: survey.id }),
        }),
    })),
    ...[...PERIODS, "all" as const].map((period) => ({
      id: `period-${period}`,
      section: t("period.label"),
      label: t(`period.${period}`),
      hint: period[0] ?? "",
      icon: <CalendarDays aria-hidden className={ICON} />,
      run: () =>
        void navigate({
          to: "/overview",
          search: (view) => ({
            ...carried(view),
            period,
            from: undefined,
            to: undefined,
          }),
        }),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      section: t("theme.choose"),
      label: t(`theme.${theme}`),
      icon: <SunMoon aria-hidden className={ICON} />,
      run: () => chooseTheme(theme),
    })),
    ...(Object.entries(LANGUAGE_NAMES) as [Language, string][]).map(([code, name]) => ({
      id: `language-${code}`,
      section: t("language.choose"),
      label: name,
      icon: <Languages aria-hidden className={ICON} />,
      run: () => void setLanguage(code),
    })),
  ];
  const lower = words.toLocaleLowerCase();
  const matching =
    words === ""
      ? fixed.filter((e) => !e.id.startsWith("theme-") && !e.id.startsWith("language-"))
      : fixed.filter((e) => `${e.label} ${e.section}`.toLocaleLowerCase().includes(lower));
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
  return { entries: [...matching, ...comments, all], searching: found.isFetching };
}
