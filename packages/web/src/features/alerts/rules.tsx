import type { AlertRule } from "@candor/contract/alert.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Trash2 from "lucide-react/icons/trash-2";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { rulesQuery } from "./alert-queries.ts";
import { hourText } from "./quiet-field.tsx";

const DAY_MS = 86_400_000;

/** What is watched, and how often each may speak when nothing happens. */
export function Rules() {
  const t = useMessages("web-alerts");
  const { workspace } = useHere();
  const query = useQuery(rulesQuery(workspace.id));
  return (
    <section className="mt-8" aria-label={t("rules")}>
      <h2 className="mb-3 text-lg font-semibold">{t("rules")}</h2>
      <Loaded query={query}>
        {(rules) =>
          rules.length === 0 ? (
            <p className="text-muted">{t("noRules")}</p>
          ) : (
            <ul className="grid grid-cols-1 gap-3 xl:grid-cols-2">
              {rules.map((rule) => (
                <RuleCard key={rule.id} rule={rule} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function RuleCard({ rule }: { rule: AlertRule }) {
  const t = useMessages("web-alerts");
  const format = useFormat();
  const { label } = useDimensionName();
  const { workspace, surveys } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: rulesQuery(workspace.id).queryKey });
  const path = { params: { path: { ruleId: rule.id } } };
  const change = useMutation({
    mutationFn: (body: { enabled?: boolean; snoozedUntil?: string | null }) =>
      ask(api(workspace.id).PATCH("/api/v1/alert-rules/{ruleId}", { ...path, body })),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/alert-rules/{ruleId}", path)),
    onSuccess: refresh,
  });
  const isSnoozed = rule.snoozedUntil !== null && new Date(rule.snoozedUntil) > new Date();
  return (
    <li className="card p-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium wrap-anywhere">{rule.name}</p>
          <p className="text-sm text-muted">
            {[
              t(`kind.${rule.kind}`),
              surveys.find((one) => one.id === rule.surveyId)?.name ?? "",
              rule.eachOf === null ? "" : t("eachOf", { property: label(rule.eachOf) }),
              ...rule.filter,
            ]
              .filter((text) => text !== "")
              .join(" · ")}
          </p>
          <p className="text-sm text-muted">
            {rule.kind === "integrity" || rule.kind === "goal_slipping"
              ? t("previewFound")
              : t("budget", { days: rule.falseAlarmDays })}
          </p>
          {rule.quiet ? (
            <p className="text-sm text-muted">
              {t("quiet.says", { from: hourText(rule.quiet.from), to: hourText(rule.quiet.to) })}
            </p>
          ) : null}
          {rule.urgent ? <p className="text-sm text-muted">{t("urgent.says")}</p> : null}
          {isSnoozed && rule.snoozedUntil ? (
            <p className="text-sm">{t("snoozed", { day: format.dayOf(rule.snoozedUntil) })}</p>
          ) : null}
          {rule.enabled ? null : <p className="text-sm">{t("off")}</p>}
        </div>
        {may.write ? (
          <IconButton name={t("remove", { name: rule.name })} onClick={() => remove.mutate()}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        ) : null}
      </div>
      {may.write ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="plain" onClick={() => change.mutate({ enabled: !rule.enabled })}>
            {t(rule.enabled ? "switchOff" : "switchOn")}
          </Button>
          <Button
            look="plain"
            onClick={() =>
              change.mutate({
                snoozedUntil: isSnoozed ? null : new Date(Date.now() + 7 * DAY_MS).toISOString(),
              })
            }
          >
            {t(isSnoozed ? "wake" : "snooze")}
          </Button>
        </div>
      ) : null}
      <ErrorNotice error={change.error ?? remove.error} className="mt-3" />
    </li>
  );
}
