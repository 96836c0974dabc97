import type { CaseCondition, CaseRule, SaveCaseRule } from "@candor/contract/case-rule.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { casesKey } from "./case-queries.ts";
import { ActionFields } from "./rule-action.tsx";
import { ConditionFields } from "./rule-condition.tsx";
import { RulePreview } from "./rule-preview.tsx";

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
      <RulePreview condition={condition} ruleId={rule?.id ?? null} />
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
