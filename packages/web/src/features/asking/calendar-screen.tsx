import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useChangeView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { type CalendarDay, calendarQuery } from "../../subjects/asking-queries.ts";
import { AskingFrame } from "./asking-frame.tsx";
import type { CalendarView } from "./asking-view.ts";
import { addDays, weeksFrom } from "./calendar-days.ts";

const WEEKS = 5;

/** What goes out when: five weeks as a grid, on a phone as a list of the days that have something. */
export function CalendarScreen() {
  const t = useMessages("web-asking");
  const format = useFormat();
  const today = useToday();
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/asking/calendar" });
  const change = useChangeView<CalendarView>();
  const days = weeksFrom(view.day ?? today, WEEKS);
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  const calendar = useQuery(calendarQuery(workspace.id, { from: first, to: addDays(last, 1) }));
  const entries = calendar.data ?? [];
  return (
    <AskingFrame>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <IconButton
          name={t("calendar.before")}
          look="plain"
          onClick={() => change({ day: addDays(first, -7 * WEEKS) })}
        >
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          name={t("calendar.after")}
          look="plain"
          onClick={() => change({ day: addDays(first, 7 * WEEKS) })}
        >
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
        <Button look="quiet" onClick={() => change({ day: undefined })}>
          {t("calendar.today")}
        </Button>
        <p className="number font-medium">{format.dayRange(first, last)}</p>
      </div>
      <ErrorNotice error={calendar.error} retry={() => void calendar.refetch()} />
      {calendar.data && entries.length === 0 ? (
        <p className="mb-3 text-sm text-muted">{t("calendar.none")}</p>
      ) : null}
      <ol className={`grid gap-1.5 md:grid-cols-7 ${calendar.isPlaceholderData ? "stale" : ""}`}>
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            today={today}
            entries={entries.filter((entry) => entry.day === day)}
          />
        ))}
      </ol>
    </AskingFrame>
  );
}

function Day({ day, today, entries }: { day: string; today: string; entries: CalendarDay[] }) {
  const { language } = useLanguage();
  const name = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return (
    <li
      aria-current={day === today ? "date" : undefined}
      className={`card min-h-24 p-2 aria-[current=date]:border-accent ${entries.length === 0 && day !== today ? "max-md:hidden" : ""} ${day < today ? "bg-paper!" : ""}`}
    >
      <p className="mb-1 text-xs text-muted">{name.format(new Date(`${day}T00:00:00Z`))}</p>
      <ul className="space-y-1">
        {entries.map((entry) => (
          <Entry key={`${entry.sendingId}${entry.surveyId}${entry.channel}`} entry={entry} />
        ))}
      </ul>
    </li>
  );
}

function Entry({ entry }: { entry: CalendarDay }) {
  const t = useMessages("web-asking");
  const counts = [
    entry.planned > 0 ? t("calendar.planned", { n: entry.planned }) : null,
    entry.reminders > 0 ? t("reminders", { n: entry.reminders }) : null,
    entry.sent > 0 ? t("calendar.sent", { n: entry.sent }) : null,
    entry.bounced > 0 ? t("calendar.bounced", { n: entry.bounced }) : null,
  ].filter(Boolean);
  const text = (
    <>
      <span className="line-clamp-2 font-medium wrap-anywhere">
        {entry.sendingId ? entry.name : t("calendar.single")}
      </span>
      <span className="number block text-muted">{counts.join(", ")}</span>
    </>
  );
  return (
    <li className="text-xs">
      {entry.sendingId ? (
        <Link
          to="/asking/sendings/$sendingId"
          params={{ sendingId: entry.sendingId }}
          search={carried}
          className="block rounded-md bg-accent-soft p-1.5 hover:underline"
        >
          {text}
        </Link>
      ) : (
        <div className="rounded-md bg-sunken p-1.5">{text}</div>
      )}
    </li>
  );
}
