import type { WidgetCountsReport } from "@candor/contract/channel.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { scoreQuery } from "../../here/numbers.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { widgetCountsQuery } from "./channel-queries.ts";

const KINDS = ["visits", "loads", "impressions", "views", "dismissals", "answers"] as const;
/** Counted only where the widget's settings say so. */
const OF_VISITS: readonly (typeof KINDS)[number][] = ["visits", "loads"];

/** What happened on the pages, beside the score of the answers that came of it. */
export function WidgetCounts({ survey }: { survey: Survey }) {
  const t = useMessages("web-channels");
  const { workspace } = useHere();
  const counts = useQuery(widgetCountsQuery({ workspace: workspace.id, survey: survey.id }));
  return (
    <section aria-label={t("counts")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("counts")}</h2>
      {counts.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={counts.error} retry={() => void counts.refetch()} />
      {counts.data && counts.data.totals.loads === 0 && counts.data.totals.impressions === 0 ? (
        <p className="text-sm text-muted">{t("counts.none")}</p>
      ) : null}
      {counts.data && (counts.data.totals.loads > 0 || counts.data.totals.impressions > 0) ? (
        <Report survey={survey} report={counts.data} />
      ) : null}
    </section>
  );
}

function Report({ survey, report }: { survey: Survey; report: WidgetCountsReport }) {
  const t = useMessages("web-channels");
  const format = useFormat();
  const { totals } = report;
  const hasVisits = totals.visits > 0 || totals.loads > 0;
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {KINDS.filter((kind) => hasVisits || !OF_VISITS.includes(kind)).map((kind) => (
          <div key={kind}>
            <dt className="text-xs text-muted">{t(`counts.${kind}`)}</dt>
            <dd className="number text-lg font-semibold">{format.count(totals[kind])}</dd>
          </div>
        ))}
      </dl>
      {totals.views > 0 ? (
        <p className="number mt-2 text-sm text-muted">
          {t("counts.rate", { share: format.share(Math.min(1, totals.answers / totals.views)) })}
        </p>
      ) : null}
      <p className="mt-2 text-sm text-muted">
        {t(hasVisits ? "counts.visitsSay" : "counts.noVisits")}
      </p>
      <ScoreOfThese survey={survey} report={report} />
      <By hasVisits={hasVisits} title={t("counts.page")} rows={report.byPage} />
      <By hasVisits={hasVisits} title={t("counts.device")} rows={report.byDevice} names={device} />
      <By hasVisits={hasVisits} title={t("counts.referrer")} rows={report.byReferrer} />
    </>
  );
  function device(value: string): string {
    return value === "phone" || value === "tablet" || value === "desktop"
      ? t(`device.${value}`)
      : value;
  }
}

function ScoreOfThese({ survey, report }: { survey: Survey; report: WidgetCountsReport }) {
  const t = useMessages("web-channels");
  const s = useMessages("score");
  const format = useFormat();
  const { workspace } = useHere();
  const score = useQuery(
    scoreQuery(
      { workspace: workspace.id, survey: survey.id },
      { from: report.from, to: report.to, filter: ["channel=web"] },
    ),
  );
  if (!score.data) return null;
  const { interval, answers } = score.data;
  const points = (value: number) => format.points(value, marginOf(interval));
  return (
    <p className="number mt-3 border-t border-line pt-3 text-sm">
      <span className="text-muted">{t("score")}:</span>{" "}
      <span className="font-semibold">
        {score.data.score === null || interval === null
          ? s("tooFew", { n: answers })
          : t("score.says", {
              score: points(score.data.score),
              lower: points(interval.lower),
              upper: points(interval.upper),
              n: answers,
            })}
      </span>
    </p>
  );
}

function By(props: {
  title: string;
  hasVisits: boolean;
  rows: WidgetCountsReport["byPage"];
  names?: (value: string) => string;
}) {
  const t = useMessages("web-channels");
  const format = useFormat();
  const rows = props.rows.slice(0, 8);
  const columns = KINDS.filter(
    (kind) =>
      kind !== "impressions" &&
      kind !== "dismissals" &&
      (props.hasVisits || !OF_VISITS.includes(kind)),
  );
  if (rows.length === 0) return null;
  const name = (value: string) =>
    value === "*other"
      ? t("counts.other")
      : value === ""
        ? t("counts.direct")
        : (props.names?.(value) ?? value);
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="number w-full text-xs">
        <thead>
          <tr className="text-muted">
            <th className="py-1 text-start font-medium">{props.title}</th>
            {columns.map((kind) => (
              <th key={kind} className="ps-2 text-end font-medium">
                {t(`counts.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value} className="border-t border-line">
              <td className="py-1 wrap-anywhere">{name(row.value)}</td>
              {columns.map((kind) => (
                <td key={kind} className="ps-2 text-end">
                  {format.count(row[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
