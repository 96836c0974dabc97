import type { ChatTables } from "../tables-chat.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was typed about oneself in a chat goes with its conversation. */
export const chatDeclarations: Declarations<ChatTables> = {
  chat_setting: ofNobody("greetings", "identity_secret"),
  chat: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["claimed_name", "claimed_email", "page"],
    // A keyed hash: it tells one identity from another, and nothing of it.
    others: ["owner", "vouched"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  chat_presence: ofNobody("user_id"),
};
