import type { Call } from "@candor/contract/interview.ts";
import BellRing from "lucide-react/icons/bell-ring";
import { useEffect, useRef } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { LocalTime, useOutcomeName } from "./call-facts.tsx";
import { useKeys } from "./use-keys.ts";
import { wallTime } from "./zoned-time.ts";

/** Whom to call: the first row has the focus, j and k walk, Enter calls. */
export function CallList({
  calls,
  taken,
  onChoose,
}: {
  calls: Call[];
  /** Those of them that are kept for this colleague already. */
  taken: ReadonlySet<string>;
  onChoose: (call: Call) => void;
}) {
  const t = useMessages("web-interview");
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Whoever clicked or typed elsewhere meanwhile keeps the focus.
    if (document.activeElement === document.body) box.current?.querySelector("button")?.focus();
  }, []);
  useKeys((key) => {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
    if (by === undefined) return false;
    const rows = [...(box.current?.querySelectorAll("button") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return true;
  });
  return (
    <ul ref={box} aria-label={t("list")} className="card divide-y divide-line overflow-hidden">
      {calls.map((call) => (
        <li key={call.invitationId}>
          <Row call={call} taken={taken.has(call.invitationId)} onChoose={() => onChoose(call)} />
        </li>
      ))}
    </ul>
  );
}

function Row({ call, taken, onChoose }: { call: Call; taken: boolean; onChoose: () => void }) {
  const t = useMessages("web-interview");
  const outcome = useOutcomeName();
  const format = useFormat();
  const last = call.attempts.at(-1);
  const latest = call.history[0];
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-16 w-full flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 text-start hover:bg-sunken focus-visible:-outline-offset-3"
    >
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">
          {call.person.name ?? call.person.phone}
        </span>
        <span className="flex flex-wrap gap-x-3 text-sm text-muted">
          <span dir="ltr" className="number">
            {call.person.phone}
          </span>
          {call.person.language ? <span>{format.languageName(call.person.language)}</span> : null}
          {last ? <span>{outcome(last.outcome)}</span> : null}
          {taken ? <span className="font-medium text-accent">{t("taken")}</span> : null}
        </span>
        {call.isCallBack ? (
          <span className="mt-0.5 flex items-center gap-1.5 text-sm font-medium text-detractor">
            <BellRing aria-hidden className="size-4" />
            {t("promised.now", { time: timeIn(call) })}
          </span>
        ) : null}
      </span>
      <span className="flex items-center gap-3">
        <LocalTime call={call} />
        {latest ? <ScoreMark score={latest.score} group={groupOf(latest.score)} small /> : null}
      </span>
    </button>
  );
}

function timeIn(call: Call): string {
  return wallTime(new Date(call.dueAt), call.timeZone).slice(-5);
}
