import type { BenefitRule } from "@candor/contract/offer.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { pointsRuleQuery } from "./offer-queries.ts";

/** After how many months points expire that nobody used. */
export function PointsRule() {
  const { workspace } = useHere();
  const rule = useQuery(pointsRuleQuery(workspace.id));
  return (
    <Loaded query={rule} ghost={<GhostRows rows={1} />}>
      {(known) => <RuleForm rule={known} />}
    </Loaded>
  );
}

function RuleForm({ rule }: { rule: BenefitRule }) {
  const t = useMessages("web-offers");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [months, setMonths] = useState(rule.months === null ? "" : String(rule.months));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/offers/benefit-rule", {
          body: { months: months === "" ? null : Number(months) },
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(pointsRuleQuery(workspace.id).queryKey, fresh),
  });
  return (
    <form
      aria-label={t("expire")}
      className="card mt-4 max-w-3xl space-y-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2 className="font-semibold">{t("expire")}</h2>
      <TextField
        type="number"
        min="1"
        max="120"
        step="1"
        disabled={!may.write}
        label={t("expire.months")}
        hint={t("expire.hint")}
        value={months}
        onChange={(event) => {
          save.reset();
          setMonths(event.target.value);
        }}
      />
      <ErrorNotice error={save.error} />
      {may.write ? (
        <div className="flex items-center gap-3">
          <Button type="submit" busy={save.isPending}>
            {w("save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {save.isSuccess ? w("saved") : ""}
          </span>
        </div>
      ) : null}
    </form>
  );
}
