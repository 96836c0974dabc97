import type { ConversationTables } from "../tables-conversations.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was written to somebody and by them goes with them; whether it was settled is counted and stays. */
export const conversationDeclarations: Declarations<ConversationTables> = {
  conversation: {
    rowsOf: [{ person: "person_id" }],
    personal: ["subject"],
    others: ["language"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  conversation_message: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["from_address", "to_address", "subject", "text", "shown", "reply", "rfc_id"],
    others: ["direction", "kind", "way", "actor", "machine", "state", "claimed_by", "signature"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  conversation_file: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["name", "bytes"],
    others: ["type"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  // Words about somebody are theirs to read, also those that were not sent.
  conversation_draft: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["text"],
    others: ["user_id"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  conversation_upload: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["name", "bytes"],
    others: ["user_id", "type"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  case_check: {
    rowsOf: [{ person: "person_id" }],
    personal: ["words"],
    others: ["not_asked", "answer"],
    erase: { set: { words: null, person_id: null } },
    merge: "moves",
    exported: true,
  },
  // A reply that was written for one customer may name them.
  saved_reply: {
    rowsOf: [{ mentions: ["name", "texts"] }],
    personal: ["name", "texts"],
    others: ["created_by"],
    erase: { strike: ["name", "texts"] },
    merge: "nothing",
    exported: false,
  },
  mail_in: ofNobody("way", "uid_validity"),
  mail_in_token: ofNobody("token"),
  mail_in_stranger: {
    rowsOf: [{ mentions: ["refuse"] }],
    personal: ["refuse"],
    others: [],
    erase: { strike: ["refuse"], key: "workspace_id" },
    merge: "nothing",
    exported: false,
  },
  stranger_mail: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: [],
    others: [],
    erase: "nothing",
    merge: "nothing",
    exported: false,
  },
  mail_refused: {
    rowsOf: [{ mentions: ["from_address"] }],
    personal: ["from_address"],
    others: ["why"],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
};
