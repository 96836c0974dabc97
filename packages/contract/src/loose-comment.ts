import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";

/** Where words without a score came from: the idea box, a row of a file, a chat, a survey of employees. */
export const LooseCommentSource = z.enum(["ideas", "import", "sms", "telegram", "employee"]);
export type LooseCommentSource = z.infer<typeof LooseCommentSource>;

/** What somebody said without giving a score. It is read and dealt with like an answer, and counted in no score. */
export const LooseComment = z.object({
  id: Id,
  surveyId: Id,
  source: LooseCommentSource,
  text: z.string(),
  language: z.string().nullable(),
  /** How whoever said it can be reached, as they or the file wrote it. */
  contact: z.string().nullable(),
  person: z
    .object({ id: Id, name: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  importId: Id.nullable(),
  givenAt: Timestamp,
  /** When a colleague dealt with it, and who. */
  doneAt: Timestamp.nullable(),
  doneBy: z.string().nullable(),
});
export type LooseComment = z.infer<typeof LooseComment>;

export const LooseComments = page(LooseComment).extend({
  /** How many nobody has dealt with yet, whatever is listed. */
  open: z.int(),
});
export const LooseCommentFilter = z.object({
  surveyId: Id.optional(),
  source: LooseCommentSource.optional(),
  personId: Id.optional(),
  /** `true` lists what nobody has dealt with yet, `false` the rest. */
  open: z.enum(["true", "false"]).optional(),
});
export const LooseCommentQuery = PageQuery.extend(LooseCommentFilter.shape);
export const LooseCommentExport = LooseCommentFilter.extend({
  format: z.enum(["csv", "xlsx"]).default("csv"),
});
export const LooseCommentRef = z.object({ commentId: Id });
export const LooseCommentChange = z.object({ done: z.boolean() });
