import type { ChannelTables } from "../tables-channels.ts";
import type { DelightedTables } from "../tables-delighted.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Widgets, kiosks, pages, words without a score; the numbers under which clients of Delighted know things. */
export const channelDeclarations: Declarations<ChannelTables & DelightedTables> = {
  claimed_answer: {
    rowsOf: [{ person: "person_id" }, { response: "response_id" }],
    personal: [],
    others: [],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  loose_comment: {
    rowsOf: [{ person: "person_id" }, { mentions: ["contact", "text"] }],
    personal: ["text", "contact", "source_key"],
    others: ["source", "language", "done_by"],
    erase: { remember: "forgotten_words" },
    merge: "moves",
    exported: true,
  },
  forgotten_words: ofNobody("source_key"),
  answer_burst: ofNobody("channel"),
  widget: ofNobody("key", "placement", "rules", "allowed_origins"),
  widget_count: ofNobody("dimension", "value"),
  kiosk: ofNobody("languages", "pin"),
  link_source: ofNobody("name"),
  public_page: {
    rowsOf: [{ mentions: ["blocks"] }],
    personal: ["blocks"],
    others: ["slug"],
    erase: { strike: ["blocks"], key: "workspace_id" },
    merge: "nothing",
    exported: false,
  },
  public_form: ofNobody("purpose"),
  delighted_id: {
    rowsOf: [{ anyId: "target" }],
    personal: [],
    others: [],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
};
