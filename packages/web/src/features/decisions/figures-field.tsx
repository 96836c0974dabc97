import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { scoreQuery } from "../../here/numbers.ts";
import { addDays } from "../../here/period.ts";
import { usePeriod, useView } from "../../here/use-view.ts";
import { useHere, useSurveyIds, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PeriodFields } from "../../parts/day-fields.tsx";
import { AddFilter } from "../../subjects/add-filter.tsx";
import { Scored } from "./evidence-card.tsx";

/** Which answers a decision rests on, as the API takes them beside the survey. */
export type Days = {
  from: string;
  to: string;
  filter: string[];
  theme: string[];
  counting: "every" | "latest";
};

/** Where the whole time is shown, the last quarter is what a decision is made on. */
const USUAL_DAYS = 90;

/** The figures that will be frozen: survey, filters and days, and what they say at this moment. */
export function FiguresField({
  value,
  onChange,
}: {
  value: Days | null;
  onChange: (days: Days | null) => void;
}) {
  const t = useMessages("web-decisions");
  const { survey } = useHere();
  const ids = useSurveyIds();
  const today = useToday();
  const period = usePeriod();
  const [view, change] = useView();
  const [on, setOn] = useState(true);
  const [days, setDays] = useState<{ first: string | undefined; last: string | undefined }>({
    first: period?.from ?? addDays(today, -USUAL_DAYS),
    last: addDays(period && period.to <= today ? period.to : today, -1),
  });
  const { first, last } = days;
  const { filter = [], theme = [] } = view;
  const counting = view.counting ?? "every";
  const right = on && first !== undefined && last !== undefined && first <= last;
  const wanted = right ? { from: first, to: addDays(last, 1), filter, theme, counting } : null;
  const written = JSON.stringify(wanted);
  useEffect(() => {
    if (JSON.stringify(value) !== written) onChange(JSON.parse(written) as Days | null);
  }, [value, written, onChange]);
  const score = useQuery({
    ...scoreQuery(ids, {
      from: wanted?.from,
      to: wanted?.to,
      filter: view.filter,
      theme: view.theme,
      counting: view.counting,
    }),
    enabled: wanted !== null,
  }).data;
  return (
    <fieldset className="space-y-3 rounded-xl border border-line p-4">
      <legend className="px-1 text-sm font-medium">{t("figures")}</legend>
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={on}
          onChange={(event) => setOn(event.target.checked)}
        />
        {t("figures.keep", { survey: survey?.name ?? "" })}
      </label>
      {on ? (
        <>
          <PeriodFields days={days} onChange={setDays} />
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="wrap-anywhere">
              {filter.length + theme.length === 0
                ? t("evidence.all")
                : t("figures.narrowed", { n: filter.length + theme.length })}
            </span>
            {filter.length + theme.length > 0 ? (
              <Button look="quiet" onClick={() => change({ filter: undefined, theme: undefined })}>
                {t("figures.all")}
              </Button>
            ) : null}
            <AddFilter />
          </p>
          {score && wanted ? (
            <p className="text-sm">
              {t("figures.now")} <Scored score={score} />
            </p>
          ) : null}
        </>
      ) : null}
    </fieldset>
  );
}
