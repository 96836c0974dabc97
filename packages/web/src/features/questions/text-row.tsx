import type { Survey } from "@candor/contract/survey.ts";
import { useId } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import type { Texts } from "./question-queries.ts";

/** One text in all of the survey's languages, side by side; the default one must be there. */
export function TextRow({
  survey,
  name,
  texts,
  max,
  onChange,
}: {
  survey: Survey;
  name: string;
  texts: Texts;
  max: number;
  onChange: (texts: Record<string, string>) => void;
}) {
  const t = useMessages("web-questions");
  const format = useFormat();
  const id = useId();
  const { defaultLanguage, languages } = survey;
  const ordered = [defaultLanguage, ...languages.filter((tag) => tag !== defaultLanguage)];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{name}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-2">
        {ordered.map((tag) => {
          const isDefault = tag === defaultLanguage;
          const text = texts[tag] ?? "";
          return (
            <div key={tag} className="min-w-0">
              {ordered.length > 1 ? (
                <label htmlFor={`${id}-${tag}`} className="mb-1 block text-xs text-muted">
                  {format.languageName(tag)}
                </label>
              ) : null}
              <textarea
                id={`${id}-${tag}`}
                aria-label={ordered.length > 1 ? `${name}: ${format.languageName(tag)}` : name}
                lang={tag}
                dir="auto"
                rows={1}
                maxLength={max}
                required={isDefault}
                placeholder={isDefault ? undefined : texts[defaultLanguage]}
                className="field field-sizing-content resize-y leading-snug"
                value={text}
                onChange={(event) => onChange({ ...texts, [tag]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
      {ordered.some((tag) => !texts[tag]?.trim()) && texts[defaultLanguage]?.trim() ? (
        <p className="mt-1 text-xs text-muted">{t("standsIn")}</p>
      ) : null}
    </fieldset>
  );
}
