import type { Survey } from "@candor/contract/survey.ts";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { LANGUAGES_OF_TEXTS, ownNameOf } from "./languages.ts";
import { LogoField } from "./logo-field.tsx";
import { usePatchSurvey } from "./patch-survey.ts";
import { readableOn } from "./preview.tsx";

const COLOURS = ["#0072b2", "#0f766e", "#15803d", "#7c3aed", "#be185d", "#b45309", "#111827"];

/** Name, what is recommended, languages and colour. */
export function SurveyBasics({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const patch = usePatchSurvey(survey);
  const { draft, isDirty, change, reset } = useDraft({
    name: survey.name,
    subject: survey.subject,
    languages: survey.languages,
    defaultLanguage: survey.defaultLanguage,
    color: survey.brand.color,
    privacyUrl: survey.brand.privacyUrl ?? "",
  });
  const { languages } = draft;
  const choices = [...new Set([...LANGUAGES_OF_TEXTS, ...survey.languages])];
  return (
    <section aria-label={t("basics")} className="card p-4 sm:p-5">
      <h2 className="mb-4 text-lg font-semibold">{t("basics")}</h2>
      <SaveForm
        save={patch}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() =>
          patch.mutate(
            {
              name: draft.name.trim(),
              subject: draft.subject.trim(),
              languages,
              defaultLanguage: languages.includes(draft.defaultLanguage)
                ? draft.defaultLanguage
                : (languages[0] ?? survey.defaultLanguage),
              brand: {
                color: draft.color,
                privacyUrl: draft.privacyUrl.trim() || null,
              },
            },
            { onSuccess: reset },
          )
        }
      >
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          required
          maxLength={100}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={t("subject")}
          hint={t("subjectHint")}
          required
          maxLength={100}
          value={draft.subject}
          onChange={(event) => change({ subject: event.target.value })}
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("languages")}</legend>
          <div className="flex flex-wrap gap-2">
            {choices.map((tag) => (
              <label
                key={tag}
                className="chip has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="checkbox"
                  className="size-4"
                  checked={languages.includes(tag)}
                  disabled={languages.length === 1 && languages.includes(tag)}
                  onChange={(event) =>
                    change({
                      languages: event.target.checked
                        ? [...languages, tag]
                        : languages.filter((one) => one !== tag),
                    })
                  }
                />
                <span lang={tag}>{ownNameOf(tag)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {languages.length > 1 ? (
          <SelectField
            label={t("defaultLanguage")}
            value={draft.defaultLanguage}
            onChange={(event) => change({ defaultLanguage: event.target.value })}
          >
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {ownNameOf(tag)}
              </option>
            ))}
          </SelectField>
        ) : null}
        <ColourField color={draft.color} onChange={(color) => change({ color })} />
        <LogoField survey={survey} />
        <TextField
          type="url"
          label={t("privacyUrl")}
          placeholder="https://"
          value={draft.privacyUrl}
          onChange={(event) => change({ privacyUrl: event.target.value })}
        />
      </SaveForm>
    </section>
  );
}

function ColourField({ color, onChange }: { color: string; onChange: (color: string) => void }) {
  const t = useMessages("web-surveys");
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("colour")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {COLOURS.map((one) => (
          <button
            key={one}
            type="button"
            aria-label={one}
            aria-pressed={color.toLowerCase() === one}
            className="size-9 rounded-full border-2 border-card outline-2 outline-transparent aria-pressed:outline-ink touch:size-11"
            style={{ backgroundColor: one }}
            onClick={() => onChange(one)}
          />
        ))}
        <input
          type="color"
          aria-label={t("ownColour")}
          className="h-9 w-14 rounded-lg border border-line bg-card touch:h-11"
          value={color}
          onChange={(event) => onChange(event.target.value)}
        />
        <span
          className="rounded-lg px-3 py-1.5 text-sm font-semibold"
          style={{ backgroundColor: color, color: readableOn(color) }}
        >
          10
        </span>
      </div>
    </fieldset>
  );
}
