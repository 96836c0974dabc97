import type { Report, ReportRun } from "@candor/contract/report.ts";
import { useQuery } from "@tanstack/react-query";
import { addDays } from "../../here/period.ts";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

const SHOWN = 5;

/** What went out lately, each with its page, its text and its figures. */
export function ReportRuns({ report }: { report: Report }) {
  const t = useMessages("web-reports");
  const format = useFormat();
  const { workspace } = useHere();
  const runs = useQuery({
    queryKey: [...workspaceKey(workspace.id), "reports", report.id, "runs"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).GET("/api/v1/reports/{reportId}/runs", {
          params: { path: { reportId: report.id } },
          signal,
        }),
      ),
  });
  const shown = runs.data?.data.slice(0, SHOWN) ?? [];
  const href = (id: string, kind: string) =>
    `/api/v1/report-runs/${id}.${kind}?workspace=${workspace.id}`;
  return (
    <div>
      <h3 className="text-sm font-medium">{t("runs")}</h3>
      <ErrorNotice error={runs.error} />
      {runs.data && shown.length === 0 ? (
        <p className="text-sm text-muted">{t("runs.none")}</p>
      ) : null}
      <ul className="mt-1 divide-y divide-line">
        {shown.map((run) => (
          <li key={run.id} className="flex flex-wrap items-center gap-x-3 py-2 text-sm">
            <span className="min-w-0 flex-1 basis-52">
              {format.dayRange(run.from, addDays(run.to, -1))}
              <span className="block text-muted">{said(run, t, format).join(" · ")}</span>
            </span>
            {run.state === "made" ? (
              <span className="flex gap-3">
                <a className="link" href={href(run.id, "html")} target="_blank" rel="noreferrer">
                  {t("run.open")}
                </a>
                <a className="link" href={href(run.id, "pdf")} target="_blank" rel="noreferrer">
                  {t("run.pdf")}
                </a>
                <a className="link" href={href(run.id, "txt")} target="_blank" rel="noreferrer">
                  {t("run.text")}
                </a>
                <a className="link" href={href(run.id, "json")} target="_blank" rel="noreferrer">
                  {t("run.data")}
                </a>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

const FATES = ["sent", "queued", "refused", "withdrawn", "unconfirmed"] as const;

/** Only the fates that happened. */
function fatesOf(
  { mails, posts }: ReportRun,
  t: ReturnType<typeof useMessages<"web-reports">>,
): string {
  const named = (fates: ReportRun["mails"]) =>
    FATES.filter((fate) => fates[fate] > 0)
      .map((fate) => t(`run.${fate}`, { n: fates[fate] }))
      .join(", ");
  const [byMail, inChats] = [named(mails), named(posts)];
  if (byMail === "" && inChats === "") return t("run.nobody");
  if (inChats === "") return byMail;
  const chats = t("run.chats", { said: inChats });
  return byMail === "" ? chats : `${byMail}; ${chats}`;
}

/** An hour: a run that is later than this says when it was due. */
const LATE_MS = 3_600_000;

function said(
  run: ReportRun,
  t: ReturnType<typeof useMessages<"web-reports">>,
  format: ReturnType<typeof useFormat>,
): string[] {
  const { state, reason, madeAt, dueAt, missed } = run;
  const parts =
    state === "made"
      ? [`${format.moment(madeAt)}: ${fatesOf(run, t)}`]
      : [reason === "late" ? t("run.skipped") : t("run.failed", { reason: reason ?? "" })];
  if (dueAt !== null && Date.parse(madeAt) - Date.parse(dueAt) > LATE_MS) {
    parts.push(t("run.due", { when: format.moment(dueAt) }));
  }
  if (missed > 0) parts.push(t("run.missed", { missed }));
  return parts;
}
