import { z } from "zod";
import { Day, Id } from "./common.ts";

export const ChangeKind = z.enum(["product", "price", "service", "campaign", "other"]);

/** A dated event, drawn on every trend. */
export const Change = z.object({ id: Id, day: Day, title: z.string(), kind: ChangeKind });
export type Change = z.infer<typeof Change>;

export const CreateChange = z.object({
  day: Day,
  title: z.string().trim().min(1).max(200),
  kind: ChangeKind.default("other"),
});
export const ChangePeriod = z.object({ from: Day.optional(), to: Day.optional() });
export const ChangeRef = z.object({ changeId: Id });
