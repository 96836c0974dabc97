import type { Offer, OfferCode } from "@candor/contract/offer.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { api, ask } from "../../request/api.ts";
import { codesQuery, offersKey } from "./offer-queries.ts";
import { titleIn } from "./title-in.ts";

/** One offer with its counts; opened, whose its codes are. */
export function OfferCard({ offer, isOpen }: { offer: Offer; isOpen: boolean }) {
  const t = useMessages("web-offers");
  const format = useFormat();
  const { language } = useLanguage();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: offersKey(workspace.id) });
  const params = { path: { offerId: offer.id } };
  const issue = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/offers/{offerId}/issue", { params, body: {} })),
    onSuccess: again,
  });
  const end = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).PATCH("/api/v1/offers/{offerId}", { params, body: { ended: true } })),
    onSuccess: again,
  });
  const given = issue.data;
  const title = titleIn(offer.title, language);
  return (
    <li className="px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold wrap-anywhere" dir="auto">
            {title}
          </h2>
          <p className="text-sm text-muted">
            {t(`state.${offer.state}`)}
            {offer.endsAt ? `, ${t("until", { when: format.moment(offer.endsAt) })}` : ""}
            {offer.fetched ? `, ${t("fetched.is")}` : ""}
          </p>
          <p className="number text-sm">
            {t("counts", { issued: offer.issued, redeemed: offer.redeemed })}
          </p>
        </div>
        <Link
          to="/offers"
          search={(view) => ({ ...view, one: isOpen ? undefined : offer.id })}
          className="link touch:inline-flex touch:min-h-11 touch:items-center"
          aria-expanded={isOpen}
        >
          {t("codes")}
        </Link>
        {may.write && offer.state === "running" ? (
          <>
            <Button busy={issue.isPending} onClick={() => issue.mutate()}>
              {t("issue")}
            </Button>
            <Button look="quiet" busy={end.isPending} onClick={() => end.mutate()}>
              {t("end")}
            </Button>
          </>
        ) : null}
      </div>
      <p role="status" className="mt-1 text-sm empty:hidden">
        {given ? t("issued", { n: given.issued, ...given.leftOut }) : null}
      </p>
      <ErrorNotice error={issue.error ?? end.error} className="mt-2" />
      {isOpen ? <Codes offerId={offer.id} /> : null}
    </li>
  );
}

function Codes({ offerId }: { offerId: string }) {
  const t = useMessages("web-offers");
  const { workspace } = useHere();
  const list = useInfiniteQuery(codesQuery(workspace.id, offerId));
  return (
    <PagedList
      query={list}
      ghostRows={3}
      empty={<p className="mt-2 text-sm text-muted">{t("codes.none")}</p>}
    >
      {(codes) => (
        <ul className="mt-2 divide-y divide-line">
          {codes.map((code) => (
            <Code key={code.code} one={code} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Code({ one }: { one: OfferCode }) {
  const t = useMessages("web-offers");
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
      <span className="min-w-0">
        <code className="block">{one.code}</code>
        <span className="text-xs text-muted">
          {one.redeemedAt
            ? t("codes.redeemed", {
                when: format.moment(one.redeemedAt),
                who: one.redeemedBy ?? "",
              })
            : t("codes.given", { when: format.moment(one.issuedAt) })}
        </span>
      </span>
      {one.personId ? (
        <PersonChip person={{ name: one.personName, email: null }} personId={one.personId} />
      ) : (
        <span className="text-sm text-muted">{t("codes.nobody")}</span>
      )}
    </li>
  );
}
