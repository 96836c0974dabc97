import type { FieldError } from "../../errors/known-error.ts";
import type { PlanOptions } from "../guess/make-plan.ts";
import type { ReadingPlan } from "../import-plan.ts";
import type { InterpretedRow } from "../interpreted-row.ts";
import type { Preview } from "../preview.ts";

/** What a thread is asked to do with a file. */
export type ReadingTask =
  | { kind: "preview"; options: PlanOptions }
  | { kind: "rows"; plan: ReadingPlan; now: Date }
  | { kind: "count"; plan: ReadingPlan };

/** What the thread is given when it starts. */
export interface ReadingOrder {
  fileName: string;
  size: number;
  task: ReadingTask;
}

/** From the thread: it opens the file anew, asks for its next piece, has something, is done, or cannot go on. */
export type FromThread =
  | { say: "open" }
  | { say: "pull" }
  | { say: "rows"; rows: InterpretedRow[]; share: number }
  | { say: "preview"; preview: Preview }
  | { say: "counted"; rows: number }
  | { say: "end" }
  | { say: "refused"; status: number; code: string; message: string; fields: FieldError[] }
  | { say: "failed"; message: string };

/** To the thread: a piece of the file (null at its end), or that it may send more rows. */
export type ToThread = { say: "piece"; piece: Uint8Array | null } | { say: "more" };
