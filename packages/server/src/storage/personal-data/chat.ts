import type { ChatTables } from "../tables-chat.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was typed about oneself in a chat goes with its conversation. */
export const chatDeclarations: Declarations<ChatTables> = {
  chat_setting: ofNobody("greetings", "identity_secret"),
  chat: {
    rowsOf: [{ with: "conversation", by: "conversation_id" }],
    personal: ["claimed_name", "claimed_email", "page"],
    others: ["owner"],
    erase: "nothing",
    merge: "nothing",
    exported: true,
  },
  chat_presence: ofNobody("user_id"),
};
