import type { AlertHours } from "@candor/contract/notice.ts";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

const WAITS = ["never", "working", "quiet"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** Under the key of the settings of notices, which the same address keeps. */
const settingsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspace", workspace, "alert-hours"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/notice-settings", { signal })),
  });

/** When mails about alerts reach one; takes effect at once. */
export function AlertHoursForm() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const query = useQuery(settingsQuery(workspace.id));
  return (
    <section aria-label={t("you.alerts")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("you.alerts")}</h2>
      <p className="mb-4 text-sm text-muted">{t("you.alerts.text")}</p>
      <Loaded query={query}>
        {({ alertHours, mailWorks }) => (
          <>
            <Fields hours={alertHours} />
            {mailWorks ? null : <Remark>{t("you.alerts.noMail")}</Remark>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Fields({ hours }: { hours: AlertHours }) {
  const t = useMessages("web-settings");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { queryKey } = settingsQuery(workspace.id);
  const save = useMutation({
    mutationFn: (alertHours: AlertHours) =>
      ask(api(workspace.id).PUT("/api/v1/notice-settings", { body: { alertHours } })),
    // The choice stands at once; it goes back when the server did not take it.
    onMutate: (alertHours) =>
      client.setQueryData(queryKey, (before) => before && { ...before, alertHours }),
    onError: () => client.invalidateQueries({ queryKey }),
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
  });
  const { wait, quiet, urgentAtOnce } = hours;
  return (
    <div className="space-y-4">
      <ChoiceField
        label={t("you.alerts.wait")}
        hint={t("you.alerts.waitHint")}
        options={WAITS.map((value) => ({ value, label: t(`you.alerts.wait.${value}`) }))}
        value={wait}
        onChange={(next) => save.mutate({ ...hours, wait: next })}
      />
      {wait === "quiet" ? (
        <div className="grid grid-cols-2 gap-3">
          {(["from", "to"] as const).map((end) => (
            <ChoiceField
              key={end}
              label={t(`you.alerts.${end}`)}
              options={HOURS.filter(
                ({ value }) => value !== String(end === "from" ? quiet.to : quiet.from),
              )}
              value={String(quiet[end])}
              onChange={(hour) =>
                save.mutate({ ...hours, quiet: { ...quiet, [end]: Number(hour) } })
              }
            />
          ))}
        </div>
      ) : null}
      {wait === "never" ? null : (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={urgentAtOnce}
            onChange={(event) => save.mutate({ ...hours, urgentAtOnce: event.target.checked })}
          />
          {t("you.alerts.urgent")}
        </label>
      )}
      <ErrorNotice error={save.error} />
      <span role="status" className="text-sm text-muted">
        {save.isSuccess ? w("saved") : ""}
      </span>
    </div>
  );
}
