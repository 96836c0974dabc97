import type { WebhookTables } from "../tables-webhooks.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was told to other programs about people; what was sent is with the receiver. */
export const webhookDeclarations: Declarations<WebhookTables> = {
  "directory.webhook": ofNobody(),
  webhook: {
    rowsOf: [{ mentions: ["last_error"] }],
    personal: ["last_error"],
    others: [
      ...(["name", "format", "address", "sealed", "events", "filter", "status"] as const),
      ...(["paused_reason", "created_by"] as const),
    ],
    erase: { set: { last_error: null } },
    merge: "nothing",
    exported: false,
  },
  webhook_event: {
    rowsOf: [{ person: "person_id" }, { response: "subject_id" }],
    personal: ["data"],
    others: ["type"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  webhook_delivery: {
    rowsOf: [{ with: "webhook_event" }],
    personal: [],
    others: ["status"],
    erase: "nothing",
    merge: "nothing",
    exported: false,
  },
  webhook_attempt: {
    rowsOf: [{ with: "webhook_delivery" }],
    personal: ["request", "answer", "error"],
    others: [],
    erase: "nothing",
    merge: "nothing",
    exported: false,
  },
};
