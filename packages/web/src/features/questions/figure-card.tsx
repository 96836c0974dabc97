import { useQuery } from "@tanstack/react-query";
import { ChartCard } from "../../charts/chart-card.tsx";
import { drawShares } from "../../charts/draw-shares.ts";
import { SharePlot } from "../../charts/share-plot.tsx";
import type { NumbersFilter, SurveyIds } from "../../here/numbers.ts";
import { useView } from "../../here/use-view.ts";
import { toggleFilter } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FigureTrend } from "./figure-trend.tsx";
import { type Figure, type Question, questionTrendQuery } from "./question-queries.ts";
import { useQuestionWords } from "./use-question-words.ts";

/** The figures of one question: its mean and good share, each value with its interval, and how it moved by the month. */
export function FigureCard({
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
  const [view, change] = useView();
  const { text, label } = useQuestionWords(question, language);
  const trend = useQuery(questionTrendQuery(ids, question.id, filter));
  const name = `answers[${question.id}]`;
  const shareText = (of: { share: number; lower: number; upper: number }) =>
    t("share", {
      share: format.share(of.share),
      lower: format.share(of.lower),
      upper: format.share(of.upper),
    });
  const base = s("base", { n: figure.answers });
  return (
    <ChartCard
      title={text}
      method="question-figures"
      takeable={
        figure.answers === 0
          ? null
          : {
              summary: text,
              footnotes: [`${t(`kind.${figure.kind}`)} · ${base}`],
              table: {
                columns: [
                  t("table.value"),
                  t("table.answers"),
                  t("table.share"),
                  t("table.lower"),
                  t("table.upper"),
                ],
                rows: figure.values.map(({ value, answers, of }) => [
                  label(value),
                  answers,
                  of?.share ?? null,
                  of?.lower ?? null,
                  of?.upper ?? null,
                ]),
              },
              draw: (tokens) =>
                drawShares(
                  figure.values.map(({ value, answers, of }) => ({
                    label: label(value),
                    note: of ? shareText(of) : format.count(answers),
                    of,
                  })),
                  tokens,
                ),
            }
      }
    >
      <p className="mb-3 text-sm text-muted">
        {t(`kind.${figure.kind}`)} · {base}
        {figure.lowBase ? ` · ${t("lowBase")}` : ""}
      </p>
      <Headline figure={figure} />
      <ul className="-mx-2">
        {figure.values.map(({ value, answers, of }) => (
          <li key={value}>
            <button
              type="button"
              title={t("filterBy")}
              aria-pressed={view.filter?.includes(`${name}=${value}`) ?? false}
              className="grid min-h-11 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 rounded-lg px-2 py-1.5 text-start text-sm hover:bg-sunken aria-pressed:bg-accent-soft sm:grid-cols-[9rem_minmax(0,1fr)_10rem]"
              onClick={() => change({ filter: toggleFilter(view.filter, name, value) })}
            >
              <span className="wrap-anywhere">{label(value)}</span>
              <span className="order-last col-span-2 sm:order-none sm:col-span-1">
                {of ? <SharePlot of={of} /> : null}
              </span>
              <span className="number text-end text-muted sm:text-start">
                {of ? shareText(of) : t("times", { n: answers })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {figure.answers > 0 ? (
        <FigureTrend question={question} query={trend} label={label} />
      ) : (
        <p className="py-4 text-center text-muted">{t("noneYet")}</p>
      )}
    </ChartCard>
  );
}

function Headline({ figure }: { figure: Figure }) {
  const t = useMessages("web-questions");
  const format = useFormat();
  const { answers, mean, top } = figure;
  if (answers > 0 && answers < 10) {
    return <p className="mb-3 text-sm font-medium">{t("tooFew", { n: answers })}</p>;
  }
  if (!mean) return null;
  return (
    <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-3">
      {top ? (
        <div>
          <dt className="text-sm text-muted">{t(`top.${figure.kind}`)}</dt>
          <dd>
            <span className="number text-3xl font-semibold">{format.share(top.share)}</span>{" "}
            <span className="number text-sm text-muted">
              {t("range", { lower: format.share(top.lower), upper: format.share(top.upper) })}
            </span>
          </dd>
        </div>
      ) : null}
      <div>
        <dt className="text-sm text-muted">{t("mean")}</dt>
        <dd>
          <span className="number text-3xl font-semibold">{format.decimal(mean.mean)}</span>{" "}
          <span className="number text-sm text-muted">
            {t("range", { lower: format.decimal(mean.lower), upper: format.decimal(mean.upper) })}
          </span>
        </dd>
      </div>
    </dl>
  );
}
