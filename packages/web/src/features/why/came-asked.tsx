import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { breakdownQuery, dimensionsQuery } from "../../here/numbers.ts";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import type { CameView } from "./why-view.ts";

/** The ready question, and properties that shops call so. */
const SOUNDS_LIKE_COMING = /^answers\[came|came|acquisition|^source$|referr|heard/i;

/** How people say that they came: the answers to a further question, or a property, with each one's score. */
export function AskedHow() {
  const t = useMessages("web-why");
  const ids = useSurveyIds();
  const { how } = useSearch({ from: "/inside/why/came" });
  const change = useChangeView<View & CameView>();
  const dimensions = useQuery(dimensionsQuery(ids));
  const { label } = useDimensionName();
  const choices = [...(dimensions.data?.questions ?? []), ...(dimensions.data?.data ?? [])].map(
    ({ dimension }) => dimension,
  );
  const by = how ?? choices.find((name) => SOUNDS_LIKE_COMING.test(name));
  return (
    <section aria-label={t("came.asked")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("came.asked")}</h2>
      <Loaded query={dimensions} ghost={<GhostRows rows={4} />}>
        {() => (
          <>
            {choices.length > 0 ? (
              <div className="mt-2 [&_select]:max-w-full">
                <FilterChoice
                  name={t("came.by")}
                  any={t("came.by")}
                  options={choices.map((value) => ({ value, label: label(value) }))}
                  value={by}
                  onChange={(chosen) => change({ how: chosen }, { replace: true })}
                />
              </div>
            ) : null}
            {by === undefined ? (
              <Empty
                title={t("came.none")}
                ghost={<GhostRows still />}
                actions={
                  <Link
                    to="/surveys/$surveyId/questions"
                    params={{ surveyId: ids.survey }}
                    search={carried}
                    className="button button--plain"
                  >
                    {t("came.addQuestion")}
                  </Link>
                }
              >
                {t("came.noneText")}
              </Empty>
            ) : (
              <Ways by={by} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Ways({ by }: { by: string }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const { value } = useDimensionName();
  const query = useQuery(breakdownQuery(useSurveyIds(), { ...useNumbersFilter(), by }));
  return (
    <Loaded query={query} ghost={<GhostRows rows={4} />}>
      {({ rows }) => (
        <>
          <p className="mt-2 max-w-prose text-sm text-muted">{t("came.askedText")}</p>
          <ul className="mt-2 divide-y divide-line">
            {rows.map((row) => {
              const margin = marginOf(row.interval);
              return (
                <li
                  key={row.value}
                  className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2 text-sm"
                >
                  <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">
                    {row.label ?? value(by, row.value)}
                  </span>
                  <span className="number">
                    {format.share(row.share)} · {s("base", { n: row.answers })}
                  </span>
                  <span className="number text-muted">
                    {row.score === null || row.interval === null
                      ? s("tooFew", { n: row.answers })
                      : `${format.points(row.score, margin)} ${s("between", {
                          lower: format.points(row.interval.lower, margin),
                          upper: format.points(row.interval.upper, margin),
                        })}`}
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="mt-2 text-sm">
            <Link to="/why/worth" search={carried} className="link">
              {t("came.growth")}
            </Link>
          </p>
        </>
      )}
    </Loaded>
  );
}
