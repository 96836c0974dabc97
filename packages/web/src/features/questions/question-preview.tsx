import type { Group } from "@candor/contract/common.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import { questionsReached } from "@candor/contract/reached-questions.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useState } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { GROUP_ORDER, GROUP_RANGE } from "../../parts/groups.ts";
import { labelOfValue, textIn } from "./question-draft.ts";
import type { Question } from "./question-queries.ts";

const SCORE_OF: Readonly<Record<Group, number>> = { detractor: 3, passive: 8, promoter: 10 };

/** What a customer is asked after a score of a group, in each language; ticking leads into branches. Nothing is recorded. */
export function QuestionPreview({
  survey,
  questions,
}: {
  survey: Survey;
  questions: readonly Question[];
}) {
  const t = useMessages("web-questions");
  const s = useMessages("score");
  const format = useFormat();
  const [group, setGroup] = useState<Group>("promoter");
  const [language, setLanguage] = useState(survey.defaultLanguage);
  const [given, setGiven] = useState<Record<string, string[]>>({});
  const reached = questionsReached(questions, SCORE_OF[group], given);
  return (
    <aside aria-label={t("preview")} className="self-start lg:sticky lg:top-20">
      <h2 className="mb-2 text-sm font-semibold text-muted">{t("preview")}</h2>
      <div className="mb-2 flex flex-wrap gap-2">
        <select
          aria-label={t("preview.group")}
          className="field field--small"
          value={group}
          onChange={(event) => setGroup(event.target.value as Group)}
        >
          {GROUP_ORDER.map((one) => (
            <option key={one} value={one}>
              {s(`${one}s`)} ({GROUP_RANGE[one]})
            </option>
          ))}
        </select>
        {survey.languages.length > 1 ? (
          <select
            aria-label={t("preview.language")}
            className="field field--small"
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {survey.languages.map((tag) => (
              <option key={tag} value={tag}>
                {format.languageName(tag)}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <div lang={language} dir="auto" className="rounded-3xl border-4 border-line bg-paper p-4">
        {reached.length === 0 ? (
          <p className="py-6 text-center text-sm text-muted">{t("preview.nothing")}</p>
        ) : (
          <div className="space-y-5">
            {reached.map(({ question }) => (
              <Asked
                key={question.id}
                question={question}
                language={language}
                fallback={survey.defaultLanguage}
                given={given[question.id] ?? []}
                onGive={(values) => setGiven({ ...given, [question.id]: values })}
              />
            ))}
          </div>
        )}
      </div>
    </aside>
  );
}

function Asked({
  question,
  language,
  fallback,
  given,
  onGive,
}: {
  question: Question;
  language: string;
  fallback: string;
  given: string[];
  onGive: (values: string[]) => void;
}) {
  const t = useMessages("web-questions");
  const words = useOpenMessages("web-questions");
  const say = (texts: Readonly<Record<string, string>>) =>
    texts[language] || textIn(texts, fallback);
  const values = valuesOf(question);
  const several = question.kind === "choice" && question.several;
  const press = (value: string) => {
    const on = given.includes(value);
    if (several) onGive(on ? given.filter((one) => one !== value) : [...given, value]);
    else onGive(on ? [] : [value]);
  };
  const inWords = question.kind === "choice" || question.kind === "csat";
  return (
    <fieldset>
      <legend className="mb-2 font-medium wrap-anywhere">
        {say(question.text) || t("untitled")}
      </legend>
      {values === null ? (
        <div className="h-16 rounded-lg border border-edge bg-card" />
      ) : (
        <div className={inWords ? "grid gap-1.5" : "flex flex-wrap gap-1.5"}>
          {values.map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={given.includes(value)}
              aria-label={question.kind === "stars" ? t("stars", { n: Number(value) }) : undefined}
              className={`min-h-10 rounded-lg border border-edge bg-card px-3 py-1.5 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold ${inWords ? "text-start" : "number min-w-10 flex-1 text-center"}`}
              onClick={() => press(value)}
            >
              {question.kind === "stars"
                ? Number(value) <= Number(given[0] ?? 0)
                  ? "★"
                  : "☆"
                : labelOfValue(question, value, language, words)}
            </button>
          ))}
        </div>
      )}
      {question.kind === "scale" ? (
        <Ends low={say(question.lowEnd)} high={say(question.highEnd)} />
      ) : question.kind === "ces" ? (
        <Ends low={t("ces.low")} high={t("ces.high")} />
      ) : null}
    </fieldset>
  );
}

function Ends({ low, high }: { low: string; high: string }) {
  return (
    <div className="mt-1 flex justify-between gap-3 text-xs text-muted">
      <span>{low}</span>
      <span className="text-end">{high}</span>
    </div>
  );
}
