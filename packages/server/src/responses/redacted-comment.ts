import { redact } from "@candor/text";
import { type RawBuilder, sql } from "kysely";

/** What a workspace has done with comments before they are kept, as its settings say. */
export interface RedactionChoice {
  /** With `seal` the original is kept beside it, for owners alone (sealed-originals.ts). */
  redaction: string | null;
  /** Names of its own list. */
  names: string[] | null;
}

const REPLACED: ReadonlySet<string | null> = new Set(["replace", "seal"]);

/** The columns of the choice, of a row of `workspace`. */
export const REDACTION_COLUMNS: RawBuilder<RedactionChoice> = sql`
  workspace.settings ->> 'redaction' as redaction, workspace.settings -> 'redactionNames' as names`;

/**
 * A comment as it is kept: where the workspace wishes it, e-mail addresses, telephone numbers, IBANs, cards, national
 * numbers, links with queries and the names of its list are replaced by their kind, before anything is stored. Other
 * names are not found.
 */
export function redactedComment(
  comment: string | null,
  { redaction, names }: RedactionChoice,
): string | null {
  if (comment === null || !REPLACED.has(redaction)) return comment;
  return redact(comment, names ?? []);
}
