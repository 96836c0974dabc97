import type { Selectable } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type {
  ConversationMessageTable,
  ConversationTable,
} from "../storage/tables-conversations.ts";

export type ConversationRow = Selectable<ConversationTable>;
export type MessageRow = Selectable<ConversationMessageTable>;

/** A message of a conversation, for whoever has to do with what becomes of it. */
export interface Said {
  conversation: ConversationRow;
  message: MessageRow;
  now: Date;
}

/**
 * What follows from a conversation, in the transaction of what happened. Cases come later in the walk, so
 * whoever starts the server hands this in.
 */
export interface ConversationNews {
  /** The customer wrote, by mail or on their page. What a machine wrote is told, too: it changes nothing. */
  wrote(trx: Transaction, said: Said): Promise<void>;
  /** The mail server took a letter: only now is it sent. */
  sent(trx: Transaction, said: Said): Promise<void>;
  /** A letter did not arrive, or it is not known whether it did. */
  failed(trx: Transaction, said: Said): Promise<void>;
}

/**
 * The last look at a letter before it leaves; a moment puts it off until then. Announcements come later in the walk,
 * so whoever starts the server hands this in; whoever says "never" has settled what follows.
 */
export type MayLeave = (trx: Transaction, said: Said) => Promise<"now" | "never" | Date>;

/** Kinds of letters that nobody waits for, what became of something or a question: looked at once more before they leave, with a way out of them. */
export const NEWS: readonly string[] = ["announcement", "idea", "testimonial"];

/** A letter leaves so long after it was written: meanwhile it can be taken back. */
export const UNDO_MS = 10_000;

/** Without the marks that mail programs put before a subject, in the languages of our customers. */
export function bareSubject(subject: string): string {
  return subject
    .replace(/^\s*((re|fwd?|aw|sv|vs|atb|antw|odp|на|отв|пересл)\s*(\[\d+\])?:\s*)+/iu, "")
    .trim();
}
