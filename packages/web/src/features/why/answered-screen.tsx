import type { Representativeness, RepresentedProperty } from "@candor/contract/trust.ts";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import type { View } from "../../here/view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { answeredQuery } from "../../subjects/weighted-queries.ts";
import { OnOverview } from "./on-overview.tsx";
import { TargetsCard } from "./targets-card.tsx";
import { WhyFrame } from "./why-frame.tsx";
import type { AnsweredView } from "./why-view.ts";

/** Whether those who answered can stand for all, and what weighting makes of the score; never one number alone. */
export function AnsweredScreen() {
  return (
    <WhyFrame>
      <Answered />
    </WhyFrame>
  );
}

function Answered() {
  const t = useMessages("web-why");
  const { base, by } = useSearch({ from: "/inside/why/answered" });
  const query = useQuery(answeredQuery(useSurveyIds(), { ...useNumbersFilter(), base, by }));
  const may = useMay();
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(found) => (
        <div className="space-y-4">
          {found.base === null ? (
            <Empty title={t("answered.none")} ghost={<GhostRows still />}>
              {t(`answered.without.${found.without ?? "few"}`)}
            </Empty>
          ) : (
            <>
              <Choices found={found} />
              <Weighting found={found} />
              <Silence found={found} />
              {found.properties.map((one) => (
                <PropertyCard key={one.property} one={one} />
              ))}
            </>
          )}
          {may.write ? <TargetsCard targets={found.targets} /> : null}
        </div>
      )}
    </Loaded>
  );
}

function Choices({ found }: { found: Representativeness }) {
  const t = useMessages("web-why");
  const { label } = useDimensionName();
  const change = useChangeView<View & AnsweredView>();
  const shown = found.properties.map(({ property }) => property);
  return (
    <section className="card p-4 sm:p-5" aria-label={t("answered.title")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("answered.title")} <How inline page="representativity" />
      </h2>
      <p className="mt-1 max-w-prose" data-testid="answered-said">
        {found.people === null
          ? t("answered.fromTargets", { n: found.answers })
          : t(found.base === "invited" ? "answered.ofInvited" : "answered.ofPeople", {
              answered: found.answered ?? 0,
              people: found.people,
            })}{" "}
        <Indicator of={found.rIndicator} />
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-4">
        {found.bases.length > 1 && found.base !== null ? (
          <ChoiceField
            label={t("answered.base")}
            options={found.bases.map((value) => ({ value, label: t(`answered.base.${value}`) }))}
            value={found.base}
            onChange={(base) => change({ base, by: undefined }, { replace: true })}
          />
        ) : null}
        {found.choices.length > 1 ? (
          <fieldset>
            <legend className="text-sm font-medium">{t("answered.by")}</legend>
            <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
              {found.choices.slice(0, 12).map((property) => {
                const isShown = shown.includes(property);
                const by = isShown
                  ? shown.filter((one) => one !== property)
                  : [...shown, property].slice(-3);
                return (
                  <label key={property} className="flex min-h-6 items-center gap-2 text-sm">
                    <input
                      type="checkbox"
                      checked={isShown}
                      disabled={isShown && shown.length === 1}
                      onChange={() => change({ by }, { replace: true })}
                    />
                    {label(property)}
                  </label>
                );
              })}
            </div>
          </fieldset>
        ) : null}
      </div>
    </section>
  );
}

function Indicator({ of }: { of: Representativeness["rIndicator"] }) {
  const t = useMessages("web-why");
  const format = useFormat();
  if (of === null) return null;
  return (
    <span className="text-muted">
      {t("answered.indicator", {
        value: format.decimal(of.value),
        adjusted: format.decimal(of.adjusted),
      })}
    </span>
  );
}

