import type { ReferralTables } from "../tables-referrals.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** A forgotten person's link leads nowhere any more; how many came through it, and bought, stays counted. */
export const referralDeclarations: Declarations<ReferralTables> = {
  referral_setting: ofNobody("address", "texts"),
  referral_link: {
    rowsOf: [{ person: "person_id" }, { response: "response_id" }],
    personal: ["shown_name"],
    others: ["code", "created_by"],
    erase: { set: { person_id: null, response_id: null, shown_name: null } },
    merge: "moves",
    exported: true,
  },
  referral_day: ofNobody(),
  referral_seen: ofNobody("browser", "network"),
  referral_came: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["currency"],
    erase: { set: { person_id: null } },
    merge: { key: ["workspace_id"], spare: "delete" },
    exported: true,
  },
};
