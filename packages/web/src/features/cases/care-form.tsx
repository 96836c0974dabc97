import type { CarePlan, CareTrigger, SaveCarePlan } from "@candor/contract/care.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { carePreviewQuery } from "../../subjects/dossier/care-queries.ts";
import { ColleagueField } from "../../subjects/dossier/colleague-field.tsx";
import { peopleKey } from "../../subjects/people-queries.ts";

const TRIGGERS = ["purchase", "resolved", "silence"] as const;
const MOST_STEPS = 10;
const NEW_PLAN: SaveCarePlan = {
  name: "",
  trigger: "purchase",
  silenceDays: 90,
  steps: [{ afterDays: 7, words: "" }],
  owner: null,
  active: true,
};

/** A plan of care: when it begins, for whom it would have begun, and what is done on which day. */
export function CareForm({ plan, onDone }: { plan: CarePlan | null; onDone: () => void }) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [draft, setDraft] = useState<SaveCarePlan>(() => {
    if (!plan) return NEW_PLAN;
    const { name, trigger, silenceDays, steps, owner, active } = plan;
    return { name, trigger, silenceDays: silenceDays ?? 90, steps, owner, active };
  });
  const [sure, setSure] = useState(false);
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
    onDone();
  };
  const save = useMutation({
    mutationFn: () => {
      const steps = draft.steps.map((step) => ({ ...step, words: step.words.trim() }));
      const body = { ...draft, ...asked(draft), name: draft.name.trim(), steps };
      return plan
        ? ask(
            api(workspace.id).PUT("/api/v1/care-plans/{carePlanId}", {
              params: { path: { carePlanId: plan.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/care-plans", { body }));
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (carePlanId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/care-plans/{carePlanId}", {
          params: { path: { carePlanId } },
        }),
      ),
    onSuccess,
  });
  return (
    <form
      aria-label={plan?.name ?? t("care.new")}
      className="card mb-4 max-w-3xl space-y-5 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        autoFocus
        required
        maxLength={100}
        label={t("care.name")}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("care.trigger")}
          options={TRIGGERS.map((value) => ({ value, label: t(`care.trigger.${value}`) }))}
          value={draft.trigger}
          onChange={(trigger: CareTrigger) => setDraft({ ...draft, trigger })}
        />
        {draft.trigger === "silence" ? (
          <NumberField
            min={7}
            max={1095}
            label={t("care.silenceDays")}
            value={draft.silenceDays ?? 90}
            onChange={(silenceDays) => setDraft({ ...draft, silenceDays })}
          />
        ) : null}
      </div>
      <Preview draft={draft} />
      <Steps steps={draft.steps} onChange={(steps) => setDraft({ ...draft, steps })} />
      <ColleagueField
        label={t("care.owner")}
        none={t("next.whoever")}
        value={draft.owner}
        onChange={(owner) => setDraft({ ...draft, owner })}
      />
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={draft.active}
          onChange={(event) => setDraft({ ...draft, active: event.target.checked })}
        />
        {t("care.active")}
      </label>
      <ErrorNotice error={save.error ?? remove.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
        {plan ? (
          <Button
            look={sure ? "alarm" : "quiet"}
            busy={remove.isPending}
            onClick={() => (sure ? remove.mutate(plan.id) : setSure(true))}
          >
            {sure ? t("care.deleteSure", { n: plan.open }) : t("care.delete")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** What a preview is asked for: days of silence only where the plan begins with silence. */
function asked({ trigger, silenceDays }: SaveCarePlan) {
  return { trigger, silenceDays: trigger === "silence" ? silenceDays : null };
}

function Preview({ draft }: { draft: SaveCarePlan }) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const text = useDelayed(JSON.stringify(asked(draft)), 300);
  const query: ReturnType<typeof asked> = JSON.parse(text);
  const days = query.silenceDays;
  const known = query.trigger !== "silence" || (days !== null && days >= 7 && days <= 1095);
  const preview = useQuery({ ...carePreviewQuery(workspace.id, query), enabled: known });
  const { data } = preview;
  return (
    <div className="rounded-xl bg-sunken p-4 text-sm">
      <ErrorNotice error={preview.error} className="mb-2" />
      <p role="status" className="number font-medium">
        {known && data ? t("care.preview", data) : "…"}
      </p>
      {known && data && data.leftOut > 0 ? (
        <p className="number">{t("care.leftOut", { n: data.leftOut })}</p>
      ) : null}
      <p className="text-muted">{t("care.fromNow")}</p>
    </div>
  );
}

type Step = SaveCarePlan["steps"][number];

function Steps({ steps, onChange }: { steps: Step[]; onChange: (steps: Step[]) => void }) {
  const t = useMessages("web-dossier");
  const change = (index: number, patch: Partial<Step>) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...patch } : step)));
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1 text-sm font-semibold">{t("care.steps")}</legend>
      {steps.map((step, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id; each field holds its own value
          key={index}
          aria-label={t("care.step", { n: index + 1 })}
          className="grid gap-3 rounded-xl border border-line p-3 sm:grid-cols-[8rem_minmax(0,1fr)_auto] sm:items-end"
        >
          <NumberField
            min={0}
            max={730}
            label={t("care.after")}
            value={step.afterDays}
            onChange={(afterDays) => change(index, { afterDays })}
          />
          <TextField
            required
            maxLength={300}
            label={t("care.words")}
            value={step.words}
            onChange={(event) => change(index, { words: event.target.value })}
          />
          {steps.length > 1 ? (
            <Button look="quiet" onClick={() => onChange(steps.filter((_, at) => at !== index))}>
              {t("care.removeStep", { n: index + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {steps.length < MOST_STEPS ? (
        <Button
          onClick={() =>
            onChange([...steps, { afterDays: (steps.at(-1)?.afterDays ?? 0) + 7, words: "" }])
          }
        >
          {t("care.addStep")}
        </Button>
      ) : null}
    </fieldset>
  );
}
