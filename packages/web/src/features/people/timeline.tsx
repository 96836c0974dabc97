import type { TimelineItem, TimelineKind } from "@candor/contract/dossier.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import CalendarHeart from "lucide-react/icons/calendar-heart";
import Handshake from "lucide-react/icons/handshake";
import LifeBuoy from "lucide-react/icons/life-buoy";
import MessageSquare from "lucide-react/icons/message-square";
import Send from "lucide-react/icons/send";
import ShoppingBag from "lucide-react/icons/shopping-bag";
import Star from "lucide-react/icons/star";
import StickyNote from "lucide-react/icons/sticky-note";
import { type ReactNode, useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { timelineQuery } from "../../subjects/dossier/dossier-queries.ts";
import { dayOfYear } from "./day-of-year.ts";
import { money } from "./money.ts";

const KINDS = {
  answer: Star,
  invitation: Send,
  message: MessageSquare,
  case: LifeBuoy,
  promise: Handshake,
  purchase: ShoppingBag,
  note: StickyNote,
  date: CalendarHeart,
} as const satisfies Record<TimelineKind, unknown>;

/** Everything that happened with a person, newest first; a chip shows one kind alone. */
export function Timeline({ personId }: { personId: string }) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const [kind, setKind] = useState<TimelineKind>();
  const list = useInfiniteQuery(timelineQuery(workspace.id, personId, kind));
  return (
    <section aria-label={t("timeline")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("timeline")}</h2>
      <div className="mb-3 flex flex-wrap gap-2">
        {[undefined, ...(Object.keys(KINDS) as TimelineKind[])].map((one) => (
          <button
            key={one ?? ""}
            type="button"
            className="chip"
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            {one ? t(`of.${one}`) : t("timeline.all")}
          </button>
        ))}
      </div>
      <PagedList
        query={list}
        ghostRows={4}
        empty={
          <p className="text-sm text-muted">{t(kind ? "timeline.noneOfKind" : "timeline.none")}</p>
        }
      >
        {(items) => (
          <ol className="divide-y divide-line">
            {items.map((item) => (
              <Item key={`${item.kind}${item.id}`} item={item} />
            ))}
          </ol>
        )}
      </PagedList>
    </section>
  );
}

function Item({ item }: { item: TimelineItem }) {
  const format = useFormat();
  const Icon = KINDS[item.kind];
  const says = useItemWords();
  const { title, more } = says(item);
  return (
    <li className="flex gap-3 py-3 text-sm">
      {item.score !== null && item.group ? (
        <ScoreMark small score={item.score} group={item.group} />
      ) : (
        <span
          aria-hidden
          className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-muted"
        >
          <Icon className="size-4" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <Where item={item}>{title}</Where>
          {more.length > 0 ? <span className="text-muted"> · {more.join(" · ")}</span> : null}
        </p>
        {item.words ? (
          <p dir="auto" className="mt-0.5 line-clamp-4 wrap-anywhere whitespace-pre-line">
            {item.words}
          </p>
        ) : null}
        <p className="mt-0.5 text-xs text-muted wrap-anywhere">
          {[item.by?.includes("@") ? item.by : null, format.moment(item.at)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
    </li>
  );
}

/** The way to where the thing itself is worked with. */
function Where({ item, children }: { item: TimelineItem; children: ReactNode }) {
  const { workspace } = useHere();
  const look = "link font-medium";
  if (item.kind === "answer" && item.surveyId) {
    return (
      <Link
        to="/responses"
        search={{
          workspace: workspace.id,
          survey: item.surveyId,
          standing: "all",
          response: item.id,
        }}
        className={look}
      >
        {children}
      </Link>
    );
  }
  if (item.caseId) {
    return (
      <Link to="/cases/$caseId" params={{ caseId: item.caseId }} search={carried} className={look}>
        {children}
      </Link>
    );
  }
  return <span className="font-medium">{children}</span>;
}

/** What a thing is called, and what else is said of it in a line. */
function useItemWords() {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const a = useMessages("web-asking");
  const format = useFormat();
  const { language } = useLanguage();
  const { surveys } = useHere();
  return (item: TimelineItem): { title: string; more: string[] } => {
    const { state, channel } = item;
    const survey = surveys.find(({ id }) => id === item.surveyId)?.name ?? "";
    const of = (title: string, ...more: (string | null)[]) => ({
      title,
      more: more.filter((one) => one !== null).filter(Boolean),
    });
    const name = channel ? w(`channel.${channel}` as "channel.email") : "";
    switch (item.kind) {
      case "answer":
        return of(t("one.answer"), survey, name, state === "excluded" ? t("excluded") : null);
      case "invitation":
        return of(t("one.invitation"), survey, name, a(`fate.${state}` as "fate.sent"));
      case "message":
        return of(
          t(item.by === "customer" ? "one.message.in" : "one.message.out"),
          state === "not_delivered" || state === "held" ? t(`message.${state}`) : null,
        );
      case "case":
        return of(t("one.case", { n: item.caseNumber ?? 0 }), t(`case.${state}` as "case.open"));
      case "promise":
        return of(
          t("one.promise"),
          state === "open" && item.due
            ? t("promise.open", { day: format.moment(item.due) })
            : t(`promise.${state}` as "promise.kept"),
        );
      case "purchase":
        return of(
          t("one.purchase"),
          item.amount && item.currency ? money(language, item.amount, item.currency) : null,
        );
      case "note":
        return of(t("one.note"), t(`kind.${state}` as "kind.other"));
      case "date":
        return of(t("one.date"), t(`date.${state}` as "date.own"), dayText(language, item.due));
    }
  };
}

/** `--02-29` or `1980-02-29` in words. */
function dayText(language: string, due: string | null): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(due ?? "") ?? [];
  if (!month || !day) return "";
  const known = year === undefined || year === "-" ? null : Number(year);
  return dayOfYear(language, { month: Number(month), day: Number(day), year: known });
}
