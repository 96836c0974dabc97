import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Whether it is noted who opens a person's page. */
export function AuditReading() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const queryKey = [...workspaceKey(workspace.id), "audit-settings"];
  const settings = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(api(workspace.id).GET("/api/v1/audit/settings", { signal })),
  });
  const save = useMutation({
    mutationFn: (logReading: boolean) =>
      ask(api(workspace.id).PUT("/api/v1/audit/settings", { body: { logReading } })),
    onSuccess: (next) => client.setQueryData(queryKey, next),
  });
  return (
    <div className="mb-3">
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          disabled={!settings.data || save.isPending}
          checked={settings.data?.logReading ?? false}
          onChange={(event) => save.mutate(event.target.checked)}
        />
        {t("auditReading")}
      </label>
      <ErrorNotice error={settings.error ?? save.error} />
    </div>
  );
}
