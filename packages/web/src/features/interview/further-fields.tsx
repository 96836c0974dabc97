import { valuesOf } from "@candor/contract/question-values.ts";
import { questionsReached } from "@candor/contract/reached-questions.ts";
import { useMessages } from "../../language/language-context.tsx";
import type { Calls, Scripts } from "./interview-queries.ts";
import { Say } from "./script.tsx";

export type FurtherGiven = Record<string, string | string[]>;
type Question = Calls["questions"][number];

/** The further questions that this score and these answers lead to, to be read out and ticked. */
export function FurtherFields({
  questions,
  script,
  language,
  score,
  given,
  onGive,
}: {
  questions: readonly Question[];
  script: Scripts[string];
  language: string;
  score: number;
  given: FurtherGiven;
  onGive: (given: FurtherGiven) => void;
}) {
  return questionsReached(questions, score, given).map(({ question }) => (
    <Asked
      key={question.id}
      question={question}
      words={script?.words ?? {}}
      language={language}
      given={given[question.id]}
      onGive={(value) => onGive({ ...given, [question.id]: value })}
    />
  ));
}

/** A call has no more than the answers of the questions that were read out. */
export function givenAlong(
  questions: readonly Question[],
  score: number,
  given: FurtherGiven,
): FurtherGiven {
  return Object.fromEntries(
    questionsReached(questions, score, given).flatMap(({ question: { id }, answer }) =>
      answer === null ? [] : [[id, answer]],
    ),
  );
}

function Asked({
  question,
  words,
  language,
  given = [],
  onGive,
}: {
  question: Question;
  words: Readonly<Record<string, string>>;
  language: string;
  given: string | string[] | undefined;
  onGive: (value: string | string[]) => void;
}) {
  const t = useMessages("web-interview");
  const say = (texts: Readonly<Record<string, string>>) =>
    texts[language] ?? Object.values(texts)[0] ?? "";
  const text = say(question.text);
  const values = valuesOf(question);
  const chosen = [given].flat();
  const several = question.kind === "choice" && question.several;
  const press = (value: string) => {
    const on = chosen.includes(value);
    if (several) onGive(on ? chosen.filter((one) => one !== value) : [...chosen, value]);
    else onGive(on ? "" : value);
  };
  const labelOf = (value: string) => {
    if (question.kind === "csat") return words[`csat.${value}`] ?? value;
    const options = question.kind === "choice" ? question.options : [];
    const label = options.find((option) => option.value === value)?.label;
    return label ? say(label) : value;
  };
  const ends =
    question.kind === "scale"
      ? [say(question.lowEnd), say(question.highEnd)]
      : question.kind === "ces"
        ? [words["ces.low"], words["ces.high"]]
        : null;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{text}</legend>
      <Say language={language}>
        {text}
        {ends ? (
          <span className="mt-1 block text-sm text-muted">
            {values?.[0]}: {ends[0]} · {values?.at(-1)}: {ends[1]}
          </span>
        ) : null}
      </Say>
      {values === null ? (
        <textarea
          aria-label={`${text} (${t("words")})`}
          rows={2}
          maxLength={5000}
          dir="auto"
          className="field field-sizing-content mt-2 resize-y leading-snug"
          value={chosen.join("\n")}
          onChange={(event) => onGive(event.target.value)}
        />
      ) : (
        <div className="mt-2 flex flex-wrap gap-2">
          {values.map((value) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={chosen.includes(value)}
              onClick={() => press(value)}
            >
              <bdi>{labelOf(value)}</bdi>
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
