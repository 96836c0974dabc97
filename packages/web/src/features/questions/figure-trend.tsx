import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { IntervalTrend, type TrendMark } from "../../charts/interval-trend.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import type { Question, Trend } from "./question-queries.ts";

/** So many months side by side can be read. */
const MOST_MONTHS = 24;

/** How the figure moved by the month: the good share, or of choices the share of one of them. */
export function FigureTrend({
  question,
  query,
  label,
}: {
  question: Question;
  query: UseQueryResult<Trend>;
  label: (value: string) => string;
}) {
  const t = useMessages("web-questions");
  const format = useFormat();
  const [value, setValue] = useState<string | null>(null);
  const options = question.kind === "choice" ? question.options.map((one) => one.value) : [];
  const chosen = value ?? options[0];
  const range = (of: { lower: number; upper: number }) =>
    t("range", { lower: format.share(of.lower), upper: format.share(of.upper) });
  return (
    <div className="mt-4 border-t border-line pt-3">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{t("trend")}</h3>
        {options.length > 0 ? (
          <select
            aria-label={t("trend.of")}
            className="field field--small max-w-52"
            value={chosen}
            onChange={(event) => setValue(event.target.value)}
          >
            {options.map((one) => (
              <option key={one} value={one}>
                {label(one)}
              </option>
            ))}
          </select>
        ) : (
          <span className="text-xs text-muted">{t(`top.${question.kind}`)}</span>
        )}
      </div>
      <Loaded query={query} ghost={<div className="ghost h-28" />}>
        {({ points }) => {
          const marks = points.slice(-MOST_MONTHS).map((point): TrendMark => {
            const of =
              question.kind === "choice"
                ? (point.values.find((one) => one.value === chosen)?.of ?? null)
                : point.top;
            const base = t("times", { n: point.answers });
            const said = of ? `${format.share(of.share)} ${range(of)}` : t("tooFewHere");
            return { label: format.month(point.from), of, text: `${said}, ${base}` };
          });
          return marks.filter(({ of }) => of !== null).length < 2 ? (
            <p className="text-sm text-muted">{t("trend.tooShort")}</p>
          ) : (
            <IntervalTrend marks={marks} />
          );
        }}
      </Loaded>
    </div>
  );
}
