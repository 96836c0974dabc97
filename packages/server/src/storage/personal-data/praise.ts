import type { PraiseTables } from "../tables-praise.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What somebody said and agreed to goes with them; of what strangers wrote elsewhere their name and words go. */
export const praiseDeclarations: Declarations<PraiseTables> = {
  praise_setting: ofNobody(),
  testimonial: {
    rowsOf: [
      { person: "person_id" },
      { response: "response_id" },
      { mentions: ["text", "shown_as"] },
    ],
    personal: ["text", "shown_as", "consent"],
    others: ["places", "state", "language", "withdrawn_because", "created_by"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  testimonial_event: {
    rowsOf: [{ with: "testimonial", by: "testimonial_id" }],
    personal: ["data"],
    others: ["actor", "kind"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  ambassador: {
    rowsOf: [
      { person: "person_id" },
      { response: "response_id" },
      { mentions: ["contact", "words"] },
    ],
    personal: ["words", "contact"],
    others: ["kinds", "done_by"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  review: {
    rowsOf: [{ mentions: ["author", "words", "answer"] }],
    personal: ["author", "words", "answer"],
    others: ["site", "external_id", "url", "answered_by"],
    erase: { set: { author: "", words: "", answer: "", url: null } },
    merge: "nothing",
    exported: true,
  },
};
