import CalendarDays from "lucide-react/icons/calendar-days";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useId, useState } from "react";
import { addDays, PERIODS, type Period, shiftPeriod } from "../here/period.ts";
import { usePeriod, useView } from "../here/use-view.ts";
import type { View } from "../here/view.ts";
import { useToday } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button, IconButton } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { Popover } from "../parts/popover.tsx";
import { useChoosePeriod } from "./choose-period.ts";

/** The keys of the periods: the first letters of their English names, as in other tools. */
export function periodKeys(change: (patch: Partial<View>) => void): Record<string, () => void> {
  const keys = PERIODS.map((period) => [
    period[0] ?? "",
    () => change({ period, from: undefined, to: undefined }),
  ]);
  return {
    ...Object.fromEntries(keys),
    a: () => change({ period: "all", from: undefined, to: undefined }),
  };
}

/** What period is shown in words: its name, or its first and last day. */
export function usePeriodName(): string {
  const t = useMessages("web");
  const format = useFormat();
  const [view] = useView();
  const period = usePeriod();
  if (!period) return t("period.all");
  if (view.from === undefined && view.period !== undefined) return t(`period.${view.period}`);
  return rangeText(period, format);
}

function rangeText(period: Period, format: ReturnType<typeof useFormat>): string {
  const last = addDays(period.to, -1);
  return last === period.from ? format.day(last) : format.dayRange(period.from, last);
}

/** Which days: named periods with their keys, any two days, and the neighbours of what is shown. */
export function PeriodPicker() {
  const t = useMessages("web");
  const [, change] = useView();
  const period = usePeriod();
  const today = useToday();
  const name = usePeriodName();
  const shift = (by: -1 | 1) => {
    if (period) change({ ...shiftPeriod(period, by), period: undefined });
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Popover
        label={t("period.choose")}
        text={name}
        className="button button--plain min-w-0"
        button={
          <>
            <CalendarDays aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 truncate">{name}</span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
          </>
        }
      >
        {(close) => <PeriodPanel close={close} />}
      </Popover>
      {period ? (
        <>
          <IconButton name={t("period.before")} look="plain" onClick={() => shift(-1)}>
            <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          </IconButton>
          <IconButton
            name={t("period.after")}
            look="plain"
            disabled={period.to > today}
            onClick={() => shift(1)}
          >
            <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
          </IconButton>
        </>
      ) : null}
    </div>
  );
}

function PeriodPanel({ close }: { close: () => void }) {
  const t = useMessages("web");
  const [view] = useView();
  const change = useChoosePeriod();
  const period = usePeriod();
  const today = useToday();
  const [from, setFrom] = useState(period?.from ?? addDays(today, -30));
  const [last, setLast] = useState(period ? addDays(period.to, -1) : today);
  const errorId = useId();
  const wrong = last < from;
  const chosen = view.from === undefined ? (view.period ?? "all") : undefined;
  return (
    <div className="w-[min(20rem,88vw)]">
      <ul className="mb-3 space-y-0.5">
        {[...PERIODS, "all" as const].map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={chosen === name}
              className="flex min-h-10 w-full items-center justify-between rounded-lg px-3 text-start text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold touch:min-h-11"
              onClick={() => {
                change({ period: name, from: undefined, to: undefined });
                close();
              }}
            >
              {t(`period.${name}`)}
              <kbd className="touch:hidden rounded border border-line px-1.5 font-sans text-xs font-normal text-muted">
                {name[0]}
              </kbd>
            </button>
          </li>
        ))}
      </ul>
      <form
        className="border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          change({ from, to: addDays(last, 1), period: undefined });
          close();
        }}
      >
        <div className="grid grid-cols-2 gap-2">
          <TextField
            type="date"
            required
            label={t("period.from")}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            type="date"
            required
            label={t("period.to")}
            value={last}
            aria-describedby={wrong ? errorId : undefined}
            onChange={(event) => setLast(event.target.value)}
          />
        </div>
        {wrong ? (
          <p id={errorId} className="mt-2 text-sm text-alarm">
            {t("period.wrong")}
          </p>
        ) : null}
        <Button type="submit" look="strong" className="mt-3 w-full" disabled={wrong}>
          {t("period.show")}
        </Button>
      </form>
    </div>
  );
}
