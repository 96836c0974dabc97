import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { NewOffer } from "./new-offer.tsx";
import { OfferCard } from "./offer-card.tsx";
import { offersQuery } from "./offer-queries.ts";
import { PointsRule } from "./points-rule.tsx";
import { TakeIn } from "./take-in.tsx";

/** What customers are offered, never by their score; and taking in a code that somebody shows. */
export function OffersScreen() {
  const t = useMessages("web-offers");
  const { workspace } = useHere();
  const may = useMay();
  const { one } = useSearch({ from: "/inside/offers" });
  const query = useQuery(offersQuery(workspace.id));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ToldTabs />
      <TakeIn />
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(offers) =>
          offers.length === 0 ? (
            <Empty title={t("none")} ghost={<GhostRows still />}>
              {t("none.text")}
            </Empty>
          ) : (
            <ul className="card divide-y divide-line">
              {offers.map((offer) => (
                <OfferCard key={offer.id} offer={offer} isOpen={offer.id === one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {may.write ? <NewOffer /> : null}
      <PointsRule />
    </>
  );
}
