import { useQuery } from "@tanstack/react-query";
import { addDays } from "../here/period.ts";
import { workspaceKey } from "../here/queries.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { ChoiceField } from "../parts/choice.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { api, ask } from "../request/api.ts";

const SHOWN = 12;
/** Stands for no run in particular. */
export const NEWEST = "newest";

/** Whether the page follows the report, or shows one of its runs for good. */
export function ShareRunField({
  reportId,
  run,
  onChange,
}: {
  reportId: string;
  run: string;
  onChange: (run: string) => void;
}) {
  const t = useMessages("web-shares");
  const format = useFormat();
  const { workspace } = useHere();
  const runs = useQuery({
    queryKey: [...workspaceKey(workspace.id), "reports", reportId, "runs"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).GET("/api/v1/reports/{reportId}/runs", {
          params: { path: { reportId } },
          signal,
        }),
      ),
  });
  const made = (runs.data?.data ?? []).filter(({ state }) => state === "made").slice(0, SHOWN);
  const options = [
    { value: NEWEST, label: t("run.newest") },
    ...made.map(({ id, from, to }) => ({
      value: id,
      label: t("run.of", { days: format.dayRange(from, addDays(to, -1)) }),
    })),
  ];
  return (
    <>
      <ChoiceField label={t("run")} options={options} value={run} onChange={onChange} />
      <ErrorNotice error={runs.error} retry={() => void runs.refetch()} />
    </>
  );
}
