import type { AnnouncementTables } from "../tables-announcements.ts";
import type { Declarations } from "./declaration.ts";

/** What was announced is about the business; who was told is about a customer, and stays counted without them. */
export const announcementDeclarations: Declarations<AnnouncementTables> = {
  announcement: {
    rowsOf: [{ mentions: ["title", "texts", "audience"] }],
    personal: ["title", "texts", "audience"],
    others: [
      ...(["state", "created_by"] as const),
      ...(["owner", "edited_by", "approved_by"] as const),
    ],
    erase: { strike: ["title", "texts", "audience"] },
    merge: "nothing",
    exported: false,
  },
  // Of two entries for one human who were both to be told, one is: the other row belongs to nobody.
  announcement_recipient: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["raised_by", "language", "state", "reason", "channel"],
    erase: { set: { person_id: null, conversation_id: null, message_id: null } },
    merge: { key: ["announcement_id"], spare: "release" },
    exported: true,
  },
  news_refusal: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: [],
    erase: "delete",
    merge: { key: ["workspace_id"], spare: "delete" },
    exported: true,
  },
};
