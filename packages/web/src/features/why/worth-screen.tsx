import type { Worth } from "@candor/contract/outlook.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { BoughtCard, GrowthCard, RiskCard } from "./bought-cards.tsx";
import { worthQuery } from "./outlook-queries.ts";
import { WhyFrame } from "./why-frame.tsx";
import type { WorthView } from "./why-view.ts";
import { usePartName } from "./words.ts";

/** What customers are worth by what they answered, and the money behind what is spoken badly of. */
export function WorthScreen() {
  return (
    <WhyFrame>
      <Amounts />
    </WhyFrame>
  );
}

function Amounts() {
  const t = useMessages("web-why");
  const { money, margin, recommended } = useSearch({ from: "/inside/why/worth" });
  const change = useChangeView<View & WorthView>();
  const numbers = useNumbersFilter();
  const ids = useSurveyIds();
  const known = useQuery(dimensionsQuery(ids)).data;
  const query = useQuery(worthQuery(ids, { ...numbers, money, margin, recommended }));
  const { label, value } = useDimensionName();
  const choices = [...(known?.data ?? []), ...(known?.questions ?? [])].flatMap((one) =>
    one.values.slice(0, 20).map((its) => ({
      value: `${one.dimension}=${its.value}`,
      label: `${label(one.dimension)}: ${value(one.dimension, its.value)}`,
    })),
  );
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(worth) => (
        <div className="space-y-4">
          {worth.choices.length > 0 ? (
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <span>{t("worth.from")}</span>
              <FilterChoice
                name={t("worth.from")}
                any={t("worth.choose")}
                options={worth.choices.map((value) => ({ value, label: label(value) }))}
                value={worth.money ?? undefined}
                onChange={(chosen) => change({ money: chosen }, { replace: true })}
              />
            </p>
          ) : null}
          {worth.money === null || worth.withAmount < 10 ? (
            <Empty title={t("worth.none")} ghost={<GhostRows still />}>
              {t("worth.noneText", { n: worth.withAmount })}
            </Empty>
          ) : (
            <>
              <Groups worth={worth} />
              <Behind worth={worth} />
              <p className="max-w-prose text-sm text-muted">
                {t("worth.base", { n: worth.withAmount, of: worth.answers })}{" "}
                {worth.capped ? t("worth.capped", { n: worth.withAmount }) : null}{" "}
                {t("worth.assumes")} <How inline page="worth" />
              </p>
            </>
          )}
          {worth.purchases === null ? null : (
            <>
              <BoughtCard
                found={worth.purchases}
                margin={margin}
                onMargin={(share) => change({ margin: share }, { replace: true })}
              />
              <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
                <RiskCard found={worth.purchases} />
                <GrowthCard
                  found={worth.purchases}
                  choices={choices}
                  recommended={recommended}
                  onRecommended={(condition) =>
                    change({ recommended: condition }, { replace: true })
                  }
                />
              </div>
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Groups({ worth }: { worth: Worth }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  return (
    <ul className="grid grid-cols-1 gap-4 md:grid-cols-3" aria-label={t("tab.worth")}>
      {worth.groups.map((one) => (
        <li key={one.group} className="card min-w-0 p-4 sm:p-5">
          <h2 className="flex items-center gap-2 font-semibold">
            <span aria-hidden className={`size-3.5 rounded-sm ${GROUP_FILL[one.group]}`} />
            {s(`${one.group}s`)}
          </h2>
          <p className="number mt-2 text-3xl font-semibold">{format.count(one.total)}</p>
          <p className="number text-sm text-muted">
            {t("worth.share", { share: format.share(one.share), n: one.answers })}
          </p>
          <p className="number mt-3">
            {one.mean === null
              ? t("worth.few")
              : one.lower === null || one.upper === null
                ? t("worth.equal", { mean: format.decimal(one.mean) })
                : t("worth.mean", amounts(format.points, { ...one, mean: one.mean }))}
          </p>
          {one.median === null ? null : (
            <p className="number text-sm text-muted">
              {t("worth.median", { median: format.points(one.median, marginOf(limitsOf(one))) })}
            </p>
          )}
          {one.difference ? (
            <p
              className={`number mt-2 text-sm ${one.difference.clear ? "font-medium" : "text-muted"}`}
            >
              {t(one.difference.clear ? "worth.differs" : "worth.asPromoters", {
                amount: format.signed(one.difference.amount, marginOf(one.difference)),
                lower: format.signed(one.difference.lower, marginOf(one.difference)),
                upper: format.signed(one.difference.upper, marginOf(one.difference)),
              })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type Limits = { lower: number | null; upper: number | null };

const limitsOf = ({ lower, upper }: Limits) =>
  lower === null || upper === null ? null : { lower, upper };

/** No more decimals than the margin supports, as everywhere. */
function amounts(
  say: (value: number, margin?: number) => string,
  one: Limits & { mean: number },
): { mean: string; lower: string; upper: string } {
  const margin = marginOf(limitsOf(one));
  return {
    mean: say(one.mean, margin),
    lower: say(one.lower ?? one.mean, margin),
    upper: say(one.upper ?? one.mean, margin),
  };
}

function Behind({ worth }: { worth: Worth }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const name = usePartName();
  return (
    <section className="card p-4 sm:p-5" aria-label={t("worth.behind")}>
      <h2 className="font-semibold">{t("worth.behind")}</h2>
      {worth.behind.length === 0 ? (
        <p className="mt-2 text-muted">{t("worth.behindNone")}</p>
      ) : (
        <ol className="mt-2 divide-y divide-line">
          {worth.behind.map((one) => (
            <li key={one.value} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
              <Link
                to="/responses"
                className="link min-w-0 flex-1 font-medium wrap-anywhere"
                search={(view) => ({
                  ...carried(view),
                  theme: [one.value],
                  group: ["detractor" as const],
                })}
              >
                {name(one)}
              </Link>
              <span className="number text-sm">
                {t("worth.behindText", {
                  total: format.count(one.total),
                  n: one.answers,
                  ...amounts(format.points, { ...one, mean: one.mean ?? 0 }),
                })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