function Weighting({ found }: { found: Representativeness }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { label } = useDimensionName();
  const { weighting } = found;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("answered.weighting")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("answered.weighting")} <How inline page="weighting" />
      </h2>
      {weighting === null ? (
        <p className="mt-2 max-w-prose text-muted">
          {t(`answered.unweighable.${found.unweighable ?? "nothing"}`)}
        </p>
      ) : (
        <>
          <dl className="mt-2 grid grid-cols-1 gap-4 sm:grid-cols-2">
            {(["unweighted", "weighted"] as const).map((which) => {
              const one = weighting[which];
              const margin = marginOf(one);
              return (
                <div key={which} data-testid={`answered-${which}`}>
                  <dt className="text-sm text-muted">{t(`answered.${which}`)}</dt>
                  <dd className="number">
                    <span className="text-3xl font-semibold">
                      {format.points(one.score, margin)}
                    </span>{" "}
                    <span className="text-sm text-muted">
                      {t("answered.limits", {
                        lower: format.points(one.lower, margin),
                        upper: format.points(one.upper, margin),
                      })}
                      {" · "}
                      {which === "unweighted"
                        ? t("answered.base.n", { n: found.placed })
                        : t("answered.effective", {
                            n: format.count(Math.round(weighting.effectiveN)),
                          })}
                    </span>
                  </dd>
                </div>
              );
            })}
          </dl>
          <p className="mt-3 max-w-prose text-sm text-muted">
            {t("answered.by3", {
              properties: format.list(
                found.properties.filter((one) => one.weighted).map((one) => label(one.property)),
              ),
              placed: found.placed,
              of: found.answers,
            })}{" "}
            {t("answered.deff", {
              deff: format.decimal(weighting.designEffect),
              trimmed: weighting.trimmed,
            })}{" "}
            {weighting.designEffect > 2 ? t("answered.deffLarge") : null} {t("answered.only")}
          </p>
          <OnOverview />
        </>
      )}
    </section>
  );
}

function Silence({ found }: { found: Representativeness }) {
  const t = useMessages("web-why");
  const format = useFormat();
  if (found.silence === null) return null;
  const { lower, upper, target, needed } = found.silence;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("answered.silence")}>
      <h2 className="font-semibold">{t("answered.silence")}</h2>
      <p className="number mt-1 max-w-prose">
        {t("answered.silenceText", { lower: format.points(lower), upper: format.points(upper) })}{" "}
        {needed === null
          ? null
          : needed < -100
            ? t("answered.sure", { target: format.points(target) })
            : needed > 100
              ? t("answered.never", { target: format.points(target) })
              : t("answered.needed", {
                  target: format.points(target),
                  needed: format.points(needed),
                })}{" "}
        <How inline page="response-rate" />
      </p>
    </section>
  );
}

function PropertyCard({ one }: { one: RepresentedProperty }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { label, value } = useDimensionName();
  const hasRates = one.values.some(({ rate }) => rate !== null);
  return (
    <section className="card p-4 sm:p-5" aria-label={label(one.property)}>
      <h2 className="font-semibold wrap-anywhere">{label(one.property)}</h2>
      <p className="mt-1 text-sm text-muted">
        {t(one.unequal ? "answered.unequal" : "answered.alike")} <Indicator of={one.rIndicator} />{" "}
        {one.uncovered > 0.005
          ? t("answered.uncovered", { share: format.share(one.uncovered) })
          : null}
      </p>
      <div className="mt-3 overflow-x-auto">
        <table className="number w-full text-sm">
          <thead>
            <tr className="text-muted">
              <th className="py-1 pe-3 text-start font-medium">{t("answered.value")}</th>
              <th className="py-1 pe-3 text-end font-medium">{t("answered.shareBase")}</th>
              <th className="py-1 pe-3 text-end font-medium">{t("answered.shareAnswers")}</th>
              {hasRates ? (
                <th className="py-1 text-end font-medium">{t("answered.rate")}</th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {one.values.map((row) => (
              <tr key={row.value} className="border-t border-line">
                <th scope="row" className="py-1.5 pe-3 text-start font-normal wrap-anywhere">
                  {value(one.property, row.value)}
                </th>
                <td className="py-1.5 pe-3 text-end">
                  {row.base === null
                    ? format.share(row.baseShare)
                    : t("answered.shareOf", { share: format.share(row.baseShare), n: row.base })}
                </td>
                <td className="py-1.5 pe-3 text-end">
                  {t("answered.shareOf", {
                    share: format.share(row.answeredShare),
                    n: row.answered,
                  })}
                </td>
                {hasRates ? (
                  <td className="py-1.5 text-end">
                    {row.rate === null
                      ? "–"
                      : t("answered.rateText", {
                          rate: format.share(row.rate.value),
                          lower: format.share(row.rate.lower),
                          upper: format.share(row.rate.upper),
                        })}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
