import { z } from "zod";
import { Id } from "./common.ts";

/** What became of one line of a bulk request. */
export const BulkResult = z.object({
  outcome: z.enum(["created", "updated", "unchanged", "refused"]),
  id: Id.nullable(),
  /** Why it was refused. */
  code: z.string().optional(),
  message: z.string().optional(),
});
export type BulkResult = z.infer<typeof BulkResult>;
