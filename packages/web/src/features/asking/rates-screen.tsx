import type { ResponseRateReport } from "@candor/contract/invitation.ts";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Remark } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { askingKey } from "../../subjects/asking-queries.ts";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { PeriodPicker } from "../../subjects/period-picker.tsx";
import { AskingFrame } from "./asking-frame.tsx";
import type { RatesView } from "./rates-view.ts";

/** Who answers and who does not: the response rate in all, and by channel, segment or attribute. */
export function RatesScreen() {
  const { survey } = useHere();
  return <AskingFrame>{survey ? <Rates surveyId={survey.id} /> : <NoSurvey />}</AskingFrame>;
}

type Asked = { by: string; from?: string | undefined; to?: string | undefined };

function ratesQuery(workspace: string, survey: string, asked: Asked) {
  return queryOptions({
    queryKey: [...askingKey(workspace), "rates", survey, asked],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/response-rate", {
          params: { path: { surveyId: survey }, query: defined(asked) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

function Rates({ surveyId }: { surveyId: string }) {
  const t = useMessages("web-asking");
  const { workspace, survey } = useHere();
  const { by = "channel" } = useSearch({ from: "/inside/asking/rates" });
  const change = useChangeView<View & RatesView>();
  const { from, to } = useNumbersFilter();
  const rates = useQuery(ratesQuery(workspace.id, surveyId, { by, from, to }));
  const attributes = [
    ...new Set([
      ...(survey?.dimensions ?? []),
      ...(by === "channel" || by === "segment" ? [] : [by]),
    ]),
  ];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <PeriodPicker />
        <ChoiceField
          className="min-w-48"
          label={t("rates.by")}
          options={[
            { value: "channel", label: t("rates.by.channel") },
            { value: "segment", label: t("rates.by.segment") },
            ...attributes.map((name) => ({ value: name, label: name })),
          ]}
          value={by}
          onChange={(next) => change({ by: next === "channel" ? undefined : next })}
        />
      </div>
      <Loaded query={rates}>{(report) => <Report report={report} by={by} />}</Loaded>
    </>
  );
}

function Report({ report, by }: { report: ResponseRateReport; by: string }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { total } = report;
  if (total === null)
    return <Empty title={t("rates.anonymous.title")}>{t("rates.anonymous")}</Empty>;
  if (total.invited === 0) {
    return (
      <Empty
        title={t("rates.none.title")}
        ghost={<GhostRows still />}
        actions={
          <Link to="/asking/new" search={carried} className="button button--strong">
            {t("new")}
          </Link>
        }
      >
        {t("rates.none")}
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <section aria-label={t("rates.total")} className="card p-4 sm:p-5">
        <h2 className="font-semibold">{t("rates.total")}</h2>
        <p className="number mt-2 text-4xl font-semibold tracking-tight">
          {total.share === null ? "–" : format.share(total.share)}
        </p>
        <p className="number mt-1 text-sm text-muted">
          {total.lower === null || total.upper === null
            ? ""
            : t("rates.range", {
                lower: format.share(total.lower),
                upper: format.share(total.upper),
              })}
        </p>
        <p className="number text-sm text-muted">
          {t("rates.of", { answered: total.answered, invited: total.invited })}
        </p>
      </section>
      <section aria-label={t("rates.each")} className="card min-w-0 p-4 sm:p-5">
        <h2 className="mb-3 font-semibold">{t("rates.each")}</h2>
        {report.data.length === 0 ? (
          <p className="text-sm text-muted">{t("rates.noSegments")}</p>
        ) : (
          <Rows report={report} by={by} />
        )}
        <div className="mt-4 border-t border-line pt-3">
          <Remark>{t(by === "segment" ? "rates.note.segment" : "rates.note")}</Remark>
        </div>
      </section>
    </div>
  );
}

/** Below so many invitations a rate says little, so that only the counts stand there. */
const ENOUGH = 10;

function Rows({ report, by }: { report: ResponseRateReport; by: string }) {
  const t = useMessages("web-asking");
  const names = useOpenMessages("web-asking");
  const format = useFormat();
  const nameOf = (value: string) =>
    by === "channel"
      ? (names(`channel.${value}`) ?? value)
      : value === ""
        ? t("rates.unknown")
        : value;
  return (
    <Table
      caption={t("rates.each")}
      rows={report.data}
      keyOf={({ value }) => value}
      nameOf={({ value }) => nameOf(value)}
      columns={[
        { key: "value", name: t("rates.what"), fixed: true, cell: ({ value }) => nameOf(value) },
        {
          key: "share",
          name: t("rates.rate"),
          numeric: true,
          cell: ({ share, invited }) =>
            share === null || invited < ENOUGH ? t("rates.few") : format.share(share),
        },
        {
          key: "interval",
          name: t("rates.interval"),
          numeric: true,
          cell: ({ lower, upper, invited }) =>
            lower === null || upper === null || invited < ENOUGH
              ? "–"
              : `${format.share(lower)} – ${format.share(upper)}`,
        },
        {
          key: "answered",
          name: t("rates.answered"),
          numeric: true,
          cell: ({ answered }) => format.count(answered),
        },
        {
          key: "invited",
          name: t("rates.invited"),
          numeric: true,
          cell: ({ invited }) => format.count(invited),
        },
      ]}
    />
  );
}
