import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { weightedViewQuery } from "../../subjects/weighted-queries.ts";

/** Whether everybody sees the weighted score on the overview, too; for those who may say so. */
export function OnOverview() {
  const t = useMessages("web-why");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const query = weightedViewQuery(workspace.id);
  const view = useQuery(query);
  const save = useMutation({
    mutationFn: (shown: boolean) =>
      ask(api(workspace.id).PUT("/api/v1/weighted-view", { body: { shown } })),
    onSuccess: (fresh) => client.setQueryData(query.queryKey, fresh),
  });
  if (!may.write || !view.data) return null;
  return (
    <div className="mt-3">
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={view.data.shown}
          disabled={save.isPending}
          onChange={(event) => save.mutate(event.target.checked)}
        />
        {t("answered.onOverview")}
      </label>
      <ErrorNotice error={save.error} />
    </div>
  );
}
