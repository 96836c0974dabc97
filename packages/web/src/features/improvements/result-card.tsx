import type { ImprovementResult } from "@candor/contract/improvement.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import { How } from "../../here/how.tsx";
import { addDays } from "../../here/period.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { DeltaMark } from "../../parts/delta-mark.tsx";
import { VerdictMark } from "./improvement-words.tsx";

/** The weeks before and after with their bases, the same of the others, and the difference of both. */
export function ResultCard({
  result,
  backdated,
}: {
  result: ImprovementResult;
  backdated: boolean;
}) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { before, after, change, rest, effect, verdict, look } = result;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("result")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("result")}</h2>
        <VerdictMark verdict={verdict} />
      </div>
      <div className="mt-3 overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-start text-muted">
            <tr>
              <th scope="col" className="py-1.5 text-start font-normal">
                {t("result.who")}
              </th>
              <th scope="col" className="py-1.5 text-end font-normal">
                {t("result.before", { days: format.dayRange(before.from, addDays(before.to, -1)) })}
              </th>
              <th scope="col" className="py-1.5 text-end font-normal">
                {t("result.after", { days: format.dayRange(after.from, addDays(after.to, -1)) })}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            <tr>
              <th scope="row" className="py-2 text-start font-medium">
                {t("result.own")}
              </th>
              <Figure score={before.score} />
              <Figure score={after.score} />
            </tr>
            {rest ? (
              <tr>
                <th scope="row" className="py-2 text-start font-medium">
                  {t("result.rest")}
                </th>
                <Figure score={rest.before} />
                <Figure score={rest.after} />
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <p className="mt-3">{change ? <DeltaMark difference={change} /> : t("result.tooFew")}</p>
      {effect ? (
        <p className="number mt-2 text-sm">
          {t("result.effect", {
            points: format.signed(effect.effect, marginOf(effect)),
            lower: format.signed(effect.lower, marginOf(effect)),
            upper: format.signed(effect.upper, marginOf(effect)),
          })}
        </p>
      ) : null}
      <p className="mt-2 text-sm text-muted">
        {backdated ? <span className="font-medium text-ink">{t("result.backdated")} </span> : null}
        {t("result.noCause")} {look > 1 ? t("result.look", { n: look }) : null}{" "}
        <How inline page="difference" />
      </p>
    </section>
  );
}

function Figure({ score }: { score: ScoreReport }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { interval } = score;
  return (
    <td className="number py-2 ps-3 text-end align-top">
      <span className="font-semibold">
        {score.score === null ? "–" : format.points(score.score, marginOf(interval))}
      </span>
      <span className="block text-xs text-muted">
        {interval
          ? t("figure", {
              lower: format.points(interval.lower),
              upper: format.points(interval.upper),
              n: score.answers,
            })
          : t("figure.few", { n: score.answers })}
      </span>
    </td>
  );
}
