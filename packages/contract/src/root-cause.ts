import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

export const RootCause = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  archivedAt: Timestamp.nullable(),
  /** Cases that name it. */
  cases: z.int(),
});
export type RootCause = z.infer<typeof RootCause>;
export const CreateRootCause = z.object({
  name: z.string().trim().min(1).max(100),
  parentId: Id.nullable().default(null),
});
export const PatchRootCause = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  parentId: Id.nullable().optional(),
  archived: z.boolean().optional(),
});
export const RootCauseRef = z.object({ causeId: Id });
