import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** Where a column of a file goes. `property:NAME` keeps it under that name. */
export const ImportField = z
  .string()
  .regex(
    /^(score|comment|answeredAt|email|phone|name|externalId|responseId|language|tags|touchpoint|channel|finished|test|unsubscribedAt|bouncedAt|ignore|property:[\s\S]{1,100})$/,
    "must be a field name, property:NAME or ignore",
  );

export const ImportMapping = z.object({
  /** By column index from 0. Columns left out are kept as the preview proposed. */
  columns: z.record(z.string().regex(/^\d+$/), ImportField).default({}),
  dateOrder: z.enum(["ymd", "mdy", "dmy"]).optional(),
  timeZone: z.string().max(64).optional(),
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

export const ImportStatus = z.enum(["uploaded", "running", "done", "cancelled", "failed"]);
export const Import = z.object({
  id: Id,
  fileName: z.string(),
  bytes: z.int(),
  status: ImportStatus,
  surveyId: Id.nullable(),
  preview: ImportPreview.nullable(),
  read: z.int(),
  imported: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
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
  /** An id or a name; a survey is made when none has that name. */
  survey: z.string().min(1).max(100),
  mapping: ImportMapping.default({ columns: {} }),
});
export const ImportRef = z.object({ importId: Id });
