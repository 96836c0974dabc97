import { redact } from "@candor/text";

/**
 * A comment as it is kept: where the workspace wishes it, e-mail addresses, telephone numbers, IBANs, cards, national
 * numbers and links with queries are replaced by their kind, before anything is stored. Names are not found.
 */
export function redactedComment(comment: string | null, redaction: string | null): string | null {
  return comment === null || redaction !== "replace" ? comment : redact(comment);
}
