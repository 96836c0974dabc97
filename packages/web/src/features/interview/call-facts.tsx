import type { Call } from "@candor/contract/interview.ts";
import Clock from "lucide-react/icons/clock";
import Phone from "lucide-react/icons/phone";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useNow } from "./use-now.ts";
import { wallTime } from "./zoned-time.ts";

/** Who is on the line: language, what is known, and what came before. */
export function CallFacts({ call }: { call: Call }) {
  const t = useMessages("web-interview");
  const format = useFormat();
  const { person } = call;
  const facts: [string, string][] = [
    ...(person.language
      ? [[t("language"), format.languageName(person.language)] as [string, string]]
      : []),
    ...Object.entries(person.attributes).map(([k, v]): [string, string] => [k, String(v)]),
  ];
  return (
    <section aria-label={t("person")} className="card space-y-4 p-4 sm:p-5">
      {facts.length > 0 ? (
        <dl className="grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Attempts call={call} />
      <History call={call} />
    </section>
  );
}

/** What is needed before a word is said: the number to dial and the hour at the other end. */
export function Dial({ call }: { call: Call }) {
  const t = useMessages("web-interview");
  const { phone } = call.person;
  return (
    <div className="mt-2 space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <a
          href={`tel:${phone}`}
          className="button button--plain number min-w-0"
          aria-label={t("dial", { number: phone })}
        >
          <Phone aria-hidden className="size-4" />
          <span dir="ltr">{phone}</span>
        </a>
        <LocalTime call={call} />
      </div>
      {call.decentHour ? null : <p className="text-sm text-detractor">{t("oddHour")}</p>}
    </div>
  );
}

/** The person's own clock. */
export function LocalTime({ call }: { call: Call }) {
  const t = useMessages("web-interview");
  const time = wallTime(useNow(), call.timeZone).slice(-5);
  return (
    <span className="number inline-flex items-center gap-1.5 text-sm text-muted">
      <Clock aria-hidden className={`size-4 ${call.decentHour ? "" : "text-detractor"}`} />
      {t("localTime", { time, zone: call.timeZone.replaceAll("_", " ") })}
    </span>
  );
}

function Attempts({ call }: { call: Call }) {
  const t = useMessages("web-interview");
  const outcome = useOutcomeName();
  const format = useFormat();
  if (call.attempts.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-semibold">{t("attempts")}</h3>
      <ul className="space-y-1.5 text-sm">
        {call.attempts.map((attempt) => (
          <li key={attempt.at} className="wrap-anywhere">
            {outcome(attempt.outcome)}
            {attempt.note ? `: ${attempt.note}` : ""}
            {attempt.callBackAt ? (
              <span className="block">
                {t("wishedFor", { moment: format.moment(attempt.callBackAt) })}
              </span>
            ) : null}
            <span className="block text-xs text-muted">
              {attempt.by} · {format.moment(attempt.at)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function History({ call }: { call: Call }) {
  const t = useMessages("web-interview");
  const format = useFormat();
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-semibold">{t("history")}</h3>
      {call.history.length === 0 ? (
        <p className="text-sm text-muted">{t("history.none")}</p>
      ) : (
        <ul className="space-y-2.5">
          {call.history.map((answer) => (
            <li key={answer.answeredAt} className="flex items-start gap-3 text-sm">
              <ScoreMark score={answer.score} group={groupOf(answer.score)} small />
              <span className="min-w-0">
                <span dir="auto" className="wrap-anywhere">
                  {answer.comment}
                </span>
                <span className="block text-xs text-muted">{format.moment(answer.answeredAt)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** An outcome in words; one that a newer server knows stands as it is. */
export function useOutcomeName(): (outcome: string) => string {
  const t = useMessages("web-interview");
  return (outcome) => (isOutcome(outcome) ? t(`outcome.${outcome}`) : outcome);
}

export const OUTCOMES = [
  { outcome: "no_answer", key: "n" },
  { outcome: "call_back", key: "b" },
  { outcome: "refused", key: "r" },
  { outcome: "wrong_number", key: "w" },
  { outcome: "language_barrier", key: "l" },
] as const;
export type Outcome = (typeof OUTCOMES)[number]["outcome"];

function isOutcome(outcome: string): outcome is Outcome {
  return OUTCOMES.some((one) => one.outcome === outcome);
}
