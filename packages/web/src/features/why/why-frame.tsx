import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useChangeView, useView } from "../../here/use-view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { openingQuery } from "../../subjects/opening-query.ts";

const TABS = [
  { to: "/why", label: "tab.why" },
  { to: "/why/first", label: "tab.first" },
  { to: "/why/drivers", label: "tab.drivers" },
  { to: "/why/portraits", label: "tab.portraits" },
  { to: "/why/journey", label: "tab.journey" },
  { to: "/why/outlook", label: "tab.outlook" },
  { to: "/why/worth", label: "tab.worth" },
  { to: "/why/came", label: "tab.came" },
  { to: "/why/others", label: "tab.others" },
  { to: "/why/answered", label: "tab.answered" },
  { to: "/why/unusual", label: "tab.unusual" },
] as const;

/** The heading, the tabs and the filters of all that looks behind a score. */
export function WhyFrame({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-why");
  const { survey } = useHere();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <RoomTabs name={t("title")} parts={TABS.map(({ to, label }) => ({ to, text: t(label) }))} />
      {survey ? (
        <>
          <FilterBar>{bar}</FilterBar>
          <WithPeriod key={survey.id}>{children}</WithPeriod>
        </>
      ) : (
        <Empty title={t("noSurvey")} ghost={<GhostRows still />} actions={<NewSurveyLink />} />
      )}
    </>
  );
}

/** Where the address names no period, the one that the overview would open on is written into it. */
function WithPeriod({ children }: { children: ReactNode }) {
  const [{ period, from }] = useView();
  const change = useChangeView();
  const isOpen = period !== undefined || from !== undefined;
  const opening = useQuery({ ...openingQuery(useSurveyIds()), enabled: !isOpen });
  const wanted = opening.isError ? "all" : opening.data?.period;
  useEffect(() => {
    if (!isOpen && wanted !== undefined) change({ period: wanted }, { replace: true });
  }, [isOpen, wanted, change]);
  return isOpen ? children : <GhostRows rows={6} />;
}
