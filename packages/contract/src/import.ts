import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** Where a column of a file goes. `property:NAME` keeps it under that name. */
export const ImportField = z
  .string()
  .regex(
    /^(score|comment|answeredAt|email|phone|name|externalId|responseId|language|tags|touchpoint|channel|finished|test|unsubscribedAt|bouncedAt|lastAskedAt|timeZone|consent|consentEmail|consentSms|consentPhone|consentTelegram|consentAt|consentWording|telegram|account|accountRole|ignore|property:[\s\S]{1,100})$/,
    "must be a field name, property:NAME or ignore",
  );

/** What the rows of a file are. */
export const ImportKind = z.enum(["answers", "people", "unsubscribes", "bounces"]);

export const ImportMapping = z.object({
  /** By column index from 0. Columns left out are kept as the preview proposed. */
  columns: z.record(z.string().regex(/^\d+$/), ImportField).default({}),
  dateOrder: z.enum(["ymd", "mdy", "dmy"]).optional(),
  timeZone: z.string().max(64).optional(),
  /** What the rows are, where the file is taken for something else. */
  kind: ImportKind.optional(),
  /** Sheets of a workbook to be read as one table, by name; they must have the same columns. */
  sheets: z.array(z.string().max(100)).max(200).optional(),
  /** For files without dates: the day all answers get. */
  defaultDate: z.iso.date().optional(),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportWarning = z.object({
  code: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const ImportColumn = z.object({
  index: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  field: z.string(),
  why: z.string(),
});

export const ImportPreview = z.object({
  tool: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  headerRows: z.int(),
  columns: z.array(ImportColumn),
  dateOrder: z.enum(["ymd", "mdy", "dmy", "ambiguous", "none"]),
  warnings: z.array(ImportWarning),
  /** Of the sample that was read. */
  sample: z.object({
    rows: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    reasons: z.array(z.object({ code: z.string(), rows: z.int() })),
  }),
  rows: z.array(
    z.object({
      row: z.int(),
      cells: z.array(z.string()),
      outcome: z.enum(["answer", "person", "unsubscribe", "bounce", "rejected", "skipped"]),
      reason: ImportWarning.nullable(),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportStatus = z.enum([
  "uploaded",
  "running",
  "done",
  "cancelled",
  "failed",
  "undoing",
  "undone",
]);
export const Import = z.object({
  id: Id,
  fileName: z.string(),
  bytes: z.int(),
  status: ImportStatus,
  /** Answers, people, unsubscriptions or bounces; null when the file was never previewed. */
  kind: ImportKind.nullable(),
  surveyId: Id.nullable(),
  preview: ImportPreview.nullable(),
  read: z.int(),
  imported: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Answers taken back, while an import is undone and after it. */
  undone: z.int(),
  /** Bytes read so far, for the progress bar. */
  bytesRead: z.int(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), rows: z.int() })),
  /** What was left out of rows that were imported all the same. */
  notes: z.array(z.object({ code: z.string(), rows: z.int() })),
  error: z.string().nullable(),
  createdAt: Timestamp,
  finishedAt: Timestamp.nullable(),
});
export type Import = z.infer<typeof Import>;

export const CommitImport = z.object({
  /**
   * An id or a name; a survey is made when none has that name. People need none. Left out, the workspace's only survey is
   * meant; where there are several, somebody has to say which.
   */
  survey: z.string().trim().min(1).max(100).optional(),
  mapping: ImportMapping.default({ columns: {} }),
});
export const ImportRef = z.object({ importId: Id });
