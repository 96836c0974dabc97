import type { OwnModelTables } from "../tables-own-model.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What a model wrote about comments: it quotes, translates and sums them up. */
export const ownModelDeclarations: Declarations<OwnModelTables> = {
  own_model: ofNobody(
    ...([
      "base_url",
      "model",
      "sealed",
      "languages",
      "uses",
      "without",
      "quiet_why",
      "quiet_detail",
    ] as const),
  ),
  own_model_use: ofNobody(),
  model_to_read: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: [],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
  model_reading: {
    rowsOf: [{ response: "response_id" }],
    personal: ["themes", "reason"],
    others: ["state", "problem", "model", "tone", "embedded"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  model_translation: {
    rowsOf: [{ response: "response_id" }],
    personal: ["text"],
    others: ["language", "model", "asked_by"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  // Those that rest on an answer of the person go with the answer (`own-model/forget-writings.ts`); this finds the
  // rest, should a model have written a name.
  model_summary: {
    rowsOf: [{ mentions: ["sentences"] }],
    personal: ["sentences"],
    others: ["theme", "language", "model", "asked_by"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  model_summary_source: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: [],
    erase: "own",
    merge: "nothing",
    exported: false,
  },
};
