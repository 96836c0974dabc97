import { redact } from "@candor/text";

/** With `seal` the original is kept beside it, for owners alone (sealed-originals.ts). */
const REPLACED: ReadonlySet<string | null> = new Set(["replace", "seal"]);

/**
 * A comment as it is kept: where the workspace wishes it, e-mail addresses, telephone numbers, IBANs, cards, national
 * numbers and links with queries are replaced by their kind, before anything is stored. Names are not found.
 */
export function redactedComment(comment: string | null, redaction: string | null): string | null {
  return comment === null || !REPLACED.has(redaction) ? comment : redact(comment);
}
