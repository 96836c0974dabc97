import type { Survey } from "@candor/contract/survey.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { LANGUAGES_OF_TEXTS } from "./languages.ts";
import { usePatchSurvey } from "./patch-survey.ts";
import { readableOn } from "./preview.tsx";

const COLOURS = ["#0072b2", "#0f766e", "#15803d", "#7c3aed", "#be185d", "#b45309", "#111827"];

/** Name, what is recommended, languages and colour. */
export function SurveyBasics({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const w = useMessages("web");
  const patch = usePatchSurvey(survey);
  const [name, setName] = useState(survey.name);
  const [subject, setSubject] = useState(survey.subject);
  const [languages, setLanguages] = useState(survey.languages);
  const [defaultLanguage, setDefaultLanguage] = useState(survey.defaultLanguage);
  const [color, setColor] = useState(survey.brand.color);
  const [logoUrl, setLogoUrl] = useState(survey.brand.logoUrl ?? "");
  const [privacyUrl, setPrivacyUrl] = useState(survey.brand.privacyUrl ?? "");
  const choices = [...new Set([...LANGUAGES_OF_TEXTS, ...survey.languages])];
  return (
    <section aria-label={t("basics")} className="card p-4 sm:p-5">
      <h2 className="mb-4 text-lg font-semibold">{t("basics")}</h2>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          patch.mutate({
            name: name.trim(),
            subject: subject.trim(),
            languages,
            defaultLanguage: languages.includes(defaultLanguage)
              ? defaultLanguage
              : (languages[0] ?? survey.defaultLanguage),
            brand: {
              color,
              logoUrl: logoUrl.trim() || null,
              privacyUrl: privacyUrl.trim() || null,
            },
          });
        }}
      >
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("subject")}
          hint={t("subjectHint")}
          required
          maxLength={100}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
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
                    setLanguages(
                      event.target.checked
                        ? [...languages, tag]
                        : languages.filter((one) => one !== tag),
                    )
                  }
                />
                {Object.entries(LANGUAGE_NAMES).find(([code]) => code === tag)?.[1] ?? tag}
              </label>
            ))}
          </div>
        </fieldset>
        {languages.length > 1 ? (
          <SelectField
            label={t("defaultLanguage")}
            value={defaultLanguage}
            onChange={(event) => setDefaultLanguage(event.target.value)}
          >
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {Object.entries(LANGUAGE_NAMES).find(([code]) => code === tag)?.[1] ?? tag}
              </option>
            ))}
          </SelectField>
        ) : null}
        <ColourField color={color} onChange={setColor} />
        <TextField
          type="url"
          label={t("logoUrl")}
          placeholder="https://"
          value={logoUrl}
          onChange={(event) => setLogoUrl(event.target.value)}
        />
        <TextField
          type="url"
          label={t("privacyUrl")}
          placeholder="https://"
          value={privacyUrl}
          onChange={(event) => setPrivacyUrl(event.target.value)}
        />
        <ErrorNotice error={patch.error} />
        <div className="flex items-center gap-3">
          <Button type="submit" look="strong" busy={patch.isPending}>
            {w("save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {patch.isSuccess ? w("saved") : ""}
          </span>
        </div>
      </form>
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
