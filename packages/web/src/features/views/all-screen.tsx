import type { AllScores } from "@candor/contract/score.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useChangeView, useNumbersFilter, usePeriod } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { DeltaMark } from "../../parts/delta-mark.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useSelection } from "../../parts/selection.ts";
import { type Column, Table } from "../../parts/table.tsx";
import { FirstWeek } from "../../subjects/homes/first-week.tsx";
import { PeriodPicker } from "../../subjects/period-picker.tsx";
import { Sparkline } from "./sparkline.tsx";
import { allScoresQuery, pooledQuery } from "./views-queries.ts";
import type { AllView } from "./views-view.ts";

type Row = AllScores["data"][number];

/** Every survey side by side, each with its interval and change, and one score of those that are ticked. */
export function AllScreen() {
  const t = useMessages("web-views");
  const w = useMessages("web");
  const { workspace } = useHere();
  const { compare } = useSearch({ from: "/inside/all" });
  const change = useChangeView<View & AllView>();
  const { from, to, counting } = useNumbersFilter();
  const period = usePeriod();
  const query = useQuery(allScoresQuery(workspace.id, { from, to, counting, compare }));
  return (
    <>
      <PageHead title={t("all.title")} lead={t("all.lead")} />
      <FirstWeek of="analyst" />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PeriodPicker />
        {period ? (
          <FilterChoice
            name={w("compare.with")}
            any={w("compare.previous")}
            options={[{ value: "year", label: w("compare.year") }]}
            value={compare}
            onChange={(next) => change({ compare: next })}
          />
        ) : null}
      </div>
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty
              title={t("all.none")}
              ghost={<GhostRows still />}
              actions={
                <Link to="/surveys/new" search={carried} className="button button--strong">
                  {t("all.new")}
                </Link>
              }
            >
              {t("all.noneText")}
            </Empty>
          ) : (
            <Surveys rows={data} />
          )
        }
      </Loaded>
    </>
  );
}

function Surveys({ rows }: { rows: Row[] }) {
  const t = useMessages("web-views");
  const s = useMessages("score");
  const format = useFormat();
  const columns: Column<Row>[] = [
    {
      key: "name",
      name: t("all.survey"),
      cell: (row) => (
        <Link
          to="/overview"
          data-row={row.surveyId}
          className="link font-medium"
          search={(view: View) => ({ ...carried(view), survey: row.surveyId, filter: undefined })}
        >
          {row.name}
        </Link>
      ),
    },
    {
      key: "score",
      name: s("name"),
      numeric: true,
      cell: (row) =>
        row.score === null || row.interval === null ? (
          <span className="text-sm text-muted">{s("tooFew", { n: row.answers })}</span>
        ) : (
          <>
            <span className="text-lg font-semibold">
              {format.points(row.score, marginOf(row.interval))}
            </span>{" "}
            <span className="text-xs whitespace-nowrap text-muted">
              {s("between", {
                lower: format.points(row.interval.lower, marginOf(row.interval)),
                upper: format.points(row.interval.upper, marginOf(row.interval)),
              })}
            </span>
            <span className="block text-xs text-muted">
              {s("base", { n: row.answers })}
              {row.lowBase ? ` · ${s("lowBase")}` : ""}
            </span>
          </>
        ),
    },
    {
      key: "change",
      name: t("all.change"),
      cell: (row) =>
        row.difference ? (
          <DeltaMark difference={row.difference} />
        ) : (
          <span className="text-sm text-muted">{t("all.notCompared")}</span>
        ),
    },
    {
      key: "rate",
      name: t("all.rate"),
      numeric: true,
      cell: (row) =>
        row.responseRate ? (
          <>
            {format.share(row.responseRate.rate)}
            <span className="block text-xs text-muted">
              {t("all.ofInvited", {
                answered: row.responseRate.answered,
                invited: row.responseRate.invited,
              })}
            </span>
          </>
        ) : (
          <span className="text-sm text-muted">{t("all.nobodyInvited")}</span>
        ),
    },
    { key: "line", name: t("all.line"), cell: (row) => <Sparkline scores={row.sparkline} /> },
  ];
  const selection = useSelection(rows.map((row) => row.surveyId));
  const comparisons = rows.find((row) => row.difference)?.difference?.comparisons;
  return (
    <>
      {selection.keys.length > 1 ? <Together surveys={selection.keys} /> : null}
      <Table
        caption={t("all.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.surveyId}
        nameOf={(row) => row.name}
        selection={selection}
      />
      <p className="mt-3 text-sm text-muted">
        {comparisons ? `${t("all.corrected", { n: comparisons })} ` : ""}
        {t("all.tick")} <How inline page="difference" />
      </p>
    </>
  );
}

/** Answers of several surveys pooled: each counts once, whichever survey asked. */
function Together({ surveys }: { surveys: string[] }) {
  const t = useMessages("web-views");
  const s = useMessages("score");
  const format = useFormat();
  const { workspace } = useHere();
  const { from, to, counting } = useNumbersFilter();
  const query = useQuery(pooledQuery(workspace.id, { from, to, counting, survey: surveys }));
  return (
    <section className="card mb-4 p-4" aria-label={t("all.together", { n: surveys.length })}>
      <h2 className="font-semibold">{t("all.together", { n: surveys.length })}</h2>
      <Loaded query={query} ghost={<GhostRows rows={1} />}>
        {(report) =>
          report.score === null || report.interval === null ? (
            <p className="text-muted">{s("tooFew", { n: report.answers })}</p>
          ) : (
            <p className="number">
              <span className="text-3xl font-semibold">
                {format.points(report.score, marginOf(report.interval))}
              </span>{" "}
              {s("range", {
                lower: format.points(report.interval.lower, marginOf(report.interval)),
                upper: format.points(report.interval.upper, marginOf(report.interval)),
              })}{" "}
              <span className="text-muted">· {s("base", { n: report.answers })}</span>
            </p>
          )
        }
      </Loaded>
    </section>
  );
}
