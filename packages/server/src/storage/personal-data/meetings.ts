import type { MeetingTables } from "../tables-meetings.ts";
import type { Declarations } from "./declaration.ts";

/** A meeting is about the business; whose sentence was read in it is about a customer. */
export const meetingDeclarations: Declarations<MeetingTables> = {
  meeting: {
    rowsOf: [{ mentions: ["title", "question", "notes", "agenda"] }],
    personal: ["title", "question", "notes", "agenda"],
    others: ["filter", "view", "language", "state", "present", "created_by"],
    erase: { strike: ["title", "question", "notes", "agenda"] },
    merge: "nothing",
    exported: false,
  },
  meeting_voice: {
    rowsOf: [{ response: "response_id" }],
    personal: ["words"],
    others: ["language"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
};
