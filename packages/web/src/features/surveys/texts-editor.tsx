import type { Survey, SurveyTexts } from "@candor/contract/survey.ts";
import { useState } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { LanguageTexts } from "./language-texts.tsx";
import { usePatchSurvey } from "./patch-survey.ts";
import { Preview } from "./preview.tsx";

/** What customers read, two languages side by side when wanted, and how it will look meanwhile. */
export function TextsEditor({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const w = useMessages("web");
  const format = useFormat();
  const patch = usePatchSurvey(survey);
  const [language, setLanguage] = useState(survey.defaultLanguage);
  const [beside, setBeside] = useState("");
  const [edited, setEdited] = useState<Record<string, SurveyTexts>>({});
  const [shown, setShown] = useState(language);
  const textsOf = (tag: string) => edited[tag] ?? survey.texts[tag];
  const dirty = Object.keys(edited).length > 0;
  const change = (tag: string, texts: SurveyTexts) => {
    setEdited({ ...edited, [tag]: texts });
    setShown(tag);
  };
  const ready = (tag: string) =>
    patch.mutate({ texts: { [tag]: null } }, { onSuccess: () => setEdited(without(edited, tag)) });
  const columns = beside === "" || beside === language ? [language] : [language, beside];
  const previewed = textsOf(columns.includes(shown) ? shown : language);

  return (
    <section aria-label={t("texts")} className="card p-4 sm:p-5">
      <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
        <h2 className="me-auto self-center text-lg font-semibold">{t("texts")}</h2>
        {survey.languages.length > 1 ? (
          <>
            <LanguageSelect
              label={t("language")}
              value={language}
              languages={survey.languages}
              onChange={(tag) => {
                setLanguage(tag);
                setShown(tag);
              }}
            />
            <LanguageSelect
              label={t("beside")}
              value={beside}
              languages={survey.languages.filter((tag) => tag !== language)}
              none={t("beside.none")}
              onChange={setBeside}
            />
          </>
        ) : null}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          patch.mutate({ texts: edited }, { onSuccess: () => setEdited({}) });
        }}
      >
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className={columns.length === 2 ? "grid grid-cols-1 gap-6 md:grid-cols-2" : ""}>
            {columns.map((tag) => {
              const texts = textsOf(tag);
              return texts ? (
                <LanguageTexts
                  key={tag}
                  language={tag}
                  heading={columns.length === 2 ? format.languageName(tag) : null}
                  subject={survey.subject}
                  texts={texts}
                  onChange={(next) => change(tag, next)}
                  onFocus={() => setShown(tag)}
                  onReadyMade={() => ready(tag)}
                />
              ) : null;
            })}
          </div>
          {previewed ? (
            <Preview
              texts={previewed}
              subject={survey.subject}
              color={survey.brand.color}
              language={columns.includes(shown) ? shown : language}
            />
          ) : null}
        </div>
        <ErrorNotice error={patch.error} className="mt-4" />
        <div className="bottom-0 mt-5 flex flex-wrap items-center gap-2 border-t border-line bg-card pt-4 pb-1 lg:sticky">
          <Button type="submit" look="strong" busy={patch.isPending} disabled={!dirty}>
            {w("save")}
          </Button>
          {dirty ? (
            <Button look="quiet" onClick={() => setEdited({})}>
              {t("discard")}
            </Button>
          ) : null}
          <span role="status" className="text-sm text-muted">
            {patch.isSuccess && !dirty ? w("saved") : dirty ? t("unsaved") : ""}
          </span>
        </div>
      </form>
    </section>
  );
}

function without(texts: Record<string, SurveyTexts>, tag: string): Record<string, SurveyTexts> {
  return Object.fromEntries(Object.entries(texts).filter(([one]) => one !== tag));
}

function LanguageSelect({
  label,
  value,
  languages,
  none,
  onChange,
}: {
  label: string;
  value: string;
  languages: string[];
  none?: string;
  onChange: (tag: string) => void;
}) {
  const format = useFormat();
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      <select
        className="field field--small"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {format.languageName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}
