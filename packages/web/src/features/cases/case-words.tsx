import type { Case } from "@candor/contract/case.ts";
import type { Colleague } from "@candor/contract/team.ts";
import { useQuery } from "@tanstack/react-query";
import Clock from "lucide-react/icons/clock";
import { useMemo } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { colleaguesQuery } from "../../subjects/team-queries.ts";

/** What a case is called where there is room for a line: its title, whose it is, or what was said. */
export function useCaseName(): (
  one: Pick<Case, "title" | "person" | "words" | "number">,
) => string {
  const t = useMessages("web-cases");
  return ({ title, person, words, number }) =>
    title || (person && nameOf(person)) || words?.slice(0, 80) || t("case.number", { n: number });
}

/** Colleagues, and how each is called. */
export function useColleagues(): { all: readonly Colleague[]; nameOf: (id: string) => string } {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const all = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  return {
    all,
    nameOf: (id) => {
      const one = all.find(({ userId }) => userId === id);
      return one?.name || one?.email || t("colleague.gone");
    },
  };
}

/** Moments with the day of the week, by the clock of the workspace. */
export function useMomentWords() {
  const { language } = useLanguage();
  const { timeZone } = useHere().workspace;
  return useMemo(() => {
    const near = new Intl.DateTimeFormat(language, {
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    });
    const far = new Intl.DateTimeFormat(language, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    });
    return (iso: string) => {
      const date = new Date(iso);
      const days = Math.abs(date.getTime() - Date.now()) / 86_400_000;
      return (days < 6 ? near : far).format(date);
    };
  }, [language, timeZone]);
}

/** When something is due next, and what; late is said in words and not by colour alone. */
export function DueMark({ one }: { one: Pick<Case, "dueAt" | "dueKind" | "state"> }) {
  const t = useMessages("web-cases");
  const moment = useMomentWords();
  if (one.dueAt === null || one.dueKind === null) {
    return <span className="text-sm text-muted">{t(`state.${one.state}`)}</span>;
  }
  const late = new Date(one.dueAt) < new Date();
  return (
    <span
      className={`number inline-flex items-center gap-1.5 text-sm ${late ? "font-semibold text-alarm" : "text-muted"}`}
    >
      <Clock aria-hidden className="size-4 shrink-0" />
      <span>
        {late
          ? t("due.late", { when: moment(one.dueAt) })
          : t("due.at", { when: moment(one.dueAt) })}
        {" · "}
        {t(`clock.${one.dueKind}`)}
      </span>
    </span>
  );
}

/** Working minutes as people say them. */
export function useWorkTime(): (minutes: number) => string {
  const t = useMessages("web-cases");
  return (minutes) => {
    const all = Math.abs(minutes);
    const hours = Math.floor(all / 60);
    if (hours === 0) return t("time.minutes", { n: all });
    return all % 60 === 0 || hours >= 10
      ? t("time.hours", { n: hours })
      : t("time.both", { h: hours, m: all % 60 });
  };
}
