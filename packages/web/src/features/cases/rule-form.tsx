import type { CaseCondition, CaseRule, Routing, SaveCaseRule } from "@candor/contract/case.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { casesKey, rulePreviewQuery } from "./case-queries.ts";
import { useColleagues } from "./case-words.tsx";
import { PRIORITIES } from "./cases-view.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));
const ROUTINGS: readonly Routing[] = ["by_hand", "round_robin", "least_load"];
const NEW_RULE: SaveCaseRule = {
  name: "",
  condition: { scoreTo: 6, reachable: true },
  action: {
    teamId: null,
    owner: null,
    routing: "by_hand",
    priority: "normal",
    targets: null,
    sensitive: false,
  },
  active: true,
};

/** A rule: which answers, how many of the last 90 days' those were, and what becomes of their cases. */
export function RuleForm({ rule, onDone }: { rule: CaseRule | null; onDone: () => void }) {
  const t = useMessages("web-cases");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [draft, setDraft] = useState<SaveCaseRule>(() => {
    if (!rule) return NEW_RULE;
    const { name, condition, action, active } = rule;
    return { name, condition, action, active };
  });
  const [properties, setProperties] = useState((draft.condition.properties ?? []).join("\n"));
  const lines = properties
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = lines.some((line) => !/^[^=]{1,100}=/.test(line));
  const condition: CaseCondition = {
    ...draft.condition,
    ...(lines.length > 0 && !wrong ? { properties: lines } : {}),
  };
  if (lines.length === 0) delete condition.properties;
  const refresh = () => client.invalidateQueries({ queryKey: casesKey(workspace.id) });
  const save = useMutation({
    mutationFn: () => {
      const body = { ...draft, name: draft.name.trim(), condition: defined(condition) };
      return rule
        ? ask(
            api(workspace.id).PUT("/api/v1/case-rules/{caseRuleId}", {
              params: { path: { caseRuleId: rule.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/case-rules", { body }));
    },
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  const remove = useMutation({
    mutationFn: (caseRuleId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/case-rules/{caseRuleId}", {
          params: { path: { caseRuleId } },
        }),
      ),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return (
    <form
      aria-label={rule?.name ?? t("rule.new")}
      className="card mb-4 max-w-3xl space-y-5 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) save.mutate();
      }}
    >
      <TextField
        autoFocus
        required
        maxLength={100}
        label={t("rule.name")}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <ConditionFields
        condition={draft.condition}
        onChange={(next) => setDraft({ ...draft, condition: next })}
      />
      <TextArea
        label={t("rule.properties")}
        hint={t("rule.propertiesHint")}
        error={wrong ? t("rule.propertiesWrong") : undefined}
        placeholder="store=Riga"
        value={properties}
        onChange={(event) => setProperties(event.target.value)}
      />
      <Preview condition={condition} ruleId={rule?.id ?? null} />
      <ActionFields action={draft.action} onChange={(action) => setDraft({ ...draft, action })} />
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={draft.active}
          onChange={(event) => setDraft({ ...draft, active: event.target.checked })}
        />
        {t("rule.active")}
      </label>
      <p className="text-sm text-muted">{t("rule.fromNow")}</p>
      <ErrorNotice error={save.error ?? remove.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="strong"
          busy={save.isPending}
          disabled={wrong || draft.name.trim() === ""}
        >
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
        {rule ? (
          <Button
            look="alarm"
            className="ms-auto"
            busy={remove.isPending}
            onClick={() => remove.mutate(rule.id)}
          >
            {t("rule.remove")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function ConditionFields({
  condition,
  onChange,
}: {
  condition: CaseCondition;
  onChange: (condition: CaseCondition) => void;
}) {
  const t = useMessages("web-cases");
  const { surveys } = useHere();
  const set = (patch: { [K in keyof CaseCondition]?: CaseCondition[K] | undefined }) => {
    const next = { ...condition, ...patch };
    onChange(
      Object.fromEntries(
        Object.entries(next).filter(([, value]) => value !== undefined),
      ) as CaseCondition,
    );
  };
  const score = (text: string) => (text === "" ? undefined : Number(text));
  const chosen = condition.surveys ?? [];
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-semibold">{t("rule.when")}</legend>
      <div className="grid grid-cols-2 gap-3 sm:max-w-md">
        {(["scoreFrom", "scoreTo"] as const).map((key) => (
          <ChoiceField
            key={key}
            label={t(`rule.${key}`)}
            options={[
              { value: "", label: t("rule.anyScore") },
              ...SCORES.map((value) => ({ value, label: value })),
            ]}
            value={condition[key] === undefined ? "" : String(condition[key])}
            onChange={(text) => set({ [key]: score(text) })}
          />
        ))}
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {(["reachable", "mayContact", "hasComment"] as const).map((key) => (
          <label key={key} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={condition[key] === true}
              onChange={(event) => set({ [key]: event.target.checked ? true : undefined })}
            />
            {t(`rule.${key}`)}
          </label>
        ))}
      </div>
      <TextField
        className="sm:max-w-72"
        type="number"
        inputMode="decimal"
        min={0}
        label={t("rule.boughtFor")}
        hint={t("rule.boughtForHint")}
        value={condition.boughtFor ?? ""}
        onChange={(event) =>
          set({ boughtFor: event.target.value === "" ? undefined : Number(event.target.value) })
        }
      />
      {surveys.length > 1 ? (
        <div>
          <p className="mb-1.5 text-sm font-medium">{t("rule.surveys")}</p>
          <div className="flex flex-wrap gap-2">
            {surveys.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="chip"
                aria-pressed={chosen.includes(id)}
                onClick={() => {
                  const next = chosen.includes(id)
                    ? chosen.filter((one) => one !== id)
                    : [...chosen, id];
                  set({ surveys: next.length === 0 ? undefined : next });
                }}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </fieldset>
  );
}

/** "Would have opened 41 in the last 90 days", and the way to open them now. */
function Preview({ condition, ruleId }: { condition: CaseCondition; ruleId: string | null }) {
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

function ActionFields({
  action,
  onChange,
}: {
  action: SaveCaseRule["action"];
  onChange: (action: SaveCaseRule["action"]) => void;
}) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const colleagues = useColleagues();
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-semibold">{t("rule.then")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("column.team")}
          options={[
            { value: "", label: t("team.none") },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={action.teamId ?? ""}
          onChange={(teamId) =>
            onChange({
              ...action,
              teamId: teamId || null,
              sensitive: teamId ? action.sensitive : false,
            })
          }
        />
        <ChoiceField
          label={t("column.owner")}
          options={[
            ...ROUTINGS.map((value) => ({ value: value as string, label: t(`routing.${value}`) })),
            ...colleagues.all.map(({ userId }) => ({
              value: userId,
              label: colleagues.nameOf(userId),
            })),
          ]}
          value={action.owner ?? action.routing}
          onChange={(value) => {
            const routing = ROUTINGS.find((one) => one === value);
            onChange(
              routing
                ? { ...action, routing, owner: null }
                : { ...action, owner: value, routing: "by_hand" },
            );
          }}
        />
        <ChoiceField
          label={t("column.priority")}
          hint={t("rule.targets")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={action.priority}
          onChange={(priority) => onChange({ ...action, priority })}
        />
      </div>
      {action.teamId ? (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={action.sensitive}
            onChange={(event) => onChange({ ...action, sensitive: event.target.checked })}
          />
          {t("sensitive.tick")}
        </label>
      ) : null}
    </fieldset>
  );
}
