import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { scoreQuery } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { BurstNotice } from "../../subjects/burst-notice.tsx";
import { useChoosePeriod } from "../../subjects/choose-period.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { periodKeys } from "../../subjects/period-picker.tsx";
import { ShareButton } from "../../subjects/share-button.tsx";
import { BreakdownCard } from "./breakdown-card.tsx";
import { Checklist } from "./checklist.tsx";
import { CompareChoice } from "./compare-choice.tsx";
import { FiguresChip } from "./figures-chip.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { LatestCard } from "./latest-card.tsx";
import { GhostScore } from "./nothing-here.tsx";
import { OnPages } from "./on-pages.tsx";
import { Opening } from "./opening.tsx";
import { useOverviewView, useScoreFilter } from "./overview-view.ts";
import { ScoreRow } from "./score-row.tsx";
import { ThemesCard } from "./themes-card.tsx";
import { TrendCard } from "./trend-card.tsx";
import { ViewsMenu } from "./views-menu.tsx";

const FirstWeek = lazy(() =>
  import("../../subjects/homes/first-week.tsx").then((m) => ({ default: m.FirstWeek })),
);
const AdviceCard = lazy(() =>
  import("../../subjects/advice/advice-card.tsx").then((m) => ({ default: m.AdviceCard })),
);
const SummaryCard = lazy(() =>
  import("../../subjects/own-model/summary-card.tsx").then((m) => ({ default: m.SummaryCard })),
);

/** One number that matters, its interval, what moved it, who to call. */
export function OverviewScreen() {
  const t = useMessages("web-overview");
  const { survey, surveys } = useHere();
  const answered = surveys.some((s) => s.answers > 0);
  return (
    <>
      <PageHead
        title={survey && answered ? survey.name : t("title")}
        actions={survey && answered ? <Share /> : null}
      />
      {survey && answered ? (
        <>
          <Keys />
          <BurstNotice />
          <FilterBar>
            <CompareChoice />
            <FiguresChip />
            <ViewsMenu />
          </FilterBar>
          <Checklist />
          <EmployeeFloor />
          <Suspense fallback={null}>
            <FirstWeek of="manager" />
          </Suspense>
          <Opening key={survey.id}>
            <Numbers />
          </Opening>
        </>
      ) : (
        <>
          <FirstSteps />
          <Checklist />
          <div aria-hidden className="hidden opacity-50 mask-b-from-10% sm:block">
            <div className="card h-72 overflow-hidden p-8">
              <GhostScore />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** What is shown of a survey of employees, and why it may seem to be less than there is. */
function EmployeeFloor() {
  const t = useMessages("web-overview");
  const { survey } = useHere();
  if (survey?.kind !== "employee") return null;
  return (
    <p className="card mb-4 p-4 text-sm">
      {t("employeeFloor")}{" "}
      <Link to="/responses/without-score" search={carried} className="link">
        {t("employeeFloorWords")}
      </Link>
    </p>
  );
}

/** This view by a link, with the comparison and the step that are chosen. */
function Share() {
  const [{ by, step }] = useOverviewView();
  return <ShareButton what={{ kind: "overview", by, step }} />;
}

/** Where nobody fits, one sentence says so instead of four empty charts. */
function Numbers() {
  const score = useQuery(scoreQuery(useSurveyIds(), useScoreFilter()));
  return (
    <div className="mb-4 space-y-4">
      <ScoreRow />
      {score.data?.answers === 0 ? null : (
        <>
          <OnPages />
          <TrendCard />
          <ThemesCard />
          <Suspense fallback={null}>
            <AdviceCard />
          </Suspense>
          <Suspense fallback={null}>
            <SummaryCard />
          </Suspense>
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-5">
            <BreakdownCard className="min-w-0 xl:col-span-3" />
            <LatestCard className="min-w-0 xl:col-span-2" />
          </div>
        </>
      )}
    </div>
  );
}

/** t w m q y a choose the period, x compares it with the one before. */
function Keys() {
  const [view, change] = useOverviewView();
  const choose = useChoosePeriod();
  const actions = useMemo(
    () => ({
      ...periodKeys(choose),
      x: () => change({ compare: view.compare ? undefined : "previous" }),
    }),
    [change, choose, view.compare],
  );
  useShortcuts(actions);
  return null;
}
