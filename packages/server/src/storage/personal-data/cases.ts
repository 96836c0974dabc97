import type { CaseTables } from "../tables-cases.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What is done about what customers said. A case is counted and stays; what it says of somebody goes. */
export const caseDeclarations: Declarations<CaseTables> = {
  case_desk: ofNobody("dealt_to"),
  case_rule: ofNobody("name", "condition", "action"),
  root_cause: ofNobody("name"),
  customer_case: {
    rowsOf: [{ person: "person_id" }, { response: "response_id" }],
    personal: ["title", "words", "outcome_note"],
    others: [
      ...(["origin", "state", "owner", "routing", "priority", "targets", "outcome"] as const),
      "next_due_kind",
    ],
    erase: { set: { title: "", words: null, outcome_note: null, person_id: null } },
    merge: "moves",
    exported: true,
  },
  case_clock: ofNobody("kind", "stopped_by"),
  // Who did what when stays, as it is counted; the words go.
  case_event: {
    rowsOf: [{ person: "person_id" }],
    personal: ["data"],
    others: ["actor", "kind"],
    erase: { set: { data: "{}", person_id: null } },
    merge: "moves",
    exported: true,
  },
  case_link: ofNobody(),
  case_undo: ofNobody("actor", "before"),
};
