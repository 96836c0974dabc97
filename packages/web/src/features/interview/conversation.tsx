import { type ReactNode, useEffect, useRef, useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { groupOf } from "../../parts/groups.ts";
import { ErrorNotice } from "../../parts/notice.tsx";
import { OUTCOMES, type Outcome } from "./call-facts.tsx";
import { FurtherFields, type FurtherGiven, givenAlong } from "./further-fields.tsx";
import type { Calls, Scripts } from "./interview-queries.ts";
import { type Ended, OutcomeForm } from "./outcome-form.tsx";
import { ScoreButtons } from "./score-buttons.tsx";
import { makeScoreReader } from "./score-keys.ts";
import { Say, ScriptLanguage } from "./script.tsx";
import { useKeys } from "./use-keys.ts";

export type Heard = { score: number; comment: string; language: string; answers: FurtherGiven };

/**
 * What to say and what was said, from the greeting to the thanks. The whole of it goes by keyboard:
 * a digit, Enter, the words, Ctrl+Enter; or a letter for how the call ended.
 */
export function Conversation({
  title,
  scripts,
  questions,
  startIn,
  timeZone,
  notice,
  onHeard,
  onEnded,
  onBack,
}: {
  title: string;
  scripts: Scripts;
  /** What is asked after the score and the comment. */
  questions: Calls["questions"];
  startIn: string;
  timeZone?: string;
  notice?: ReactNode;
  onHeard: (heard: Heard) => void;
  /** Only a call can end without an answer. */
  onEnded?: (ended: Ended) => void;
  onBack: () => void;
}) {
  const t = useMessages("web-interview");
  const heading = useRef<HTMLHeadingElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const [language, setLanguage] = useState(startIn);
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  const [given, setGiven] = useState<FurtherGiven>({});
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [readScore] = useState(() => makeScoreReader(() => performance.now()));
  useEffect(() => heading.current?.focus(), []);
  const script = scripts[language];
  const save = () => {
    if (score === null) return;
    const answers = givenAlong(questions, score, given);
    onHeard({ score, comment: comment.trim(), language, answers });
  };
  const endWith = (which: Outcome | null) => {
    setOutcome(which);
    if (which === null) heading.current?.focus();
  };
  const onKey = (key: string) => {
    const digit = readScore(key);
    if (digit !== undefined) {
      setScore(digit);
      return true;
    }
    if (key === "Enter" && score !== null) {
      words.current?.focus();
      return true;
    }
    const ending = onEnded && OUTCOMES.find((one) => one.key === key);
    if (!ending) return false;
    setOutcome(ending.outcome);
    return true;
  };
  // What is said may come faster than the hand finds the field.
  useKeys(onKey, {
    hear: (typed) => {
      setComment((before) => before + typed);
      words.current?.focus();
    },
    // Whoever gave a score has answered: from here on letters are their words.
    only: score !== null,
  });
  if (!script) return <ErrorNotice error={new Error(language)} />;
  const { texts } = script;
  const greeting = onEnded ? script.greeting : script.greetingInPerson;
  const group = score === null ? null : groupOf(score);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Ctrl+Enter of the fields inside
    <div
      className="card min-w-0 p-4 sm:p-5"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || outcome !== null) return;
        event.preventDefault();
        save();
      }}
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold wrap-anywhere outline-none"
        >
          {title}
        </h2>
        <Button look="quiet" onClick={onBack}>
          {t("back")}
        </Button>
      </div>
      {notice}
      <ScriptLanguage scripts={scripts} value={language} onChange={setLanguage} />
      <div className="mt-4 space-y-4">
        <Say language={language}>{greeting}</Say>
        <Say language={language}>
          {texts.question}
          <span className="mt-1 block text-sm text-muted">
            0: {texts.lowEnd} · 10: {texts.highEnd}
          </span>
        </Say>
        <ScoreButtons score={score} onChoose={setScore} />
        {group === null ? null : (
          <>
            <Say language={language}>{texts.followUp[group]}</Say>
            <div>
              <label htmlFor="interview-words" className="mb-1.5 block text-sm font-medium">
                {t("words")}
              </label>
              <textarea
                ref={words}
                id="interview-words"
                rows={3}
                maxLength={40_000}
                dir="auto"
                value={comment}
                onChange={(event) => setComment(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape") heading.current?.focus();
                }}
                className="field field-sizing-content resize-y leading-snug"
              />
            </div>
            <FurtherFields
              questions={questions}
              script={script}
              language={language}
              score={score ?? 0}
              given={given}
              onGive={setGiven}
            />
            <Say language={language}>{texts.thanks[group]}</Say>
            <div className="flex flex-wrap items-center gap-3">
              <Button look="strong" onClick={save}>
                {t("saveAnswer")}
              </Button>
              <p className="text-sm text-muted touch:hidden">{t("saveAnswer.keys")}</p>
            </div>
          </>
        )}
      </div>
      {onEnded && timeZone !== undefined ? (
        <section aria-label={t("noAnswer")} className="mt-6 border-t border-line pt-4">
          <h3 className="mb-2 text-sm font-semibold">{t("noAnswer")}</h3>
          <div className="flex flex-wrap gap-2">
            {OUTCOMES.map((one) => (
              <button
                key={one.outcome}
                type="button"
                className="chip"
                aria-pressed={outcome === one.outcome}
                aria-keyshortcuts={score === null ? one.key : undefined}
                onClick={() => setOutcome(one.outcome)}
              >
                {t(`outcome.${one.outcome}`)}
                {score === null ? (
                  <kbd aria-hidden className="text-xs text-muted uppercase touch:hidden">
                    {one.key}
                  </kbd>
                ) : null}
              </button>
            ))}
          </div>
          {outcome === null ? null : (
            <OutcomeForm
              key={outcome}
              outcome={outcome}
              timeZone={timeZone}
              onSave={onEnded}
              onCancel={() => endWith(null)}
            />
          )}
        </section>
      ) : null}
    </div>
  );
}
