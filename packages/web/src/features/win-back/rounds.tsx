import type { WinBack } from "@candor/contract/win-back.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { roundsQuery } from "./win-back-queries.ts";

/** What came of each win-back: who was written to against who was left alone. */
export function Rounds() {
  const t = useMessages("web-win-back");
  const { workspace } = useHere();
  const rounds = useQuery(roundsQuery(workspace.id));
  return (
    <Loaded query={rounds} ghost={null}>
      {(all) =>
        all.length === 0 ? null : (
          <section aria-label={t("rounds")}>
            <h2 className="mb-2 font-semibold">{t("rounds")}</h2>
            <ul className="space-y-3">
              {all.map((round) => (
                <li key={round.id} className="card p-4 sm:p-5">
                  <Round round={round} />
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}

function Round({ round }: { round: WinBack }) {
  const t = useMessages("web-win-back");
  const format = useFormat();
  const { language } = useLanguage();
  const money = (value: number) =>
    new Intl.NumberFormat(language, {
      style: "currency",
      currency: round.currency,
      maximumFractionDigits: 0,
    }).format(value);
  const { difference } = round;
  const percent = (value: number) => format.signed(100 * value, 0.5);
  return (
    <>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
        {round.sendingId === null ? (
          round.name
        ) : (
          <Link
            to="/asking/sendings/$sendingId"
            params={{ sendingId: round.sendingId }}
            search={carried}
            className="wrap-anywhere hover:underline"
          >
            {round.name}
          </Link>
        )}
        <span className="text-sm font-normal text-muted">
          {t(round.over ? "over" : "until", { day: format.dayOf(round.endsAt) })}
        </span>
      </h3>
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        <Arm name={t("contacted")} arm={round.contacted} money={money} />
        <Arm name={t("heldBack")} arm={round.heldBack} money={money} />
      </dl>
      <p className="mt-3 font-medium">{t(`verdict.${round.verdict}`)}</p>
      {difference === null ? null : (
        <p className="number text-sm text-muted">
          {t("difference", {
            points: percent(difference.share),
            lower: percent(difference.lower),
            upper: percent(difference.upper),
          })}{" "}
          {difference.revenue === null
            ? null
            : t("difference.revenue", {
                amount: money(difference.revenue.amount),
                lower: money(difference.revenue.lower),
                upper: money(difference.revenue.upper),
              })}
        </p>
      )}
      {round.heldBack.writtenTo > 0 ? (
        <p className="text-sm text-muted">{t("writtenTo", { n: round.heldBack.writtenTo })}</p>
      ) : null}
    </>
  );
}

function Arm({
  name,
  arm,
  money,
}: {
  name: string;
  arm: WinBack["contacted"];
  money: (value: number) => string;
}) {
  const t = useMessages("web-win-back");
  const format = useFormat();
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="number">
        {t("returned", { n: arm.returned, of: arm.known, amount: money(arm.revenue) })}
        {arm.share === null ? "" : ` (${format.share(arm.share)})`}
        {arm.people > arm.known ? ` · ${t("unknown", { n: arm.people - arm.known })}` : ""}
      </dd>
    </div>
  );
}
