import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { NumbersFilter, SurveyIds } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { type Figure, type Question, wordsQuery } from "./question-queries.ts";
import { useQuestionWords } from "./use-question-words.ts";

/** The latest answers in words to one question, each with its score and the way to all of it. */
export function WordsCard({
  ids,
  question,
  figure,
  filter,
  language,
}: {
  ids: SurveyIds;
  question: Question;
  figure: Figure;
  filter: NumbersFilter;
  language: string;
}) {
  const t = useMessages("web-questions");
  const s = useMessages("score");
  const format = useFormat();
  const { text } = useQuestionWords(question, language);
  const query = useQuery(wordsQuery(ids, question.id, filter));
  return (
    <section aria-label={text} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{text}</h2>
      <p className="mb-3 text-sm text-muted">
        {t("kind.text")} · {s("base", { n: figure.answers })}
      </p>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="py-4 text-center text-muted">{t("noneYet")}</p>
          ) : (
            <>
              <ul className="divide-y divide-line">
                {data.map((answer) => (
                  <li key={answer.id} className="flex gap-3 py-2.5">
                    <ScoreMark score={answer.score} group={answer.group} />
                    <div className="min-w-0 flex-1">
                      <p
                        lang={answer.language ?? undefined}
                        dir="auto"
                        className="wrap-anywhere whitespace-pre-line"
                      >
                        {answer.answers[question.id]}
                      </p>
                      <Link
                        to="/responses"
                        search={(view) => ({ ...carried(view), response: answer.id })}
                        className="link text-xs"
                      >
                        <time dateTime={answer.answeredAt}>
                          {format.ago(answer.answeredAt, new Date())}
                        </time>
                      </Link>
                    </div>
                  </li>
                ))}
              </ul>
              <Link
                to="/responses"
                search={(view) => ({ ...carried(view), answered: question.id })}
                className="button button--quiet mt-2"
              >
                {t("allWords", { n: figure.answers })}
              </Link>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
