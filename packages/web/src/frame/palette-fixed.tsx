import type { Language } from "@candor/contract/common.ts";
import { useQuery } from "@tanstack/react-query";
import Bookmark from "lucide-react/icons/bookmark";
import CalendarDays from "lucide-react/icons/calendar-days";
import ChartBar from "lucide-react/icons/chart-bar";
import ClipboardList from "lucide-react/icons/clipboard-list";
import Download from "lucide-react/icons/download";
import FileUp from "lucide-react/icons/file-up";
import Languages from "lucide-react/icons/languages";
import Plus from "lucide-react/icons/plus";
import Search from "lucide-react/icons/search";
import SunMoon from "lucide-react/icons/sun-moon";
import UsersRound from "lucide-react/icons/users-round";
import { dimensionsQuery } from "../here/numbers.ts";
import { PERIODS } from "../here/period.ts";
import { useNumbersFilter } from "../here/use-view.ts";
import { carried, type View } from "../here/view.ts";
import { useHere, useMay, useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../language/load.ts";
import { chooseTheme, THEMES } from "../parts/theme.ts";
import { queryText } from "../request/query-text.ts";
import { useDimensionName } from "../subjects/dimension-name.ts";
import { segmentsQuery } from "../subjects/people-queries.ts";
import { viewsQuery } from "../subjects/view-queries.ts";
import { searchOfView } from "../subjects/view-search.ts";
import { SCREENS } from "./nav.tsx";
import { ICON, type Navigate, type PaletteEntry } from "./palette-entry.ts";

/** What can be gone to and done, whatever was typed: it is narrowed by the palette. */
export function useFixedEntries(navigate: Navigate): PaletteEntry[] {
  const t = useMessages("web");
  const ids = useSurveyIds();
  const { workspace, surveys } = useHere();
  const format = useFormat();
  const { setLanguage } = useLanguage();
  const { label } = useDimensionName();
  const actions = useActions(navigate);
  const views = useQuery(viewsQuery(workspace.id));
  const segments = useQuery(segmentsQuery(workspace.id));
  const dimensions = useQuery({ ...dimensionsQuery(ids), enabled: ids.survey !== "" });
  return [
    ...SCREENS.map(({ to, label, icon: Icon, key }) => ({
      id: to,
      section: t("palette.screens"),
      label: t(label),
      hint: `g ${key}`,
      isKey: true,
      icon: <Icon aria-hidden className={ICON} />,
      run: () => void navigate({ to, search: carried }),
    })),
    ...[
      { to: "/why/first" as const, label: t("nav.first") },
      { to: "/crossing" as const, label: t("nav.crossing") },
      { to: "/people/segments" as const, label: t("nav.segments") },
      { to: "/accounts" as const, label: t("nav.accounts") },
      { to: "/win-back" as const, label: t("nav.winBack") },
      { to: "/asking/new" as const, label: t("nav.newSending") },
      { to: "/meetings" as const, label: t("nav.meetings") },
      { to: "/calendar" as const, label: t("nav.coming") },
      { to: "/workshops" as const, label: t("nav.workshops") },
      { to: "/asking/calendar" as const, label: t("nav.calendar") },
      { to: "/asking/fates" as const, label: t("nav.fates") },
      { to: "/figures" as const, label: t("nav.figures") },
      { to: "/responses/without-score" as const, label: t("nav.withoutScore") },
      { to: "/webhooks" as const, label: t("nav.webhooks") },
    ].map(({ to, label }) => ({
      id: to,
      section: t("palette.screens"),
      label,
      icon: <Search aria-hidden className={ICON} />,
      run: () => void navigate({ to, search: carried }),
    })),
    ...actions,
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
    ...(segments.data ?? []).map(({ id, name, people }) => ({
      id: `segment-${id}`,
      section: t("nav.segments"),
      label: name,
      hint: format.count(people),
      icon: <UsersRound aria-hidden className={ICON} />,
      run: () =>
        void navigate({ to: "/people", search: (view) => ({ ...carried(view), segment: id }) }),
    })),
    ...(dimensions.data?.data ?? []).map(({ dimension }) => ({
      id: `property-${dimension}`,
      section: t("palette.properties"),
      label: t("palette.compareBy", { property: label(dimension) }),
      icon: <ChartBar aria-hidden className={ICON} />,
      run: () =>
        void navigate({ to: "/overview", search: (view) => ({ ...carried(view), by: dimension }) }),
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
      isKey: true,
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
      words: theme,
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
}

/** What one does rather than goes to. */
function useActions(navigate: Navigate): PaletteEntry[] {
  const t = useMessages("web");
  const ids = useSurveyIds();
  const may = useMay();
  const filter = useNumbersFilter();
  if (!may.write) return [];
  const section = t("palette.actions");
  const file = (path: string, query: object) => () =>
    location.assign(`${path}${queryText({ ...query, workspace: ids.workspace })}`);
  const exports = ids.survey
    ? [
        {
          id: "export-responses",
          section,
          label: t("palette.exportResponses"),
          words: "export csv",
          icon: <Download aria-hidden className={ICON} />,
          run: file(`/api/v1/surveys/${ids.survey}/responses/export`, { ...filter, format: "csv" }),
        },
      ]
    : [];
  return [
    {
      id: "new-survey",
      section,
      label: t("palette.newSurvey"),
      icon: <Plus aria-hidden className={ICON} />,
      run: () => void navigate({ to: "/surveys/new", search: carried }),
    },
    {
      id: "new-person",
      section,
      label: t("palette.newPerson"),
      icon: <Plus aria-hidden className={ICON} />,
      run: () => void navigate({ to: "/people/new", search: carried }),
    },
    {
      id: "import-file",
      section,
      label: t("palette.import"),
      icon: <FileUp aria-hidden className={ICON} />,
      run: () => void navigate({ to: "/imports", search: carried }),
    },
    ...exports,
    {
      id: "export-people",
      section,
      label: t("palette.exportPeople"),
      words: "export csv",
      icon: <Download aria-hidden className={ICON} />,
      run: file("/api/v1/people/export", { format: "csv" }),
    },
  ];
}
