import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";

/** What somebody offered to do: a story of theirs, a call with somebody who thinks about buying, telling others. */
export const AMBASSADOR_KINDS = ["case_study", "reference_call", "recommend"] as const;
export const AmbassadorKind = z.enum(AMBASSADOR_KINDS);
export type AmbassadorKind = z.infer<typeof AmbassadorKind>;

/** Somebody who said that they would do more; everybody who answers the survey is asked, or nobody. */
export const Ambassador = z.object({
  responseId: Id,
  surveyId: Id,
  personId: Id.nullable(),
  personName: z.string().nullable(),
  kinds: z.array(AmbassadorKind),
  words: z.string(),
  /** How they may be reached, in their own words, where nobody is known by the answer. */
  contact: z.string().nullable(),
  at: Timestamp,
  doneAt: Timestamp.nullable(),
  doneBy: z.string().nullable(),
});
export type Ambassador = z.infer<typeof Ambassador>;
export const Ambassadors = page(Ambassador);
export const AmbassadorsQuery = PageQuery.extend({
  kind: AmbassadorKind.optional(),
  open: z.enum(["true", "false"]).optional(),
});
export type AmbassadorsQuery = z.infer<typeof AmbassadorsQuery>;
export const AmbassadorRef = z.object({ responseId: Id });
export const PatchAmbassador = z.object({ done: z.boolean() });
