import type { MotivationEvidence, MotivationSignal } from "@candor/contract/motivation.ts";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

const SHARES = ["steered_tens", "month_end"];

/** What a reward rests on: the result with interval and overlap, what could be steered, and what to look at, together. */
export function EvidenceOfReward({ evidence: one }: { evidence: MotivationEvidence }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const { shrunk, lower, upper, common, answers: n, asked } = one;
  const facts = [
    shrunk !== null && lower !== null && upper !== null && common !== null
      ? t("rewards.result", {
          n,
          shrunk: format.points(shrunk),
          lower: format.points(lower),
          upper: format.points(upper),
          common: format.points(common),
        })
      : t("rewards.noResult", { n }),
    ...(shrunk === null
      ? []
      : [
          one.compared > 1
            ? t("rewards.overlap", { overlapping: one.overlapping, compared: one.compared })
            : t("rewards.alone"),
        ]),
    t("rewards.steered", {
      n: format.count(one.steered),
      all: format.count(n),
      share: format.share(n === 0 ? 0 : one.steered / n),
    }),
    asked.asked === 0
      ? t("rewards.notAsked")
      : t("rewards.asked", {
          asked: format.count(asked.asked),
          answered: format.count(asked.answered),
          share: format.share(asked.answered / asked.asked),
        }),
    t("rewards.leftOut", {
      all: format.count(one.leftOut.all),
      low: format.count(one.leftOut.low),
    }),
  ];
  return (
    <div className="number space-y-3">
      <ul className="list-disc space-y-1 ps-5">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <section aria-label={t("rewards.signals")} className="rounded-xl bg-sunken p-3">
        <h4 className="font-semibold">
          {t("rewards.signals")} <How inline page="integrity" />
        </h4>
        {one.signals.length === 0 ? (
          <p className="text-sm text-muted">{t("rewards.none")}</p>
        ) : (
          <>
            <ul className="mt-1 space-y-1.5">
              {one.signals.map((signal) => (
                <SignalLine key={signal.kind} signal={signal} />
              ))}
            </ul>
            <p className="mt-2 text-sm text-muted">{t("rewards.unusual")}</p>
          </>
        )}
      </section>
    </div>
  );
}

function SignalLine({ signal }: { signal: MotivationSignal }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const shown = (value: number) =>
    SHARES.includes(signal.kind) ? format.share(value) : format.count(value);
  const { p, responseIds } = signal;
  const [newest] = responseIds;
  return (
    <li>
      {t(`rewards.signal.${signal.kind}`, {
        n: signal.answers,
        seen: shown(signal.seen),
        usual: shown(signal.usual ?? 0),
      })}{" "}
      {p === null ? null : (
        <span className="text-sm text-muted">
          {t("rewards.p", {
            p: p < 0.001 ? `< ${format.share(0.001)}` : `= ${format.share(p)}`,
          })}{" "}
        </span>
      )}
      {newest === undefined ? null : (
        <Link
          to="/responses"
          search={(view) => ({ ...carried(view), response: newest })}
          className="link text-sm"
        >
          {t("rewards.answers")}
        </Link>
      )}
    </li>
  );
}
