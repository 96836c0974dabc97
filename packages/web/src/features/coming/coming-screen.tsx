import type { Coming } from "@candor/contract/coming.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { addDays } from "../../here/period.ts";
import { useChangeView } from "../../here/use-view.ts";
import type { View } from "../../here/view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";
import { comingQuery } from "./coming-queries.ts";
import { FeedCard } from "./feed-card.tsx";
import { nextMonth, weeksOfMonth } from "./month.ts";
import type { ComingView } from "./routes.ts";

/** One month of everything that is coming; on a phone the days that have something. */
export function ComingScreen() {
  const t = useMessages("web-coming");
  const format = useFormat();
  const today = useToday();
  const { language } = useLanguage();
  const { workspace } = useHere();
  const shown = useSearch({ from: "/inside/calendar" }).day ?? today;
  const change = useChangeView<View & ComingView>();
  const days = weeksOfMonth(shown);
  const [first = today] = days;
  const last = days.at(-1) ?? today;
  const query = useQuery(
    comingQuery(workspace.id, { from: first, to: addDays(last, 1), language }),
  );
  const all = query.data ?? [];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <TogetherTabs />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <IconButton
          name={t("before")}
          look="plain"
          onClick={() => change({ day: nextMonth(shown, -1) })}
        >
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          name={t("after")}
          look="plain"
          onClick={() => change({ day: nextMonth(shown) })}
        >
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
        <Button look="quiet" onClick={() => change({ day: undefined })}>
          {t("today")}
        </Button>
        <h2 className="number font-medium">{format.month(`${shown.slice(0, 7)}-01`)}</h2>
      </div>
      <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      {query.data && all.length === 0 ? (
        <p className="mb-3 text-sm text-muted">{t("none")}</p>
      ) : null}
      <ol className={`grid gap-1.5 md:grid-cols-7 ${query.isPlaceholderData ? "stale" : ""}`}>
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            isOther={day.slice(0, 7) !== shown.slice(0, 7)}
            events={all.filter((event) => event.day <= day && day < event.until)}
          />
        ))}
      </ol>
      <FeedCard />
    </>
  );
}

function Day({
  day,
  isOther,
  events,
}: {
  day: string;
  isOther: boolean;
  events: readonly Coming[];
}) {
  const { language } = useLanguage();
  const today = useToday();
  const name = new Intl.DateTimeFormat(language, {
    ...{ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" },
  });
  return (
    <li
      aria-current={day === today ? "date" : undefined}
      className={`card min-h-24 min-w-0 p-2 aria-[current=date]:border-accent ${events.length === 0 && day !== today ? "max-md:hidden" : ""} ${isOther ? "bg-paper!" : ""}`}
    >
      <p className="mb-1 text-xs text-muted">{name.format(new Date(`${day}T00:00:00Z`))}</p>
      <ul className="space-y-1">
        {events.map((event) => (
          <Event key={`${event.kind}${event.id}${event.startsAt}`} event={event} />
        ))}
      </ul>
    </li>
  );
}

/** A stripe tells the kind, and so do the words: colour is never alone. */
const STRIPES: Record<Coming["kind"], string> = {
  sending: "border-accent",
  pulse: "border-accent",
  check: "border-passive",
  promise: "border-detractor",
  goal: "border-promoter",
  date: "border-passive",
  report: "border-edge",
  meeting: "border-sample",
  decision: "border-sample",
  person: "border-promoter",
};

function Event({ event }: { event: Coming }) {
  const t = useMessages("web-coming");
  const { me, workspace } = useHere();
  const { language } = useLanguage();
  const clock = new Intl.DateTimeFormat(language, {
    ...{ hour: "2-digit", minute: "2-digit", timeZone: workspace.timeZone },
  });
  const { kind, title, startsAt, owner } = event;
  const words = (
    <>
      <span className="block text-muted">
        {startsAt ? `${clock.format(new Date(startsAt))} ` : ""}
        {t(`kind.${kind}`)}
        {owner === me.user.id ? ` · ${t("mine")}` : ""}
      </span>
      <span className="line-clamp-3 font-medium wrap-anywhere">{title}</span>
    </>
  );
  return (
    <li className={`border-s-4 text-xs ${STRIPES[kind]}`}>
      <EventLink event={event}>{words}</EventLink>
    </li>
  );
}

function EventLink({ event: { kind, id }, children }: { event: Coming; children: ReactNode }) {
  const look = { search: carried, className: "block rounded-e-md p-1.5 hover:bg-sunken" };
  if (id !== null && kind === "meeting") {
    return (
      <Link to="/meetings/$meetingId" params={{ meetingId: id }} {...look}>
        {children}
      </Link>
    );
  }
  if (id !== null && kind === "person") {
    return (
      <Link to="/people/$personId" params={{ personId: id }} {...look}>
        {children}
      </Link>
    );
  }
  if (id !== null && kind === "decision") {
    return (
      <Link to="/decisions/$decisionId" params={{ decisionId: id }} {...look}>
        {children}
      </Link>
    );
  }
  if (id !== null && kind === "check") {
    return (
      <Link to="/improvements/$improvementId" params={{ improvementId: id }} {...look}>
        {children}
      </Link>
    );
  }
  if (id !== null && (kind === "sending" || kind === "pulse")) {
    return (
      <Link to="/asking/sendings/$sendingId" params={{ sendingId: id }} {...look}>
        {children}
      </Link>
    );
  }
  const places = {
    promise: "/cases/promises",
    goal: "/goals",
    report: "/settings/reports",
    date: "/overview",
  } as const;
  return (
    <Link to={kind in places ? places[kind as "goal"] : "/asking"} {...look}>
      {children}
    </Link>
  );
}
