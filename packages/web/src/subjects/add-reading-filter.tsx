import { useView } from "../here/use-view.ts";
import { nonEmpty, TONES, URGENCIES } from "../here/view.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { useCommentLanguages } from "./comment-languages.ts";

/** What the comment must say: tone, urgency, language, leaving, score against words. */
export function AddReadingFilter() {
  const t = useMessages("web-themes");
  const format = useFormat();
  const [view, change] = useView();
  const languages = useCommentLanguages(view.language);
  return (
    <details className="mt-2 border-t border-line pt-2">
      <summary className="flex min-h-10 items-center rounded-lg px-3 text-sm font-medium touch:min-h-11">
        {t("filter.comment")}
      </summary>
      <div className="max-h-80 space-y-3 overflow-y-auto px-3 pb-1">
        <Several
          legend={t("reading.tone")}
          options={TONES.map((value) => ({ value, label: t(`tone.${value}`) }))}
          chosen={view.tone}
          onChange={(tone) => change({ tone })}
        />
        <Several
          legend={t("reading.urgency")}
          options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          chosen={view.urgency}
          onChange={(urgency) => change({ urgency })}
        />
        <Several
          legend={t("filter.commentLanguage")}
          options={languages.map((value) => ({ value, label: format.languageName(value) }))}
          chosen={view.language}
          onChange={(language) => change({ language })}
        />
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            className="chip"
            aria-pressed={view.churn === "true"}
            onClick={() => change({ churn: view.churn === "true" ? undefined : "true" })}
          >
            {t("filter.leaving")}
          </button>
          <button
            type="button"
            className="chip"
            aria-pressed={view.disagrees === "true"}
            onClick={() => change({ disagrees: view.disagrees === "true" ? undefined : "true" })}
          >
            {t("disagreements")}
          </button>
        </div>
        <p className="text-xs text-muted">{t("filter.cost")}</p>
      </div>
    </details>
  );
}

function Several<V extends string>({
  legend,
  options,
  chosen = [],
  onChange,
}: {
  legend: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[] | undefined;
  onChange: (next: V[] | undefined) => void;
}) {
  const toggled = (value: V) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-muted">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(value)}
            onClick={() => onChange(nonEmpty(toggled(value)))}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
