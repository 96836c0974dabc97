import type { PersonDetail } from "@candor/contract/person.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { purchasesQuery } from "../../subjects/people-queries.ts";
import { money } from "./money.ts";
import { NewPurchase } from "./new-purchase.tsx";

/** What the person bought, newest first. */
export function Purchases({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const { language } = useLanguage();
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const purchases = useQuery(purchasesQuery(workspace.id, person.id));
  return (
    <section aria-label={t("purchases")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("purchases")}</h2>
      <ErrorNotice error={purchases.error} retry={() => void purchases.refetch()} />
      {purchases.data?.length === 0 ? (
        <p className="text-sm text-muted">{t("purchases.none")}</p>
      ) : null}
      <ul className="divide-y divide-line text-sm">
        {purchases.data?.map((purchase) => (
          <li key={purchase.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 wrap-anywhere">
              {purchase.product ?? purchase.externalId ?? "–"}
              <span className="block text-xs text-muted">{format.moment(purchase.at)}</span>
            </span>
            <span className="number font-medium">
              {money(language, purchase.amount, purchase.currency)}
            </span>
          </li>
        ))}
      </ul>
      {may.write ? <NewPurchase personId={person.id} /> : null}
    </section>
  );
}
