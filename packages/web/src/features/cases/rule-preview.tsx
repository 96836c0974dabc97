import type { CaseCondition } from "@candor/contract/case-rule.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { casesKey, rulePreviewQuery } from "./case-queries.ts";

/** "Would have opened 41 in the last 90 days", and the way to open them now. */
export function RulePreview({
  condition,
  ruleId,
}: {
  condition: CaseCondition;
  ruleId: string | null;
}) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const text = useDelayed(JSON.stringify(condition), 300);
  const preview = useQuery(rulePreviewQuery(workspace.id, JSON.parse(text)));
  const apply = useMutation({
    mutationFn: ({ id, expected }: { id: string; expected: number }) =>
      ask(
        api(workspace.id).POST("/api/v1/case-rules/{caseRuleId}/apply", {
          params: { path: { caseRuleId: id } },
          body: { expected },
        }),
      ),
    onSuccess: ({ opened }) => toast({ message: t("rule.applied", { n: opened }) }),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  const { data } = preview;
  return (
    <div className="rounded-xl bg-sunken p-4">
      <ErrorNotice error={preview.error ?? apply.error} className="mb-2" />
      <p role="status" className="number font-medium">
        {data ? t("rule.preview", { n: data.wouldOpen, of: data.answers, days: data.days }) : "…"}
      </p>
      {data && ruleId && data.withoutCase > 0 && data.withoutCase <= 1000 ? (
        <Button
          className="mt-2"
          busy={apply.isPending}
          onClick={() => apply.mutate({ id: ruleId, expected: data.withoutCase })}
        >
          {t("rule.apply", { n: data.withoutCase })}
        </Button>
      ) : null}
    </div>
  );
}
