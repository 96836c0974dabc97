import type { RecognitionTables } from "../tables-recognition.ts";
import type { Declarations } from "./declaration.ts";
import { ofNobody } from "./declaration.ts";

/** Thanks are about colleagues; what a colleague writes may name a customer all the same. */
export const recognitionDeclarations: Declarations<RecognitionTables> = {
  recognition_setting: ofNobody("employee_property"),
  recognition: {
    rowsOf: [{ response: "response_id" }, { mentions: ["words"] }],
    personal: ["words"],
    others: ["given_by", "given_by_user", "seen_by"],
    erase: { strike: ["words"] },
    merge: "nothing",
    exported: true,
  },
  response_employee: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: ["linked_by"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  // Of customers it keeps counts and the ids of answers; the words are read there, and go with them.
  motivation_record: {
    rowsOf: [{ mentions: ["reward", "reason", "decision"] }],
    personal: ["reward", "reason", "decision"],
    others: [
      ...(["evidence", "state", "proposed_by", "proposed_by_user"] as const),
      ...(["decided_by", "decided_by_user"] as const),
    ],
    erase: { strike: ["reward", "reason", "decision"] },
    merge: "nothing",
    exported: true,
  },
  exclusion_request: {
    rowsOf: [{ response: "response_id" }, { mentions: ["reason", "decision"] }],
    personal: ["reason", "decision"],
    others: ["asked_by", "asked_by_user", "state", "decided_by"],
    erase: { strike: ["reason", "decision"] },
    merge: "nothing",
    exported: true,
  },
};
