import type { AccountRole, AskingChannel } from "@candor/contract/person.ts";
import type { Message } from "./import-plan.ts";

export interface ImportedPerson {
  /** In lower case. */
  email?: string;
  /** E.164. */
  phone?: string;
  name?: string;
  /** The person's id in the other system. */
  externalId?: string;
}

export interface ImportedAnswer {
  kind: "answer";
  score: number;
  comment: string | null;
  answeredAt: Date;
  /** The day it was given ("2026-05-31"), where the file says no time. */
  day: string | null;
  person?: ImportedPerson;
  properties: Record<string, string>;
  language?: string;
  touchpoint?: string;
  channel?: string;
  tags: string[];
  /** The answer's id in the other system, where the file has one. */
  originalId?: string;
  /** When the person was asked, where the file says so. */
  askedAt?: Date;
  /** Stable identity: the same answer in the same file, or in a later export, has the same key. At most 200 characters. */
  sourceKey: string;
  /** Nothing but the score stands in the row: where such rows end a file, they are its totals. */
  bare?: boolean;
  /** What of the row was left out, and why; the answer itself counts. */
  notes: Message[];
}

export interface ImportedPersonRow {
  kind: "person";
  person: ImportedPerson;
  properties: Record<string, string>;
  language?: string;
  tags: string[];
  timeZone?: string;
  consent?: ImportedConsent;
  /** Other ways to reach them. */
  addresses?: { channel: "telegram"; address: string }[];
  /** The name of the company that they belong to. */
  account?: string;
  accountRole?: AccountRole;
  lastAskedAt?: Date;
  sourceKey: string;
  notes: Message[];
}

/** What somebody agreed to, or took back. */
export interface ImportedConsent {
  given: boolean;
  /** Channels that the file names; without them those of the addresses in the row. */
  channels?: AskingChannel[];
  /** The words that were agreed to, or where. */
  wording?: string;
  /** When; left out where the file does not say. */
  at?: Date;
}

/** Somebody who must not be asked any more. */
export interface ImportedSuppression {
  kind: "unsubscribe" | "bounce";
  person: ImportedPerson;
  /** When; null when the file does not say. */
  at: Date | null;
  sourceKey: string;
  notes: Message[];
}

export interface RejectedRow {
  kind: "rejected";
  /** A code of the catalogue: `reject.CODE`. */
  code: string;
  args: Record<string, string | number>;
  /** Title of the column at fault, if it is one column. */
  field: string | null;
  /** What was said in an answer whose score alone is missing: it is kept, and counts nowhere. */
  said?: SaidWithoutScore;
}

export interface SaidWithoutScore {
  text: string;
  givenAt: Date;
  person?: ImportedPerson;
  language?: string;
  sourceKey: string;
}

export type Interpreted = ImportedAnswer | ImportedPersonRow | ImportedSuppression | RejectedRow;

export interface InterpretedRow {
  /** As a spreadsheet counts, from 1, head included. */
  row: number;
  cells: string[];
  result: Interpreted;
}

export function rejected(
  code: string,
  args: Record<string, string | number> = {},
  field: string | null = null,
): RejectedRow {
  return { kind: "rejected", code, args, field };
}
