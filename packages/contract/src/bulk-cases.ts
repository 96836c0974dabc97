import { z } from "zod";
import { CaseOutcome, CasePriority } from "./case.ts";
import { Id, Timestamp, UserId } from "./common.ts";

export const BULK_ACTS = ["assign", "priority", "snooze", "resolve"] as const;
/** One act on the cases that were shown, not on what a filter finds now. */
export const BulkCases = z.object({
  ids: z.array(Id).min(1).max(200),
  act: z.discriminatedUnion("do", [
    z.object({ do: z.literal("assign"), owner: UserId.nullable() }),
    z.object({ do: z.literal("priority"), priority: CasePriority }),
    z.object({ do: z.literal("snooze"), until: Timestamp.nullable() }),
    z.object({ do: z.literal("resolve"), outcome: CaseOutcome, causeId: Id.nullable() }),
  ]),
});
export type BulkCases = z.infer<typeof BulkCases>;
export const BulkCasesDone = z.object({
  changed: z.int(),
  /** Cases that it did not fit, with the reason. */
  skipped: z.array(z.object({ id: Id, code: z.string() })),
  /** For `POST /cases/bulk/{undoId}/undo`, within ten minutes. */
  undoId: Id.nullable(),
});
export const UndoRef = z.object({ undoId: Id });
export const BulkUndone = z.object({
  restored: z.int(),
  /** Changed by somebody since, and left as they are. */
  left: z.int(),
});
