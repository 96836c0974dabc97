import type { Reward } from "@candor/contract/reward.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { Remark } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { rewardKey } from "./reward-queries.ts";

const KINDS = ["pool", "shared"] as const;

/** What it is, in the survey's languages, and whether each gets a code of their own. */
export function RewardForm({ survey, reward }: { survey: Survey; reward: Reward | null }) {
  const t = useMessages("web-rewards");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, isDirty, change, reset } = useDraft({
    kind: reward?.kind ?? (survey.anonymous ? ("shared" as const) : ("pool" as const)),
    title: reward?.title ?? ({} as Record<string, string>),
    sharedCode: reward?.sharedCode ?? "",
    active: reward?.active ?? true,
    lowStock: reward?.lowStock ?? 20,
  });
  const titles = Object.fromEntries(
    Object.entries(draft.title)
      .map(([language, words]) => [language, words.trim()])
      .filter(([, words]) => words !== ""),
  );
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/reward", {
          params: { path: { surveyId: survey.id } },
          body: {
            ...draft,
            title: titles,
            sharedCode: draft.kind === "shared" ? draft.sharedCode.trim() : null,
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rewardKey(workspace.id, survey.id) });
      reset();
    },
  });
  return (
    <section aria-label={t("form")} className="card p-4 sm:p-6">
      <h2 className="mb-4 font-semibold">{t("form")}</h2>
      <SaveForm
        save={save}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() => save.mutate()}
        disabled={Object.keys(titles).length === 0}
      >
        <fieldset className="space-y-2">
          <legend className="mb-1.5 text-sm font-medium">{t("kind")}</legend>
          {KINDS.map((kind) => (
            <label
              key={kind}
              className="flex items-start gap-3 rounded-xl border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-60"
            >
              <input
                type="radio"
                name="kind"
                className="mt-0.5 size-5 shrink-0"
                checked={draft.kind === kind}
                disabled={kind === "pool" && survey.anonymous}
                onChange={() => change({ kind })}
              />
              <span className="min-w-0 text-sm">
                <span className="block font-medium">{t(`kind.${kind}`)}</span>
                <span className="text-muted">
                  {kind === "pool" && survey.anonymous
                    ? t("kind.anonymous")
                    : t(`kind.${kind}.text`)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {survey.languages.map((language) => (
          <TextField
            key={language}
            required={language === survey.defaultLanguage}
            maxLength={200}
            lang={language}
            label={
              survey.languages.length > 1
                ? t("titleIn", { language: format.languageName(language) })
                : t("titleOf")
            }
            placeholder={t("titleExample")}
            value={draft.title[language] ?? ""}
            onChange={(event) =>
              change({ title: { ...draft.title, [language]: event.target.value } })
            }
          />
        ))}
        {draft.kind === "shared" ? (
          <TextField
            required
            maxLength={100}
            label={t("sharedCode")}
            value={draft.sharedCode}
            onChange={(event) => change({ sharedCode: event.target.value })}
          />
        ) : (
          <NumberField
            label={t("lowStock")}
            min={0}
            max={1_000_000}
            value={draft.lowStock}
            onChange={(lowStock) => change({ lowStock })}
          />
        )}
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={draft.active}
            onChange={(event) => change({ active: event.target.checked })}
          />
          {t("active")}
        </label>
        <Remark>{t("honest")}</Remark>
      </SaveForm>
    </section>
  );
}
