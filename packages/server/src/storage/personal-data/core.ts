import type { CoreTables } from "../tables.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Workspaces, people, answers, what the API remembers. */
export const coreDeclarations: Declarations<CoreTables> = {
  "directory.entry": ofNobody("hash", "kind", "id"),
  "directory.secret": ofNobody("name", "value"),
  "directory.shared_count": ofNobody("key"),
  "directory.member": ofNobody("user_id", "role", "home"),
  workspace: ofNobody("name", "language", "time_zone", "settings"),
  api_key: ofNobody("name", "prefix", "hash", "sealed", "scopes", "only_surveys", "created_by"),
  colleague_invitation: ofNobody("email", "role", "home", "token_hash", "invited_by"),
  // Of customers it names ids alone; see writeAudit.
  audit_entry: ofNobody("actor", "action", "target", "details", "hash"),
  person: {
    rowsOf: [{ person: "id" }],
    personal: [
      "email",
      "phone",
      "external_id",
      "name",
      "language",
      "time_zone",
      "attributes",
      "tags",
    ],
    others: ["account_role", "keeper"],
    erase: "own",
    merge: "own",
    exported: true,
  },
  person_note: {
    rowsOf: [{ person: "person_id" }],
    personal: ["text"],
    others: ["actor", "author", "kind", "seen_by"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  change: ofNobody("title", "kind", "created_by", "source"),
  survey: ofNobody(
    ...(["name", "kind", "status", "subject", "languages", "default_language"] as const),
    ...(["own_texts", "brand", "dimensions", "settings", "slug"] as const),
  ),
  dimension_value: ofNobody("dimension", "value"),
  tally: ofNobody("basis", "dimension", "value"),
  answer_step: ofNobody("step"),
  tally_walk: ofNobody("dimensions", "renames"),
  response: {
    rowsOf: [{ person: "person_id" }],
    personal: [
      ...(["comment", "answers", "properties", "meta", "source", "external_id"] as const),
      ...(["source_key", "exclusion_note"] as const),
    ],
    others: [
      ...(["channel", "touchpoint", "language", "tags", "cells", "derived"] as const),
      ...(["exclusion_reason", "excluded_by", "quarantine_reason"] as const),
    ],
    erase: "own",
    merge: "own",
    exported: true,
  },
  latest_answer: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["cells"],
    erase: "own",
    merge: "own",
    exported: false,
  },
  response_change: {
    rowsOf: [{ response: "response_id" }],
    personal: ["changes"],
    others: ["actor"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  response_note: {
    rowsOf: [{ response: "response_id" }],
    personal: ["text"],
    others: ["actor"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  // The key stays taken, so that a request sent again does not bring the person back.
  idempotency_key: {
    rowsOf: [{ mentions: ["body"] }],
    personal: ["body"],
    others: ["key", "fingerprint"],
    erase: { set: { status: 410, body: gone() } },
    merge: "nothing",
    exported: false,
  },
};

function gone(): string {
  return JSON.stringify({
    type: "about:blank",
    title: "Gone",
    status: 410,
    code: "person_erased",
    detail: "The reply to this request spoke of a person who was erased since.",
  });
}
