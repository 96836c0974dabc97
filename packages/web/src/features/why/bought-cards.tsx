import type { PurchasesWorth } from "@candor/contract/outlook.ts";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { useThemeName } from "../../subjects/theme-name.ts";

type Limits = { lower: number; upper: number };

/** An amount in the currency of the purchases, without cents. */
function useMoney(currency: string) {
  const { language } = useLanguage();
  return (value: number) =>
    new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      maximumFractionDigits: 0,
    }).format(value);
}

/** What each group bought after it had answered. */
export function BoughtCard({
  found,
  margin,
  onMargin,
}: {
  found: PurchasesWorth;
  margin: number | undefined;
  onMargin: (margin: number | undefined) => void;
}) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const money = useMoney(found.currency);
  const [typed, setTyped] = useState(margin === undefined ? "" : String(100 * margin));
  const range = ({ lower, upper }: Limits, say: (value: number) => string) =>
    t("bought.range", { lower: say(lower), upper: say(upper) });
  return (
    <section aria-label={t("bought.title")} className="card p-4 sm:p-5">
      <h2 className="flex items-center gap-1 font-semibold">
        {t("bought.title")} <How inline page="worth" />
      </h2>
      <p className="max-w-prose text-sm text-muted">
        {t("bought.lead", { days: found.days, n: found.people })}
      </p>
      <ul className="mt-3 grid grid-cols-1 gap-4 md:grid-cols-3">
        {found.groups.map((one) => (
          <li key={one.group} className="min-w-0">
            <h3 className="flex items-center gap-2 text-sm font-medium">
              <span aria-hidden className={`size-3.5 rounded-sm ${GROUP_FILL[one.group]}`} />
              {s(`${one.group}s`)}
            </h3>
            {one.revenue === null ? (
              <p className="mt-1 text-sm text-muted">{t("bought.few", { n: one.people })}</p>
            ) : (
              <dl className="number mt-1 space-y-1 text-sm">
                <Line name={t("bought.revenue")} value={money(one.revenue.amount)}>
                  {range(one.revenue, money)}
                </Line>
                {one.profit === null ? null : (
                  <Line name={t("bought.profit")} value={money(one.profit.amount)}>
                    {range(one.profit, money)}
                  </Line>
                )}
                {one.averageCheck === null ? null : (
                  <Line name={t("bought.check")} value={money(one.averageCheck)} />
                )}
                {one.repeat === null ? null : (
                  <Line name={t("bought.repeat")} value={format.share(one.repeat.share)}>
                    {range(one.repeat, format.share)}
                  </Line>
                )}
                {one.retained === null ? null : (
                  <Line name={t("bought.kept")} value={format.share(one.retained.share)}>
                    {range(one.retained, format.share)} {t("bought.keptOf", { n: one.retained.of })}
                  </Line>
                )}
                {one.lifetimeValue === null ? null : (
                  <Line name={t("bought.lifetime")} value={money(one.lifetimeValue)} />
                )}
              </dl>
            )}
          </li>
        ))}
      </ul>
      <ByTheme found={found} />
      <TextField
        className="mt-4 max-w-48"
        type="number"
        min={0}
        max={100}
        label={t("bought.margin")}
        hint={t("bought.marginHint")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const share = Number(event.target.value) / 100;
          onMargin(event.target.value === "" || !(share >= 0 && share <= 1) ? undefined : share);
        }}
      />
    </section>
  );
}

