import type { OwnModel } from "@candor/contract/own-model.ts";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { type ModelDraft, modelDraft, modelPatch } from "./model-draft.ts";
import { useSaveModel } from "./use-save-model.ts";

const USES = ["reading", "names", "summaries", "translation"] as const;

/** Where it is, what it may do, in which languages and how much of it on one day. */
export function ModelForm({ model }: { model: OwnModel }) {
  const t = useMessages("web-own-model");
  const save = useSaveModel();
  const { draft, isDirty, change, changes, reset } = useDraft<ModelDraft>(modelDraft(model));
  const submit = () => save.mutate(modelPatch(changes), { onSuccess: reset });
  return (
    <section aria-label={t("where")} className="card p-4 sm:p-6">
      <h2 className="mb-4 font-semibold">{t("where")}</h2>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={submit}>
        <TextField
          type="url"
          dir="ltr"
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          label={t("baseUrl")}
          hint={t("baseUrl.hint")}
          placeholder="https://api.example.com/v1"
          value={draft.baseUrl}
          onChange={(event) => change({ baseUrl: event.target.value })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            dir="ltr"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            label={t("model")}
            value={draft.model}
            onChange={(event) => change({ model: event.target.value })}
          />
          <TextField
            type="password"
            dir="ltr"
            maxLength={1000}
            autoComplete="new-password"
            label={t("key")}
            hint={model.hasKey ? t("key.kept") : t("key.none")}
            value={draft.key}
            onChange={(event) => change({ key: event.target.value })}
          />
        </div>
        {model.hasKey ? (
          <Button look="quiet" onClick={() => save.mutate({ key: null })}>
            {t("key.forget")}
          </Button>
        ) : null}
        <fieldset className="space-y-1">
          <legend className="mb-1 font-medium">{t("uses")}</legend>
          {USES.map((use) => (
            <label key={use} className="flex min-h-10 items-center gap-3 touch:min-h-11">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={draft.uses.includes(use)}
                onChange={(event) =>
                  change({
                    uses: USES.filter((one) =>
                      one === use ? event.target.checked : draft.uses.includes(one),
                    ),
                  })
                }
              />
              {t(`use.${use}`)}
            </label>
          ))}
        </fieldset>
        {draft.uses.includes("reading") ? (
          <fieldset className="space-y-1">
            <legend className="mb-1 font-medium">{t("stands")}</legend>
            {([false, true] as const).map((instead) => (
              <label
                key={String(instead)}
                className="flex min-h-10 items-center gap-3 touch:min-h-11"
              >
                <input
                  type="radio"
                  name="stands"
                  className="size-4 shrink-0 accent-accent"
                  checked={draft.instead === instead}
                  onChange={() => change({ instead })}
                />
                {t(instead ? "stands.instead" : "stands.beside")}
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextField
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          label={t("languages")}
          hint={t("languages.hint")}
          value={draft.languages}
          onChange={(event) => change({ languages: event.target.value })}
        />
        <fieldset>
          <legend className="mb-1 font-medium">{t("caps")}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberField
              label={t("caps.requests")}
              value={draft.requestsADay}
              min={1}
              max={100_000}
              onChange={(requestsADay) => change({ requestsADay })}
            />
            <NumberField
              label={t("caps.characters")}
              value={draft.charactersADay}
              min={100_000}
              max={1_000_000_000}
              onChange={(charactersADay) => change({ charactersADay })}
            />
          </div>
          <p className="mt-1 text-sm text-muted">{t("caps.hint")}</p>
        </fieldset>
      </SaveForm>
    </section>
  );
}
