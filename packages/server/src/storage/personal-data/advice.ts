import type { AdviceTables } from "../tables-advice.ts";
import type { Declarations } from "./declaration.ts";

/** Advice is about figures; why somebody dismissed it is words that may name anybody. */
export const adviceDeclarations: Declarations<AdviceTables> = {
  advice_dismissal: {
    rowsOf: [{ mentions: ["reason"] }],
    personal: ["reason"],
    others: ["key", "rule", "dismissed_by"],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
};
