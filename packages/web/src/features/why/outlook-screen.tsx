import type { Forecast } from "@candor/contract/outlook.ts";
import { useQuery } from "@tanstack/react-query";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { Fan } from "./fan.tsx";
import { forecastQuery } from "./outlook-queries.ts";
import { WhyFrame } from "./why-frame.tsx";

/** Where the score is likely to go, whether the target is within reach, and how such forecasts did until now. */
export function OutlookScreen() {
  return (
    <WhyFrame>
      <Outlook />
    </WhyFrame>
  );
}

function Outlook() {
  const t = useMessages("web-why");
  const query = useQuery(forecastQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(forecast) =>
        forecast.ahead.length === 0 ? (
          <Empty title={t("outlook.few")} ghost={<GhostRows still />}>
            {t("outlook.fewText", {
              needed: forecast.needed,
              n: forecast.waves.filter(({ score }) => score !== null).length,
            })}
          </Empty>
        ) : (
          <div className="space-y-4">
            <Said forecast={forecast} />
            <section className="card p-4 sm:p-5" aria-label={t("outlook.title")}>
              <h2 className="mb-3 font-semibold">{t("outlook.title")}</h2>
              <Fan forecast={forecast} />
              <p className="mt-1 text-xs text-muted">{t("outlook.legend")}</p>
              <Ahead forecast={forecast} />
            </section>
          </div>
        )
      }
    </Loaded>
  );
}

function Said({ forecast }: { forecast: Forecast }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const step = useStepName(forecast);
  const { ahead, goal, reach, past } = forecast;
  const [next] = ahead;
  const last = ahead.at(-1);
  if (!next || !last) return null;
  return (
    <section className="card p-4 sm:p-5" data-testid="outlook-said">
      <p className="max-w-prose text-lg">
        {t("outlook.next", {
          step: step(next.from),
          mean: format.points(next.mean),
          lower: format.points(next.lower),
          upper: format.points(next.upper),
        })}{" "}
        <How inline page="forecast" />
      </p>
      <p className="mt-2 max-w-prose">
        {goal === null
          ? t("outlook.noGoal")
          : reach
            ? t("outlook.reach", {
                target: format.points(goal.target),
                day: format.day(goal.by ?? reach.from),
                share: format.share(reach.probability),
              })
            : goal.by
              ? t("outlook.tooFar", {
                  target: format.points(goal.target),
                  day: format.day(goal.by),
                  last: step(last.from),
                })
              : t("outlook.noDay", {
                  target: format.points(goal.target),
                  share: format.share(last.probability ?? 0),
                  last: step(last.from),
                })}
      </p>
      <p className="mt-2 max-w-prose text-sm text-muted">
        {past.made === 0
          ? t("outlook.noPast")
          : t("outlook.past", {
              n: past.made,
              held: past.held,
              share: format.share(past.confidence),
            })}{" "}
        {t("outlook.assumes")}
      </p>
    </section>
  );
}

function Ahead({ forecast }: { forecast: Forecast }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const step = useStepName(forecast);
  const { ahead, goal } = forecast;
  return (
    <table className="number table mt-4 w-full text-sm">
      <caption className="sr-only">{t("outlook.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.step")}</th>
          <th scope="col">{t("outlook.true")}</th>
          <th scope="col">{t("outlook.measured")}</th>
          {goal ? (
            <th scope="col">{t("outlook.chance", { target: format.points(goal.target) })}</th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {ahead.map((one) => (
          <tr key={one.from}>
            <th scope="row">{step(one.from)}</th>
            <td data-name={t("outlook.true")}>
              {t("outlook.range", {
                mean: format.points(one.mean),
                lower: format.points(one.lower),
                upper: format.points(one.upper),
              })}
            </td>
            <td data-name={t("outlook.measured")}>
              {t("outlook.between", {
                lower: format.points(one.measuredLower),
                upper: format.points(one.measuredUpper),
              })}
            </td>
            {goal ? (
              <td data-name={t("outlook.chance", { target: format.points(goal.target) })}>
                {one.probability === null ? null : format.share(one.probability)}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useStepName({ by }: Forecast) {
  const t = useMessages("web-why");
  const format = useFormat();
  return (from: string) =>
    by === "month" ? format.month(from) : t("outlook.week", { day: format.dayShort(from) });
}
