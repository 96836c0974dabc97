import type { DeskFigures, DeskReport, DeskTimes } from "@candor/contract/desk-report.ts";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { addDays } from "../../here/period.ts";
import { useChangeView } from "../../here/use-view.ts";
import type { View } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Remark } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { causesQuery, deskReportQuery } from "./case-queries.ts";
import { useWorkTime } from "./case-words.tsx";
import { CasesFrame } from "./cases-frame.tsx";
import { REPORT_DAYS, type ReportView } from "./cases-view.ts";
import { ConversionCard } from "./conversion-card.tsx";

/** How the desk did: how fast, how late, what came of it, by team and by cause. */
export function ReportScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const today = useToday();
  const { days = "90" } = useSearch({ from: "/inside/cases/report" });
  const change = useChangeView<View & ReportView>();
  const from = addDays(today, 1 - Number(days));
  const query = useQuery(deskReportQuery(workspace.id, from));
  return (
    <CasesFrame>
      <p className="mb-4 max-w-prose text-sm text-muted">{t("report.lead")}</p>
      <div className="mb-4 flex flex-wrap gap-2">
        {REPORT_DAYS.map((value) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={days === value}
            onClick={() => change({ days: value === "90" ? undefined : value })}
          >
            {t("report.days", { n: Number(value) })}
          </button>
        ))}
      </div>
      <Loaded query={query}>
        {(report) =>
          report.cases === 0 ? (
            <Empty title={t("report.none")}>{t("report.noneText")}</Empty>
          ) : (
            <div className="space-y-4">
              {report.isPart ? <Remark>{t("report.part", { n: report.cases })}</Remark> : null}
              <Summary report={report} />
              <Teams report={report} />
              <Causes report={report} />
            </div>
          )
        }
      </Loaded>
      <ConversionCard />
    </CasesFrame>
  );
}

function Summary({ report }: { report: DeskReport }) {
  const t = useMessages("web-cases");
  const { settled } = report;
  return (
    <section aria-label={t("report.all")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("report.count", { n: report.cases })}</h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Times name={t("clock.first_contact")} times={report.firstContact} />
        <Times name={t("clock.resolution")} times={report.resolution} />
      </div>
      <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {report.outcomes.map(({ outcome, cases }) => (
          <div key={outcome}>
            <dt className="text-muted">{t(`outcome.${outcome}`)}</dt>
            <dd className="number font-medium">{cases}</dd>
          </div>
        ))}
        <div>
          <dt className="text-muted">{t("report.reopened")}</dt>
          <dd className="number font-medium">{report.reopened}</dd>
        </div>
      </dl>
      <p className="mt-3 text-sm">{t("report.settled", settled)}</p>
    </section>
  );
}

/** Median and 90th percentile with how many they are of; fewer than ten show counts alone. */
function Times({ name, times }: { name: string; times: DeskTimes }) {
  const t = useMessages("web-cases");
  const workTime = useWorkTime();
  const { medianMinutes: median, ninetiethMinutes: ninetieth, n } = times;
  return (
    <div>
      <h3 className="text-sm text-muted first-letter:uppercase">{name}</h3>
      <p className="number mt-0.5 font-medium">
        {median === null || ninetieth === null
          ? t("report.few", { n })
          : t("report.times", {
              median: workTime(Math.round(median)),
              ninetieth: workTime(Math.round(ninetieth)),
              n,
            })}
      </p>
      <p className="number mt-0.5 text-sm">
        {t("report.verdicts", {
          inTime: times.inTime,
          late: times.late,
          running: times.running,
        })}
      </p>
    </div>
  );
}

function Teams({ report }: { report: DeskReport }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  if (report.teams.length === 0 && report.inSmallTeams === 0) return null;
  const nameOf = (id: string) => teams.find((one) => one.id === id)?.name ?? t("team.none");
  return (
    <section aria-label={t("report.teams")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("report.teams")}</h2>
      <ul className="divide-y divide-line">
        {report.teams.map((team) => (
          <li key={team.teamId} className="py-3">
            <h3 className="font-medium">
              {nameOf(team.teamId)} · {t("report.count", { n: team.cases })}
            </h3>
            <Both figures={team} />
          </li>
        ))}
      </ul>
      {report.inSmallTeams > 0 ? (
        <p className="mt-2 text-sm text-muted">{t("report.small", { n: report.inSmallTeams })}</p>
      ) : null}
    </section>
  );
}

function Both({ figures }: { figures: DeskFigures }) {
  const t = useMessages("web-cases");
  return (
    <div className="mt-2 grid gap-4 sm:grid-cols-2">
      <Times name={t("clock.first_contact")} times={figures.firstContact} />
      <Times name={t("clock.resolution")} times={figures.resolution} />
    </div>
  );
}

function Causes({ report }: { report: DeskReport }) {
  const t = useMessages("web-cases");
  const format = useFormat();
  const { workspace } = useHere();
  const causes = useQuery(causesQuery(workspace.id)).data ?? [];
  return (
    <section aria-label={t("report.causes")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("report.causes")}</h2>
      <ul className="divide-y divide-line">
        {report.causes.map((one) => (
          <li key={one.causeId ?? ""} className="py-3">
            <h3 className="font-medium wrap-anywhere">
              {causes.find(({ id }) => id === one.causeId)?.name ?? t("cause.unknown")} ·{" "}
              <span className="number">
                {t("report.count", { n: one.cases })} ({format.share(one.share)})
              </span>
            </h3>
            <div className="mt-2">
              <Times name={t("clock.resolution")} times={one.resolution} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
