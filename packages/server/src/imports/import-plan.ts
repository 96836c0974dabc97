import type { DateOrder } from "./guess/date-reading.ts";
import type { SniffedEncoding } from "./read/sniff-encoding.ts";

/** Where a column goes. `property:NAME` keeps it under that name, on the answer or, in a file of people, on the person. */
export type Field =
  | "score"
  | "comment"
  | "answeredAt"
  | "email"
  | "phone"
  | "name"
  /** The person's id in another system. */
  | "externalId"
  /** The answer's id where it was given; repeats are recognised by it. */
  | "responseId"
  | "language"
  | "tags"
  | "touchpoint"
  | "channel"
  /** Whether the answer was completed; rows that say no are rejected. */
  | "finished"
  /** Whether the answer was a trial; rows that say yes are rejected. */
  | "test"
  | "unsubscribedAt"
  | "bouncedAt"
  | "ignore"
  /**
   * Recognised in the exports of known tools only: whether the answer was left out of the score there, the kind of
   * question asked, and when the person was last asked.
   */
  | "excluded"
  | "surveyType"
  | "lastAskedAt"
  /** Of people: where their clock stands; whether, when, with which words and for which channel they agreed to be asked; how else they are reached. */
  | "timeZone"
  | "consent"
  | "consentEmail"
  | "consentSms"
  | "consentPhone"
  | "consentTelegram"
  | "consentAt"
  | "consentWording"
  | "telegram"
  /** The company that they belong to, and what they are to it. */
  | "account"
  | "accountRole"
  | `property:${string}`;

export const FIELDS = [
  "score",
  "comment",
  "answeredAt",
  "email",
  "phone",
  "name",
  "externalId",
  "responseId",
  "language",
  "tags",
  "touchpoint",
  "channel",
  "finished",
  "test",
  "unsubscribedAt",
  "bouncedAt",
  "ignore",
  "excluded",
  "surveyType",
  "lastAskedAt",
  "timeZone",
  "consent",
  "consentEmail",
  "consentSms",
  "consentPhone",
  "consentTelegram",
  "consentAt",
  "consentWording",
  "telegram",
  "account",
  "accountRole",
] as const satisfies readonly Field[];

/** What the rows of a file are. */
export type RowKind = "answers" | "people" | "unsubscribes" | "bounces";

export type Tool =
  | "candor"
  | "delighted"
  | "formbricks"
  | "surveymonkey"
  | "typeform"
  | "asknicely"
  | "retently"
  | "wootric"
  | "qualtrics"
  | "alchemer"
  | "survicate"
  | "limesurvey"
  | "googleforms"
  | "msforms"
  | "indico"
  | "unknown";

export interface Mapping {
  /** By column index from 0. */
  columns: Record<number, Field>;
  dateOrder: DateOrder;
  /** IANA name: where the clock stood for dates without an offset. */
  timeZone: string;
  /** Words that stand for a score, in lower case. */
  scaleWords: Record<string, number>;
  /** `YYYY-MM-DD`: the day of every answer that has no date of its own. */
  defaultDate?: string;
}

export type FileFormat =
  | { type: "csv"; encoding: SniffedEncoding; delimiter: string }
  | {
      type: "xlsx";
      sheet: string;
      /** Sheets with the same columns, read after it as one table. */
      alsoSheets?: string[];
    }
  | { type: "json"; encoding: SniffedEncoding };

/** All that is needed to read a file the same way again; plain data, so that it can be stored with the job. */
export interface ReadingPlan {
  kind: RowKind;
  tool: Tool;
  format: FileFormat;
  /** Records before the first row of data: titles, blank lines, heads. */
  headerRows: number;
  headers: string[];
  mapping: Mapping;
  /** In this tool's exports an answer without a date was never submitted. */
  unfinishedWithoutDate: boolean;
  /** Ids are counted from 1 in every form, so the date is part of an answer's identity. */
  countedIds: boolean;
  /** The column whose date is part of an answer's identity; left out, the column of the answer's date. */
  datedBy?: number;
  /** Columns that nearly every row of the sample fills, the score apart: a row of totals leaves them blank. */
  usuallyFilled?: number[];
  /** Columns whose cells differ from row to row, where the name of a total is nobody's value. */
  distinct?: number[];
}

/** A message by code; its words are in the catalogue `import`. */
export interface Message {
  code: string;
  args: Record<string, string | number>;
}
