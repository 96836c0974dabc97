import type { OfferTables } from "../tables-offers.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Codes and credit stay counted; whose they are goes. */
export const offerDeclarations: Declarations<OfferTables> = {
  offer: ofNobody("title", "audience", "created_by"),
  offer_code: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["code", "redeemed_by"],
    erase: { set: { person_id: null } },
    merge: { key: ["offer_id"], spare: "release" },
    exported: true,
  },
  benefit_rule: ofNobody(),
  benefit_entry: {
    rowsOf: [{ person: "person_id" }],
    personal: ["why"],
    others: ["source_key", "actor"],
    erase: { set: { person_id: null, why: "" } },
    merge: "moves",
    exported: true,
  },
};
