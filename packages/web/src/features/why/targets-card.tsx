import type { Representativeness } from "@candor/contract/trust.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { targetChoicesQuery } from "./trust-queries.ts";

type Targets = Representativeness["targets"];

/** The shares that values have among all customers: typed for one property, taken back, or left as they are. */
export function TargetsCard({ targets }: { targets: Targets }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { label, value } = useDimensionName();
  const [property, setProperty] = useState<string | null>(null);
  const ids = useSurveyIds();
  const choices = useQuery(targetChoicesQuery(ids)).data?.data ?? [];
  const save = useSaveTargets();
  const chosen = choices.find((one) => one.property === property);
  return (
    <section className="card p-4 sm:p-5" aria-label={t("targets.title")}>
      <h2 className="font-semibold">{t("targets.title")}</h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("targets.lead")}</p>
      <ul className="mt-3 divide-y divide-line">
        {targets.map((one) => (
          <li key={one.property} className="flex flex-wrap items-center gap-3 py-2 text-sm">
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="font-medium">{label(one.property)}</span>{" "}
              {format.list(
                one.shares.map(
                  (share) => `${value(one.property, share.value)} ${format.share(share.share)}`,
                ),
              )}
            </span>
            <Button
              look="quiet"
              onClick={() => save.mutate({ property: one.property, shares: [] })}
            >
              {t("targets.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={save.error} className="mt-3" />
      {choices.length > 0 ? (
        <div className="mt-3 max-w-sm">
          <ChoiceField
            label={t("targets.property")}
            options={[
              { value: "", label: t("targets.choose") },
              ...choices.map((one) => ({ value: one.property, label: label(one.property) })),
            ]}
            value={property ?? ""}
            onChange={(next) => setProperty(next === "" ? null : next)}
          />
        </div>
      ) : null}
      {chosen ? (
        <SharesForm
          key={chosen.property}
          property={chosen.property}
          values={chosen.values}
          said={targets.find((one) => one.property === chosen.property)?.shares ?? []}
          onSaved={() => setProperty(null)}
        />
      ) : null}
    </section>
  );
}

function useSaveTargets(onSaved?: () => void) {
  const ids = useSurveyIds();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { property: string; shares: { value: string; share: number }[] }) =>
      ask(
        api(ids.workspace).PUT("/api/v1/surveys/{surveyId}/representativeness/targets", {
          params: { path: { surveyId: ids.survey } },
          body,
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["workspace", ids.workspace] });
      onSaved?.();
    },
  });
}

const numberOf = (text: string) => Number(text.trim().replace(",", "."));

function SharesForm({
  property,
  values,
  said,
  onSaved,
}: {
  property: string;
  values: string[];
  said: { value: string; share: number }[];
  onSaved: () => void;
}) {
  const t = useMessages("web-why");
  const format = useFormat();
  const names = useDimensionName();
  const save = useSaveTargets(onSaved);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      said.map(({ value, share }) => [value, String(Math.round(1000 * share) / 10)]),
    ),
  );
  const shares = values
    .map((value) => ({ value, percent: numberOf(typed[value] ?? "") }))
    .filter(({ percent }) => percent > 0);
  const sum = shares.reduce((total, { percent }) => total + percent, 0);
  const isWhole = Math.abs(sum - 100) <= 1;
  return (
    <SaveForm
      name={t("targets.sharesOf", { property: names.label(property) })}
      className="mt-3 space-y-3"
      save={save}
      disabled={!isWhole}
      label={t("targets.save")}
      onSave={() =>
        save.mutate({
          property,
          shares: shares.map(({ value, percent }) => ({ value, share: percent / sum })),
        })
      }
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {values.map((value) => (
          <TextField
            key={value}
            label={t("targets.percent", { value: names.value(property, value) })}
            inputMode="decimal"
            value={typed[value] ?? ""}
            onChange={(event) => setTyped({ ...typed, [value]: event.target.value })}
          />
        ))}
      </div>
      <p className="text-sm text-muted" role="status">
        {t(isWhole ? "targets.whole" : "targets.notWhole", {
          sum: format.decimal(Number.isFinite(sum) ? sum : 0),
        })}
      </p>
    </SaveForm>
  );
}
