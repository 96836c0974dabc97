import type { ReferralReport } from "@candor/contract/referral.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { AskedHow } from "./came-asked.tsx";
import { WaysCard } from "./came-ways.tsx";
import { referralsQuery } from "./outlook-queries.ts";
import { WhyFrame } from "./why-frame.tsx";

/** How customers come: through whose links, and what they say themselves. */
export function CameScreen() {
  return (
    <WhyFrame>
      <Came />
    </WhyFrame>
  );
}

function Came() {
  const query = useQuery(referralsQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <div className="space-y-4">
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {(found) => (
          <div className="space-y-4">
            <Recommended found={found} />
            <AllLinks all={found.all} />
          </div>
        )}
      </Loaded>
      <WaysCard />
      <AskedHow />
    </div>
  );
}

function Recommended({ found }: { found: ReferralReport }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const isUnknown = !found.enabled && found.all.links === 0;
  return (
    <section aria-label={t("came.title")} className="card p-4 sm:p-5">
      <h2 className="flex items-center gap-1 font-semibold">
        {t("came.title")} <How inline page="referrals" />
      </h2>
      {isUnknown ? (
        <>
          <p className="mt-1">{t("came.off")}</p>
          <p className="max-w-prose text-sm text-muted">{t("came.offHint")}</p>
          <Link to="/referrals" search={carried} className="button button--plain mt-3">
            {t("came.settings")}
          </Link>
        </>
      ) : (
        <>
          <Said found={found} />
          <Groups found={found} />
          <p className="mt-3 max-w-prose text-sm text-muted">
            {t("came.counted")}{" "}
            {found.since ? t("came.since", { day: format.dayOf(found.since) }) : null}{" "}
            <Link to="/referrals" search={carried} className="link">
              {t("came.settings")}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}

/** The answer to the question, in words: what promoters bring, and whether that is more than others do. */
function Said({ found: { groups, difference } }: { found: ReferralReport }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const per100 = groups.find(({ group }) => group === "promoter")?.per100 ?? null;
  const said = difference?.clear ? (difference.per100 > 0 ? "more" : "less") : "unclear";
  return (
    <p className="number mt-1 max-w-prose" data-testid="came-said">
      {per100 === null
        ? t("came.few")
        : per100.lower === null || per100.upper === null
          ? t("came.saidBare", { rate: format.decimal(per100.rate) })
          : t("came.said", {
              rate: format.decimal(per100.rate),
              lower: format.decimal(per100.lower),
              upper: format.decimal(per100.upper),
            })}{" "}
      {difference === null || said === "unclear"
        ? t("came.unclear")
        : t(`came.${said}`, {
            per: format.decimal(Math.abs(difference.per100)),
            lower: format.decimal(Math.min(Math.abs(difference.lower), Math.abs(difference.upper))),
            upper: format.decimal(Math.max(Math.abs(difference.lower), Math.abs(difference.upper))),
          })}
    </p>
  );
}

function Groups({ found: { groups, total } }: { found: ReferralReport }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const heads = ["people", "links", "brought", "arrivals", "bought", "per100"] as const;
  const rows = [
    ...groups.map((one) => ({ ...one, name: s(`${one.group}s`), fill: GROUP_FILL[one.group] })),
    { ...total, name: t("came.everybody"), fill: "" },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="mt-3 overflow-x-auto">
      <table className="number w-full text-sm">
        <thead>
          <tr className="text-muted">
            <th className="py-1 pe-3 text-start font-medium">{t("came.group")}</th>
            {heads.map((head) => (
              <th key={head} className="py-1 ps-3 text-end font-medium">
                {t(`came.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="py-2 pe-3 text-start font-medium">
                <span className="flex items-center gap-2">
                  <span aria-hidden className={`size-3.5 shrink-0 rounded-sm ${row.fill}`} />
                  {row.name}
                </span>
              </th>
              <td className="py-2 ps-3 text-end">{format.count(row.people)}</td>
              <td className="py-2 ps-3 text-end">{format.count(row.links)}</td>
              <td className="py-2 ps-3 text-end">
                {format.count(row.brought)}
                {row.share === null ? null : (
                  <span className="block whitespace-nowrap text-xs text-muted">
                    {t("came.between", {
                      lower: format.share(row.share.lower),
                      upper: format.share(row.share.upper),
                    })}
                  </span>
                )}
              </td>
              <td className="py-2 ps-3 text-end">{format.count(row.arrivals)}</td>
              <td className="py-2 ps-3 text-end">{format.count(row.firstPurchases)}</td>
              <td className="py-2 ps-3 text-end">
                {row.per100 === null ? (
                  <span className="text-muted">{t("came.tooFew")}</span>
                ) : (
                  <>
                    <span className="font-semibold">{format.decimal(row.per100.rate)}</span>
                    {row.per100.lower === null || row.per100.upper === null ? null : (
                      <span className="block whitespace-nowrap text-xs text-muted">
                        {t("came.between", {
                          lower: format.decimal(row.per100.lower),
                          upper: format.decimal(row.per100.upper),
                        })}
                      </span>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AllLinks({ all }: { all: ReferralReport["all"] }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const revenue = format.list(all.revenue.map(({ amount, currency }) => `${amount} ${currency}`));
  return (
    <section aria-label={t("came.all")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("came.all")}</h2>
      <p className="number mt-1 max-w-prose">
        {all.links === 0
          ? t("came.allNone")
          : t("came.allText", {
              ...{ links: all.links, arrivals: all.arrivals, bought: all.firstPurchases },
              revenue: revenue || "none",
            })}
      </p>
    </section>
  );
}
