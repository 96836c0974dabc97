import type { ScoreReport } from "@candor/contract/score.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { groupCounts } from "../../charts/groups-bar.tsx";
import { IntervalRuler } from "../../charts/interval-ruler.tsx";
import { scoreQuery } from "../../here/numbers.ts";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Remark } from "../../parts/notice.tsx";
import { Empty, PageHead } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { PeriodPicker } from "../../subjects/period-picker.tsx";
import { acrossQuery } from "./across-queries.ts";
import { type AcrossView, toggled } from "./across-view.ts";

/** One score of several surveys together, and each of them beside it. */
export function AcrossScreen() {
  const t = useMessages("web-across");
  const { surveys } = useHere();
  const answered = surveys.filter((survey) => survey.answers > 0);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <Link to="/surveys" search={carried} className="button button--plain">
            {t("back")}
          </Link>
        }
      />
      {answered.length === 0 ? (
        <Empty title={t("none.title")} actions={<NewSurveyLink />}>
          {t("none.text")}
        </Empty>
      ) : (
        <Pooled surveys={answered} />
      )}
    </>
  );
}

function Pooled({ surveys }: { surveys: Survey[] }) {
  const t = useMessages("web-across");
  const { workspace } = useHere();
  const { chosen } = useSearch({ from: "/inside/surveys/across" });
  const change = useChangeView<View & AcrossView>();
  const { from, to } = useNumbersFilter();
  const known = chosen?.filter((id) => surveys.some((survey) => survey.id === id)) ?? [];
  const ids = known.length > 0 ? known : surveys.map((survey) => survey.id);
  const score = useQuery(acrossQuery(workspace.id, ids, { from, to }));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PeriodPicker />
        {surveys.map((survey) => (
          <button
            key={survey.id}
            type="button"
            className="chip"
            aria-pressed={ids.includes(survey.id)}
            onClick={() => change({ chosen: toggled(ids, survey.id) })}
          >
            <span className="min-w-0 truncate">{survey.name}</span>
          </button>
        ))}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-5">
        <section aria-label={t("together")} className="card p-4 sm:p-5 lg:col-span-2">
          <h2 className="font-semibold">{t("together")}</h2>
          <p className="number text-sm text-muted">{t("ofSurveys", { n: ids.length })}</p>
          <Loaded query={score}>{(report) => <Together report={report} />}</Loaded>
        </section>
        <section aria-label={t("each")} className="card min-w-0 p-4 sm:p-5 lg:col-span-3">
          <h2 className="mb-3 font-semibold">{t("each")}</h2>
          <Each surveys={surveys.filter(({ id }) => ids.includes(id))} range={{ from, to }} />
          <div className="mt-4 border-t border-line pt-3">
            <Remark>{t("honest")}</Remark>
          </div>
        </section>
      </div>
    </>
  );
}

function Together({ report }: { report: ScoreReport }) {
  const s = useMessages("score");
  const w = useMessages("web");
  const format = useFormat();
  const margin = marginOf(report.interval);
  const points = (value: number) => format.points(value, margin);
  return (
    <div className="mt-3">
      {report.score === null || report.interval === null ? (
        <p className="text-lg">{s("tooFew", { n: report.answers })}</p>
      ) : (
        <>
          <p className="number text-6xl font-semibold tracking-tight">{points(report.score)}</p>
          <p className="number mt-1 mb-3 text-muted">
            {s("range", {
              lower: points(report.interval.lower),
              upper: points(report.interval.upper),
            })}
            {" · "}
            {w("base", { n: report.answers })}
          </p>
          <IntervalRuler score={report.score} interval={report.interval} previous={null} />
        </>
      )}
      {report.answers > 0 ? <Groups report={report} /> : null}
    </div>
  );
}

/** Who the pooled score is made of. */
function Groups({ report }: { report: ScoreReport }) {
  const s = useMessages("score");
  const format = useFormat();
  const counts = groupCounts(report);
  return (
    <>
      <div aria-hidden className="mt-2 flex h-6 gap-0.5 overflow-hidden rounded-lg bg-sunken">
        {GROUP_ORDER.map((group) => (
          <div
            key={group}
            className={GROUP_FILL[group]}
            style={{ flexGrow: counts[group], flexBasis: 0 }}
          />
        ))}
      </div>
      <dl className="number mt-2 flex flex-wrap justify-between gap-x-3 gap-y-1 text-sm">
        {GROUP_ORDER.map((group) => (
          <div key={group} className="flex gap-1.5">
            <dt className="text-muted">{s(group)}</dt>
            <dd className="font-medium">
              {format.count(counts[group])} ({format.share(counts[group] / report.answers)})
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Each({
  surveys,
  range,
}: {
  surveys: Survey[];
  range: { from?: string | undefined; to?: string | undefined };
}) {
  const t = useMessages("web-across");
  const s = useMessages("score");
  const format = useFormat();
  const { workspace } = useHere();
  const scores = useQueries({
    queries: surveys.map((survey) =>
      scoreQuery({ workspace: workspace.id, survey: survey.id }, range),
    ),
  });
  const rows = surveys.map((survey, index) => ({ survey, report: scores[index]?.data }));
  return (
    <Table
      caption={t("each")}
      rows={rows}
      keyOf={({ survey }) => survey.id}
      nameOf={({ survey }) => survey.name}
      columns={[
        {
          key: "survey",
          name: t("survey"),
          fixed: true,
          cell: ({ survey }) => (
            <Link
              to="/overview"
              search={(view) => ({ ...carried(view), survey: survey.id })}
              data-row={survey.id}
              className="font-medium hover:underline"
            >
              {survey.name}
            </Link>
          ),
        },
        {
          key: "score",
          name: s("name"),
          numeric: true,
          cell: ({ report }) =>
            report?.score == null ? "–" : format.points(report.score, marginOf(report.interval)),
        },
        {
          key: "interval",
          name: t("interval"),
          numeric: true,
          cell: ({ report }) =>
            report?.interval
              ? t("from.to", {
                  lower: format.points(report.interval.lower, marginOf(report.interval)),
                  upper: format.points(report.interval.upper, marginOf(report.interval)),
                })
              : t("tooFew"),
        },
        {
          key: "answers",
          name: t("answers"),
          numeric: true,
          cell: ({ report }) => (report ? format.count(report.answers) : "…"),
        },
      ]}
    />
  );
}
