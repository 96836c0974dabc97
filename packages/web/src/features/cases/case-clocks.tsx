import type { CaseClock } from "@candor/contract/case.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { useMomentWords, useWorkTime } from "./case-words.tsx";

/** Every clock of a case: when it is due, how much working time is left, and how that was computed. */
export function CaseClocks({ clocks }: { clocks: readonly CaseClock[] }) {
  const t = useMessages("web-cases");
  return (
    <section aria-label={t("clocks")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("clocks")}</h2>
      <ul className="mt-1 divide-y divide-line">
        {clocks.map((clock) => (
          <li key={`${clock.kind} ${clock.startedAt}`} className="py-2.5">
            <Clock clock={clock} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clock({ clock }: { clock: CaseClock }) {
  const t = useMessages("web-cases");
  const moment = useMomentWords();
  const workTime = useWorkTime();
  const { dueAt, leftMinutes, stoppedAt, missedAt } = clock;
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-medium">{t(`clock.${clock.kind}`)}</span>
        <span className={missedAt ? "font-medium text-alarm" : "text-muted"}>{verdict()}</span>
      </p>
      {dueAt && !stoppedAt && leftMinutes !== null ? (
        <p className="number text-sm">
          {t(leftMinutes < 0 ? "clock.over" : "clock.left", {
            when: moment(dueAt),
            time: workTime(leftMinutes),
          })}
        </p>
      ) : null}
      {clock.explain.length > 0 ? <Explained clock={clock} /> : null}
    </>
  );

  function verdict(): string {
    if (missedAt) return t("clock.missed", { when: moment(missedAt) });
    if (stoppedAt) return clock.stoppedBy === "met" ? t("clock.met") : t("clock.cancelled");
    if (clock.pausedAt) return t("clock.paused", { time: workTime(leftMinutes ?? 0) });
    return t("clock.runs");
  }
}

/** The spells that make up the due moment: working hours only, by the clock of the calendar. */
function Explained({ clock }: { clock: CaseClock }) {
  const t = useMessages("web-cases");
  const workTime = useWorkTime();
  const { language } = useLanguage();
  const { timeZone } = useHere().workspace;
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone });
  const day = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone,
  });
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-9 items-center text-sm text-muted touch:min-h-11">
        {t("clock.how")}
      </summary>
      <p className="text-sm text-muted">
        {t("clock.target", { time: workTime(clock.targetMinutes) })}
      </p>
      <ul className="number text-sm text-muted">
        {clock.explain.map((spell) => (
          <li key={spell.from}>
            {day.format(new Date(spell.from))}, {time.format(new Date(spell.from))}–
            {time.format(new Date(spell.to))} · {workTime(Math.round(spell.ms / 60_000))}
          </li>
        ))}
      </ul>
    </details>
  );
}
