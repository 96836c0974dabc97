import type { BulkCases } from "@candor/contract/bulk-cases.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { BulkBar } from "../../parts/bulk-bar.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import type { Selection } from "../../parts/selection.ts";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey } from "./case-queries.ts";
import { useColleagues } from "./case-words.tsx";
import { OUTCOMES, PRIORITIES } from "./cases-view.ts";
import { SNOOZES, useSnoozeUntil } from "./snooze.ts";

/** What can be done with several cases at once; each act can be taken back for ten minutes. */
export function BulkCasesBar({ selection }: { selection: Selection }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const colleagues = useColleagues();
  const snoozeUntil = useSnoozeUntil();
  const refresh = () => client.invalidateQueries({ queryKey: casesKey(workspace.id) });
  const undo = useMutation({
    mutationFn: (undoId: string) =>
      ask(
        api(workspace.id).POST("/api/v1/cases/bulk/{undoId}/undo", {
          params: { path: { undoId } },
        }),
      ),
    onSettled: refresh,
  });
  const work = useMutation({
    mutationFn: (act: BulkCases["act"]) =>
      ask(api(workspace.id).POST("/api/v1/cases/bulk", { body: { ids: selection.keys, act } })),
    onSuccess: ({ changed, skipped, undoId }) => {
      selection.clear();
      toast({
        message: t("bulk.done", { n: changed, left: skipped.length }),
        ...(undoId ? { undo: () => undo.mutateAsync(undoId).then(() => {}) } : {}),
      });
    },
    onSettled: refresh,
  });
  return (
    <>
      <ErrorNotice error={work.error ?? undo.error} className="mt-3" />
      <BulkBar selection={selection}>
        <FilterChoice
          name={t("bulk.assign")}
          any={t("bulk.assign")}
          options={[
            { value: "nobody", label: t("owner.nobody") },
            ...colleagues.all.map(({ userId }) => ({
              value: userId,
              label: colleagues.nameOf(userId),
            })),
          ]}
          value={undefined}
          onChange={(owner) =>
            owner
              ? work.mutate({ do: "assign", owner: owner === "nobody" ? null : owner })
              : undefined
          }
        />
        <FilterChoice
          name={t("bulk.priority")}
          any={t("bulk.priority")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={undefined}
          onChange={(priority) =>
            priority ? work.mutate({ do: "priority", priority }) : undefined
          }
        />
        <FilterChoice
          name={t("bulk.snooze")}
          any={t("bulk.snooze")}
          options={SNOOZES.map((value) => ({ value, label: t(`snooze.${value}`) }))}
          value={undefined}
          onChange={(how) =>
            how ? work.mutate({ do: "snooze", until: snoozeUntil(how) }) : undefined
          }
        />
        <FilterChoice
          name={t("bulk.resolve")}
          any={t("bulk.resolve")}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          value={undefined}
          onChange={(outcome) =>
            outcome ? work.mutate({ do: "resolve", outcome, causeId: null }) : undefined
          }
        />
      </BulkBar>
    </>
  );
}
