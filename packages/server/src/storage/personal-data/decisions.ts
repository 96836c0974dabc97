import type { DecisionTables } from "../tables-decisions.ts";
import type { Declarations } from "./declaration.ts";

/** Decisions are about the business; a customer who is named in one is struck out of it. */
export const decisionDeclarations: Declarations<DecisionTables> = {
  decision: {
    rowsOf: [{ mentions: ["question", "options", "choice", "expected"] }],
    personal: ["question", "options", "choice", "expected"],
    others: [
      ...(["evidence", "decided_by", "state", "outcome"] as const),
      ...(["about_kind", "about_id", "created_by"] as const),
    ],
    erase: { strike: ["question", "options", "choice", "expected"] },
    merge: "nothing",
    exported: false,
  },
  decision_review: {
    rowsOf: [{ mentions: ["words"] }],
    personal: ["words"],
    others: ["actor", "outcome", "figures"],
    erase: { strike: ["words"] },
    merge: "nothing",
    exported: false,
  },
};
