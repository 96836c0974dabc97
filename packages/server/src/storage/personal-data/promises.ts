import type { PromiseTables } from "../tables-promises.ts";
import type { Declarations } from "./declaration.ts";

/** What was promised to somebody goes with them; that something was promised, and kept or not, is counted and stays. */
export const promiseDeclarations: Declarations<PromiseTables> = {
  // An open promise to nobody counts as released: nobody is left to whom it is owed.
  promise: {
    rowsOf: [{ person: "person_id" }],
    personal: ["words", "note"],
    others: ["made_by", "owner", "state", "tell", "audience"],
    erase: { set: { words: "", note: null, person_id: null, message_id: null } },
    merge: "moves",
    exported: true,
  },
  promise_event: {
    rowsOf: [{ person: "person_id" }],
    personal: ["words"],
    others: ["actor", "kind", "way"],
    erase: { set: { words: null, person_id: null } },
    merge: "moves",
    exported: true,
  },
  promise_letter: {
    rowsOf: [{ with: "conversation_message" }],
    personal: [],
    others: ["kind"],
    erase: "nothing",
    merge: "nothing",
    exported: false,
  },
};
