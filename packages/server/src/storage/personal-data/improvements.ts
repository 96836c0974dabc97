import type { ImprovementTables } from "../tables-improvements.ts";
import type { Declarations } from "./declaration.ts";

/** What is made better is about the business; whose words it comes from is about a customer. */
export const improvementDeclarations: Declarations<ImprovementTables> = {
  improvement: {
    rowsOf: [{ mentions: ["title", "hypothesis", "decision_words"] }],
    personal: ["title", "hypothesis", "decision_words"],
    others: [
      ...(["state", "measure", "owner", "result"] as const),
      ...(["verdict", "decision", "created_by"] as const),
    ],
    erase: { strike: ["title", "hypothesis", "decision_words"] },
    merge: "nothing",
    exported: false,
  },
  // Who is erased stays counted, and can no longer be told.
  improvement_source: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["kind", "added_by"],
    erase: { set: { person_id: null } },
    merge: "moves",
    exported: true,
  },
  improvement_remark: {
    rowsOf: [{ mentions: ["words"] }],
    personal: ["words"],
    others: ["actor"],
    erase: { strike: ["words"] },
    merge: "nothing",
    exported: false,
  },
};
