import type { Alert } from "@candor/contract/alert.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { alertsQuery } from "./alert-queries.ts";
import { useNumbersOf, useWatchedName } from "./alert-words.ts";
import { answersOf, LookLink } from "./look-link.tsx";
import { Rules } from "./rules.tsx";

const OUTCOMES = ["acted", "explained", "false_alarm"] as const;

/** What spoke up and with which numbers, what came of it, and what is watched. */
export function AlertsScreen() {
  const t = useMessages("web-alerts");
  const { workspace } = useHere();
  const may = useMay();
  const query = useQuery(alertsQuery(workspace.id));
  const add = may.write ? (
    <Link to="/alerts/new" search={carried} className="button button--strong">
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </Link>
  ) : null;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={add} />
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {(alerts) =>
          alerts.length === 0 ? (
            <Empty title={t("quiet")} ghost={<GhostRows still />}>
              {t("quietText")}
            </Empty>
          ) : (
            <ul className="space-y-3">
              {alerts.map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Rules />
    </>
  );
}

function AlertCard({ alert }: { alert: Alert }) {
  const t = useMessages("web-alerts");
  const format = useFormat();
  const may = useMay();
  const nameOf = useWatchedName();
  const numbersOf = useNumbersOf();
  const { evidence } = alert;
  const name = nameOf(alert.kind, alert.value, evidence);
  const isScore = !evidence.share && !evidence.volume && !evidence.finding;
  return (
    <li
      className={`card p-4 sm:p-5 ${alert.acknowledgedAt ? "" : "border-s-4 border-s-detractor"}`}
    >
      <p className="text-xs text-muted">
        {t(`kind.${alert.kind}`)} · {format.ago(alert.at, new Date())}
      </p>
      <h2 className="font-semibold wrap-anywhere">
        {alert.ruleName}
        {name === "" ? "" : `: ${name}`}{" "}
        <span className="font-normal text-muted">({alert.surveyName})</span>
      </h2>
      <p className="number mt-1">
        {numbersOf(evidence)} <How inline page="early-warning" />
      </p>
      <p className="number text-sm text-muted">
        {isScore
          ? t("shares", {
              detractors: format.count(evidence.now.detractors),
              n: format.count(evidence.now.answers),
              budget: format.count(Math.round(evidence.budget ?? 0)),
            })
          : ""}
        {alert.told.length > 0 ? ` ${t("told", { who: alert.told.join(", ") })}` : ""}
        {alert.toldLater.map(
          ({ to, at }) => ` ${t("toldLater", { who: to, at: format.moment(at) })}`,
        )}
        {alert.tellAt && !alert.acknowledgedAt ? ` ${t("tellAt")}` : ""}
      </p>
      <p className="mt-2 text-sm">
        <LookLink alert={alert} />{" "}
        <Link
          to="/decisions/new"
          className="link ms-3"
          search={(view) => ({
            ...carried(view),
            ...{ survey: alert.surveyId, of: "alert" as const, id: alert.id },
            filter: answersOf(alert),
          })}
        >
          {t("decide")}
        </Link>
      </p>
      {alert.acknowledgedAt && alert.outcome ? (
        <p className="mt-2 text-sm text-muted">
          {t("cameOfIt", {
            who: alert.acknowledgedBy ?? "",
            outcome: t(`outcome.${alert.outcome}`),
          })}
          {alert.note ? ` ${alert.note}` : ""}
        </p>
      ) : may.write ? (
        <Acknowledge alert={alert} />
      ) : null}
    </li>
  );
}

/** What came of it; until then it stays the only alert about this. */
function Acknowledge({ alert }: { alert: Alert }) {
  const t = useMessages("web-alerts");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("acted");
  const [note, setNote] = useState("");
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/alerts/{alertId}/acknowledge", {
          params: { path: { alertId: alert.id } },
          body: { outcome, ...(note.trim() === "" ? {} : { note: note.trim() }) },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsQuery(workspace.id).queryKey }),
  });
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ChoiceField
        label={t("outcome")}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextField
        className="min-w-0 flex-1"
        label={t("note")}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" look="strong" busy={save.isPending}>
        {t("acknowledge")}
      </Button>
      <ErrorNotice error={save.error} />
    </form>
  );
}
