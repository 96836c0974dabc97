import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { referralSettingsQuery } from "./praise-queries.ts";
import { ReferralForm } from "./referral-form.tsx";

/** Links to recommend with: who is offered one, where they lead, what stands before them. */
export function ReferralsScreen() {
  const t = useMessages("web-praise");
  const { workspace, survey } = useHere();
  const may = useMay();
  const query = useQuery(referralSettingsQuery(workspace.id));
  return (
    <>
      <PageHead title={t("referral.title")} lead={t("referral.lead")} />
      <ToldTabs />
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {(settings) => (
          <fieldset disabled={!may.write} className="min-w-0 space-y-4">
            <ReferralForm settings={settings} />
          </fieldset>
        )}
      </Loaded>
      <div className="mt-4 grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <section aria-label={t("referral.shop")} className="card p-4 sm:p-5">
          <h2 className="font-semibold">{t("referral.shop")}</h2>
          <p className="mt-1 text-sm">{t("referral.shopText")}</p>
          <pre
            className="mt-3 whitespace-pre-wrap rounded-lg bg-sunken p-3 text-xs wrap-anywhere"
            dir="ltr"
          >
            {`POST /api/v1/people/{personId}/purchases
{ "at": "…", "amount": 49.9, "currency": "EUR",
  "referredBy": "xH3kP0aQ9mZr7LdW" }`}
          </pre>
        </section>
        {survey ? (
          <section aria-label={t("referral.result")} className="card p-4 sm:p-5">
            <h2 className="font-semibold">{t("referral.result")}</h2>
            <p className="mt-1 text-sm">
              <Link to="/why/came" search={carried} className="link">
                {t("referral.figures")}
              </Link>
            </p>
          </section>
        ) : null}
      </div>
    </>
  );
}
