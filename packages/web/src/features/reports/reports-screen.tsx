import type { Report } from "@candor/contract/report.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { ShareButton } from "../../subjects/share-button.tsx";
import { ReportDestinations } from "./report-destinations.tsx";
import { ReportEditor } from "./report-editor.tsx";
import { ReportRecipients } from "./report-recipients.tsx";
import { ReportRuns } from "./report-runs.tsx";

/** Reports that go out by themselves: when, what, to whom, and what became of each mail. */
export function ReportsScreen() {
  const t = useMessages("web-reports");
  return (
    <SettingsFrame page="reports" lead={t("lead")}>
      <Reports />
    </SettingsFrame>
  );
}

function Reports() {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const [making, setMaking] = useState(false);
  const reports = useQuery({
    queryKey: [...workspaceKey(workspace.id), "reports"],
    queryFn: ({ signal }) => ask(api(workspace.id).GET("/api/v1/reports", { signal })),
  });
  const rows = reports.data?.data ?? [];
  return (
    <div className="space-y-4">
      {reports.isPending ? <GhostRows rows={3} /> : null}
      <ErrorNotice error={reports.error} retry={() => void reports.refetch()} />
      {reports.data && rows.length === 0 && !making ? (
        <Empty
          title={t("empty")}
          ghost={<GhostRows rows={3} still />}
          actions={
            <Button look="strong" onClick={() => setMaking(true)}>
              {t("new")}
            </Button>
          }
        >
          {t("emptyText")}
        </Empty>
      ) : null}
      {rows.map((report) => (
        <OneReport key={report.id} report={report} />
      ))}
      {making ? (
        <section aria-label={t("new")} className="card p-4 sm:p-6">
          <h2 className="mb-4 font-semibold">{t("new")}</h2>
          <ReportEditor done={() => setMaking(false)} />
        </section>
      ) : rows.length > 0 ? (
        <Button onClick={() => setMaking(true)}>{t("new")}</Button>
      ) : null}
    </div>
  );
}

function OneReport({ report }: { report: Report }) {
  const t = useMessages("web-reports");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [sure, setSure] = useState(false);
  const path = { reportId: report.id };
  const refresh = () =>
    client.invalidateQueries({ queryKey: [...workspaceKey(workspace.id), "reports"] });
  const change = useMutation({
    mutationFn: (active: boolean) =>
      ask(
        api(workspace.id).PATCH("/api/v1/reports/{reportId}", {
          params: { path },
          body: { active },
        }),
      ),
    onSuccess: refresh,
  });
  const send = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/reports/{reportId}/run-now", { params: { path } })),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).DELETE("/api/v1/reports/{reportId}", { params: { path } })),
    onSuccess: refresh,
  });
  const about = [
    report.surveyName,
    t(`cadence.${report.schedule.cadence}`),
    report.nextAt === null ? t("paused") : t("next", { when: format.moment(report.nextAt) }),
    t("zone", { zone: report.timeZone }),
  ];
  return (
    <section aria-label={report.name} className="card space-y-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold wrap-anywhere">
          <bdi>{report.name}</bdi>
        </h2>
        <p className="text-sm text-muted wrap-anywhere">{about.join(" · ")}</p>
      </div>
      {editing ? (
        <ReportEditor report={report} done={() => setEditing(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setEditing(true)}>{t("edit")}</Button>
          <Button busy={send.isPending} onClick={() => send.mutate()}>
            {t("sendNow")}
          </Button>
          <Button busy={change.isPending} onClick={() => change.mutate(!report.active)}>
            {t(report.active ? "pause" : "resume")}
          </Button>
          <ShareButton what={{ kind: "report", id: report.id, name: report.name }} />
          {sure ? (
            <>
              <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t("deleteSure")}
              </Button>
              <Button look="quiet" onClick={() => setSure(false)}>
                {t("keep")}
              </Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => setSure(true)}>
              {t("delete")}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={change.error ?? send.error ?? remove.error} />
      <ReportRecipients report={report} onChanged={refresh} />
      <ReportDestinations report={report} onChanged={refresh} />
      <ReportRuns report={report} />
    </section>
  );
}
