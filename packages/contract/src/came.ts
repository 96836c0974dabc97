import { z } from "zod";
import { ScoreReport } from "./score.ts";

/** The door by which they answered; what shops call the source; the page or person from whom they came. */
export const CAME_KINDS = ["channel", "source", "referrer"] as const;
export const CameKind = z.enum(CAME_KINDS);
export type CameKind = z.infer<typeof CameKind>;

const Share = z.number().min(0).max(1);

/** One way by which customers come, with its share of the answers and its score; below ten answers it is in `small`. */
export const CameRow = ScoreReport.extend({
  /** Empty where nothing is known of it. */
  value: z.string(),
  label: z.string().nullable(),
  share: Share,
});
export type CameRow = z.infer<typeof CameRow>;

export const CameTable = z.object({
  kind: CameKind,
  /** The property, or the further question as `answers[ID]`, that says it. */
  by: z.string(),
  rows: z.array(CameRow),
  /** Ways of fewer than ten answers each, together; null where there are none. */
  small: ScoreReport.extend({ ways: z.int(), share: Share }).nullable(),
});
export type CameTable = z.infer<typeof CameTable>;

/** A table for each kind of which something is known. */
export const Came = z.object({ tables: z.array(CameTable) });
export type Came = z.infer<typeof Came>;
