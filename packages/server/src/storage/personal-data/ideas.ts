import type { IdeaTables } from "../tables-ideas.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What is wished for is about the business and stays; who wrote it, in which words, and who voted goes. */
export const ideaDeclarations: Declarations<IdeaTables> = {
  idea_setting: ofNobody(),
  idea: {
    rowsOf: [{ mentions: ["title", "answer"] }],
    personal: ["title", "answer"],
    others: ["state", "look", "source", "told_state", "changed_by", "created_by"],
    erase: { strike: ["title", "answer"] },
    merge: "nothing",
    exported: false,
  },
  idea_words: {
    rowsOf: [
      { person: "person_id" },
      { response: "response_id" },
      { mentions: ["contact", "words"] },
    ],
    personal: ["words", "contact", "source_key"],
    others: ["language"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  // The vote stays counted, as nobody's.
  idea_vote: {
    rowsOf: [{ person: "person_id" }],
    personal: ["voter_key"],
    others: [],
    erase: { set: { person_id: null, voter_key: null } },
    merge: { key: ["idea_id"], spare: "delete" },
    exported: true,
  },
  idea_claim: {
    rowsOf: [{ person: "person_id" }],
    personal: ["voter_key"],
    others: [],
    erase: "delete",
    merge: { key: ["voter_key"], spare: "delete" },
    exported: true,
  },
  idea_news: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["state"],
    erase: "delete",
    merge: { key: ["idea_id"], spare: "delete" },
    exported: true,
  },
};
