import {
  AddBenefit,
  BenefitRule,
  Benefits,
  CreateOffer,
  IssueOffer,
  Offer,
  OfferCodes,
  OfferCodesQuery,
  OfferIssued,
  OfferPreview,
  OfferRef,
  Offers,
  PatchOffer,
  PreviewOffer,
  RedeemCode,
  Redeemed,
} from "@candor/contract/offer.ts";
import { PersonRefParams } from "@candor/contract/person.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { getPerson } from "../people/person-queries.ts";
import { byOf } from "../teams/team-routes.ts";
import { addBenefit, benefitsOf } from "./benefits.ts";
import { benefitRule, saveBenefitRule } from "./expire-benefits.ts";
import { issueCodes } from "./issue-codes.ts";
import type { OfferDeps } from "./offer.ts";
import { getOffer, listCodes, listOffers, previewOffer } from "./offer-queries.ts";
import { redeemCode } from "./redeem-code.ts";
import { createOffer, patchOffer } from "./save-offer.ts";

/** `/offers` and `/people/:personId/benefits`. Nothing of it can be made to depend on a score. */
export function offerRoutes(app: App, deps: OfferDeps): void {
  const { db } = deps;
  app.get(
    "/offers",
    { schema: { response: { 200: Offers } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await listOffers(db, { workspaceId }, new Date()),
      nextCursor: null,
    }),
  );
  app.post(
    "/offers",
    { schema: { body: CreateOffer, response: { 201: Offer } }, config: { scope: "write" } },
    async (request, reply) => {
      const by = byOf(request);
      const offerId = await createOffer(deps, request.body, by);
      const { workspaceId, now } = by;
      return reply.code(201).send(await getOffer(db, { workspaceId, offerId }, now));
    },
  );
  app.post(
    "/offers/preview",
    { schema: { body: PreviewOffer, response: { 200: OfferPreview } }, config: { scope: "read" } },
    ({ principal: { workspaceId }, body }) => previewOffer(db, workspaceId, body, new Date()),
  );
  app.post(
    "/offers/redeem",
    { schema: { body: RedeemCode, response: { 200: Redeemed } }, config: { action: "respond" } },
    (request) => redeemCode(deps, request.body.code, byOf(request)),
  );
  app.get(
    "/offers/:offerId",
    { schema: { params: OfferRef, response: { 200: Offer } }, config: { scope: "read" } },
    ({ principal: { workspaceId }, params }) =>
      getOffer(db, { workspaceId, ...params }, new Date()),
  );
  app.patch(
    "/offers/:offerId",
    {
      schema: { params: OfferRef, body: PatchOffer, response: { 200: Offer } },
      config: { scope: "write" },
    },
    async (request) => {
      const by = byOf(request);
      const asked = { workspaceId: by.workspaceId, ...request.params };
      await patchOffer(deps, asked, request.body, by);
      return getOffer(db, asked, new Date());
    },
  );
  app.get(
    "/offers/:offerId/codes",
    {
      schema: { params: OfferRef, querystring: OfferCodesQuery, response: { 200: OfferCodes } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, params, query }) =>
      listCodes(db, { workspaceId, ...params }, query, new Date()),
  );
  app.post(
    "/offers/:offerId/issue",
    {
      schema: { params: OfferRef, body: IssueOffer, response: { 200: OfferIssued } },
      config: { scope: "write" },
    },
    (request) => {
      const by = byOf(request);
      const asked = { workspaceId: by.workspaceId, ...request.params };
      return issueCodes(deps, asked, request.body, by);
    },
  );
  app.get(
    "/offers/benefit-rule",
    { schema: { response: { 200: BenefitRule } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => benefitRule(db, workspaceId),
  );
  app.put(
    "/offers/benefit-rule",
    { schema: { body: BenefitRule, response: { 200: BenefitRule } }, config: { scope: "write" } },
    async (request) => {
      await saveBenefitRule(db, request.body, byOf(request));
      return benefitRule(db, request.principal.workspaceId);
    },
  );
  app.get(
    "/people/:personId/benefits",
    { schema: { params: PersonRefParams, response: { 200: Benefits } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params: { personId } }) => {
      await getPerson(db, { workspaceId, personId });
      return benefitsOf(db, { workspaceId, personId });
    },
  );
  app.post(
    "/people/:personId/benefits",
    {
      schema: { params: PersonRefParams, body: AddBenefit, response: { 200: Benefits } },
      config: { action: "respond" },
    },
    async (request) => {
      const by = byOf(request);
      const { personId } = request.params;
      await addBenefit(db, personId, request.body, by);
      return benefitsOf(db, { workspaceId: by.workspaceId, personId });
    },
  );
}
