import { sealAll } from "../audit/seal-audit.ts";
import { rightsMessage } from "../messages/rights-messages.ts";
import { inDrawableSigns, newPdf } from "../print/pdf-document.ts";
import type { Database } from "../storage/database.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import type { DataRequestRow } from "./data-request.ts";

/** What tables are to a person who is not one of us; those of no name here are "other records". */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  contact: ["person", "person_address", "contact_block", "consent", "person_asked", "news_refusal"],
  answers: ["response", "response_change", "comment_reading", "loose_comment", "sealed_comment"],
  asked: ["invitation", "link_load", "audience_member", "sending_candidate"],
  conversations: ["conversation", "case_check", "promise"],
  purchases: ["purchase"],
  notes: ["person_note", "response_note", "case_event"],
};

/** How many records of each kind an erasure treated. */
export function treatedKinds(removed: Readonly<Record<string, number>>): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const [table, rows] of Object.entries(removed)) {
    const kind = Object.keys(KINDS).find((one) => KINDS[one]?.includes(table)) ?? "other";
    kinds[kind] = (kinds[kind] ?? 0) + rows;
  }
  return kinds;
}

/**
 * Proof of an erasure to keep: when it was asked, confirmed and done, what was treated, what stays and why, and the
 * entry of the audit log that says so, by whose hash anybody can find it unchanged later. It holds nothing of the person.
 */
export async function erasureProof(
  db: Database,
  { row, language }: { row: DataRequestRow; language: string },
): Promise<Buffer> {
  const { workspace_id: workspaceId } = row;
  const workspace = await findWorkspace(db, workspaceId);
  await sealAll(db, workspaceId);
  const entry = await db
    .selectFrom("audit_entry")
    .select(["seq", "hash"])
    .where("workspace_id", "=", workspaceId)
    .where("action", "=", "person.erased")
    .where("target", "=", row.person_id)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  const say = (key: string, args: Record<string, string | number> = {}) =>
    rightsMessage(language, key, { organisation: workspace?.name ?? "", ...args });
  const moment = (at: Date | null) =>
    at === null
      ? "–"
      : `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" }).format(at)} (UTC)`;
  const kinds = Object.entries(treatedKinds(row.removed));
  const lines = [
    say("proof.request", { id: row.id }),
    say("proof.asked", { when: moment(row.asked_at) }),
    say(`proof.confirmed.${row.confirmed_by ?? "none"}`, { when: moment(row.confirmed_at) }),
    say("proof.done", { when: moment(row.settled_at) }),
  ];
  const { pdf, done } = newPdf({
    ...{ size: "A4", margin: 56, lang: language, displayTitle: true },
    info: { Title: say("proof.title") },
  });
  const text = (words: string, size: number, font: "regular" | "bold" = "regular") =>
    pdf.font(font).fontSize(size).text(inDrawableSigns(words)).moveDown(0.5);
  text(workspace?.name ?? "", 11);
  text(say("proof.title"), 20, "bold");
  text(say("proof.lead"), 11).moveDown();
  for (const line of lines) text(line, 11);
  pdf.moveDown();
  text(say("proof.treated"), 13, "bold");
  for (const [kind, n] of kinds) text(`• ${say(`proof.kind.${kind}`, { n })}`, 11);
  pdf.moveDown();
  text(say("proof.stays"), 13, "bold");
  for (const key of ["scores", "refusal", "backups"]) text(`• ${say(`proof.stays.${key}`)}`, 11);
  if (entry?.hash && entry.seq !== null) {
    pdf.moveDown();
    text(say("proof.chain", { seq: Number(entry.seq) }), 11);
    text(entry.hash.toString("hex"), 9);
  }
  pdf.end();
  return done;
}