/** What those bought who criticised a theme. */
function ByTheme({ found }: { found: PurchasesWorth }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const money = useMoney(found.currency);
  const nameOf = useThemeName();
  if (found.themes.length === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="text-sm font-medium">{t("bought.themes")}</h3>
      <ul className="mt-1 space-y-2">
        {found.themes.map(({ theme, people, revenue, profit, retained, before }) => (
          <li key={theme} className="number text-sm">
            <span className="font-medium">{nameOf(theme)}:</span>{" "}
            {revenue === null
              ? t("bought.themeFew", { n: people, before: money(before) })
              : t("bought.themeText", {
                  ...{ n: people, before: money(before), revenue: money(revenue.amount) },
                  ...{ lower: money(revenue.lower), upper: money(revenue.upper) },
                })}
            {profit === null ? "" : ` · ${t("bought.profit")}: ${money(profit.amount)}`}
            {retained === null
              ? ""
              : ` · ${t("bought.themeKept", {
                  ...{ share: format.share(retained.share), of: retained.of },
                  ...{ lower: format.share(retained.lower), upper: format.share(retained.upper) },
                })}`}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-muted">{t("bought.themesHint")}</p>
    </div>
  );
}

function Line({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children?: React.ReactNode;
}) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>
        <span className="font-semibold">{value}</span>{" "}
        <span className="text-xs text-muted">{children}</span>
      </dd>
    </div>
  );
}

/** What may go with the unhappy and the silent, and what one point went with. */
export function RiskCard({ found }: { found: PurchasesWorth }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const money = useMoney(found.currency);
  const { atRisk, silent, onePoint } = found;
  return (
    <section aria-label={t("atRisk.title")} className="card min-w-0 space-y-2 p-4 text-sm sm:p-5">
      <h2 className="flex items-center gap-1 text-base font-semibold">
        {t("atRisk.title")} <How inline page="revenue-at-risk" />
      </h2>
      <p className="number">
        {atRisk === null
          ? t("atRisk.none")
          : t("atRisk.text", {
              revenue: money(atRisk.detractorRevenue),
              amount: money(atRisk.amount),
              lower: money(atRisk.lower),
              upper: money(atRisk.upper),
            })}{" "}
        {atRisk !== null && atRisk.lower <= 0 ? t("atRisk.unproven") : null}
      </p>
      {silent.people > 0 && silent.share !== null ? (
        <p className="number">
          {t("atRisk.silent", {
            n: silent.people,
            revenue: money(silent.revenue),
            share: format.share(silent.share),
          })}
        </p>
      ) : null}
      <h3 className="pt-2 font-semibold">{t("onePoint.title")}</h3>
      <p className="number">
        {onePoint === null
          ? t("onePoint.none")
          : t("onePoint.text", {
              amount: money(onePoint.amount),
              lower: money(onePoint.lower),
              upper: money(onePoint.upper),
              n: onePoint.people,
            })}{" "}
        {onePoint !== null && !onePoint.clear ? t("onePoint.unclear") : null}
      </p>
      <p className="text-muted">{t("atRisk.assumes")}</p>
    </section>
  );
}

/** What customers brought of the growth, by what says that they were recommended. */
export function GrowthCard({
  found,
  choices,
  recommended,
  onRecommended,
}: {
  found: PurchasesWorth;
  choices: readonly { value: string; label: string }[];
  recommended: string | undefined;
  onRecommended: (condition: string | undefined) => void;
}) {
  const t = useMessages("web-why");
  const format = useFormat();
  const money = useMoney(found.currency);
  const { growth } = found;
  const percent = (value: number) => `${format.signed(100 * value, 0.5)} %`;
  return (
    <section aria-label={t("growth.title")} className="card min-w-0 space-y-2 p-4 text-sm sm:p-5">
      <h2 className="flex items-center gap-1 text-base font-semibold">
        {t("growth.title")} <How inline page="earned-growth" />
      </h2>
      {growth === null ? (
        <p>{t("growth.none")}</p>
      ) : (
        <>
          <p className="number">
            {t("growth.text", {
              returning: money(growth.returningRevenue),
              prior: money(growth.priorRevenue),
              retention: format.share(growth.retention),
              earned: money(growth.earnedRevenue),
              bought: money(growth.boughtRevenue),
            })}
          </p>
          <p className="number font-medium">
            {t("growth.rates", {
              rate: percent(growth.earnedGrowth),
              total: percent(growth.totalGrowth),
            })}
          </p>
          {growth.unknownShare !== null && growth.unknownShare > 0 ? (
            <p className="number text-muted">
              {t("growth.unknown", { share: format.share(growth.unknownShare) })}
            </p>
          ) : null}
        </>
      )}
      {choices.length > 0 ? (
        <p className="flex min-w-0 flex-wrap items-center gap-2 [&_select]:max-w-full">
          <span>{t("growth.how")}</span>
          <FilterChoice
            name={t("growth.how")}
            any={t("growth.unset")}
            options={[...choices]}
            value={recommended}
            onChange={onRecommended}
          />
        </p>
      ) : null}
    </section>
  );
}
