import type { RightsTables } from "../tables-rights.ts";
import type { Declarations } from "./declaration.ts";

/** What people asked of their data; that it was done is kept when they are gone, without a word of theirs. */
export const rightsDeclarations: Declarations<RightsTables> = {
  data_request: {
    rowsOf: [{ person: "person_id" }],
    personal: ["reason"],
    others: [
      ...(["kind", "state", "language", "asked_by", "confirmed_by"] as const),
      ...(["settled_by", "removed"] as const),
    ],
    erase: { set: { reason: null } },
    merge: "moves",
    exported: true,
  },
  // Nobody is erased while it holds; afterwards why it did goes with them.
  legal_hold: {
    rowsOf: [{ person: "person_id" }],
    personal: ["reason"],
    others: ["placed_by", "lifted_by"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
};
