import type { Driver, Drivers } from "@candor/contract/drivers.ts";
import { useQuery } from "@tanstack/react-query";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { DriversMap } from "./drivers-map.tsx";
import { driversQuery } from "./outlook-queries.ts";
import { WhyFrame } from "./why-frame.tsx";

/** What customers rate besides the score: how much of it goes along with each, and how each is rated. */
export function DriversScreen() {
  return (
    <WhyFrame>
      <Rated />
    </WhyFrame>
  );
}

function Rated() {
  const t = useMessages("web-why");
  const query = useQuery(driversQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(found) =>
        found.without !== null ? (
          <Empty title={t("drivers.none")} ghost={<GhostRows still />}>
            {t(`drivers.without.${found.without}`, { needed: found.needed, n: found.used })}
          </Empty>
        ) : (
          <div className="space-y-4">
            <section className="card p-4 sm:p-5" aria-label={t("drivers.title")}>
              <h2 className="flex items-center gap-1 font-semibold">
                {t("drivers.title")} <How inline page="drivers" />
              </h2>
              <Said found={found} />
              <DriversMap found={found} />
              <Table drivers={found.drivers} />
            </section>
          </div>
        )
      }
    </Loaded>
  );
}

function Said({ found }: { found: Drivers }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { label } = useDimensionName();
  return (
    <>
      <p className="number mt-1 max-w-prose" data-testid="drivers-said">
        {t("drivers.base", {
          n: found.used,
          of: found.answers,
          explained: format.share(found.explained ?? 0),
        })}{" "}
        {found.capped ? t("drivers.capped") : null}
      </p>
      <p className="mt-1 max-w-prose text-sm text-muted">
        {t("drivers.assumes")}{" "}
        {found.alike.map((pair) => (
          <span key={`${pair.a} ${pair.b}`}>
            {t("drivers.alike", { a: label(pair.a), b: label(pair.b) })}{" "}
          </span>
        ))}
        {found.seldom.length > 0
          ? t("drivers.seldom", { names: format.list(found.seldom.map(label)) })
          : null}
      </p>
    </>
  );
}

function Table({ drivers }: { drivers: readonly Driver[] }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { label } = useDimensionName();
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="number w-full text-sm">
        <thead>
          <tr className="text-muted">
            <th className="py-1 pe-3 text-start font-medium">{t("drivers.driver")}</th>
            <th className="py-1 pe-3 text-end font-medium">{t("drivers.importance")}</th>
            <th className="py-1 pe-3 text-end font-medium">{t("drivers.rated")}</th>
            <th className="py-1 text-start font-medium">{t("drivers.corner")}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((one, index) => (
            <tr key={one.dimension} className="border-t border-line">
              <th scope="row" className="min-w-24 py-1.5 pe-3 text-start font-normal">
                {index + 1}. {label(one.dimension)}
              </th>
              <td className="py-1.5 pe-3 text-end">
                {t("drivers.range", {
                  mean: format.share(one.importance.share),
                  lower: format.share(one.importance.lower),
                  upper: format.share(one.importance.upper),
                })}
              </td>
              <td className="py-1.5 pe-3 text-end">
                {t("drivers.range", {
                  mean: format.points(one.rated.mean),
                  lower: format.points(one.rated.lower),
                  upper: format.points(one.rated.upper),
                })}
              </td>
              <td className="py-1.5 text-start">{t(`drivers.corner.${one.corner}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
