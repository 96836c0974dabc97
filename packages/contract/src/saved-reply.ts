import { z } from "zod";
import { Id, LanguageTag, Timestamp } from "./common.ts";

/** What `{…}` in a saved reply may name; `{name|dear customer}` says what stands there when it is not known. */
export const REPLY_PLACEHOLDERS = [
  "name",
  "answer",
  "score",
  "promise",
  "colleague",
  "survey",
] as const;
export const ReplyPlaceholder = z.enum(REPLY_PLACEHOLDERS);
export type ReplyPlaceholder = z.infer<typeof ReplyPlaceholder>;

export const ReplyText = z.object({ language: LanguageTag, text: z.string() });
export type ReplyText = z.infer<typeof ReplyText>;

const Name = z.string().trim().min(1).max(100);
const Texts = z
  .array(z.object({ language: LanguageTag, text: z.string().trim().min(1).max(10_000) }))
  .min(1)
  .max(30);

export const SavedReply = z.object({
  id: Id,
  name: z.string(),
  /** Whose it is; null for everybody's. */
  teamId: Id.nullable(),
  /** One for each language. */
  texts: z.array(ReplyText),
  archivedAt: Timestamp.nullable(),
  createdBy: z.string(),
  updatedAt: Timestamp,
  /** Letters of the last 90 days that a mail server took, and how many of them say something else than the reply does. */
  used: z.object({ letters: z.int(), changed: z.int() }),
});
export type SavedReply = z.infer<typeof SavedReply>;

export const CreateSavedReply = z.object({
  name: Name,
  teamId: Id.nullable().default(null),
  texts: Texts,
});
export type CreateSavedReply = z.infer<typeof CreateSavedReply>;
export const PatchSavedReply = z
  .object({ name: Name, teamId: Id.nullable(), texts: Texts, archived: z.boolean() })
  .partial();
export type PatchSavedReply = z.infer<typeof PatchSavedReply>;
export const SavedReplyRef = z.object({ savedReplyId: Id });

/** A saved reply as it would be written to this customer; a draft, which nobody sends by asking for it. */
export const FilledReply = z.object({
  id: Id,
  name: z.string(),
  teamId: Id.nullable(),
  /** The customer's own where there is a text in it. */
  language: z.string(),
  /** Placeholders without a value stand in it as they are: a letter that has one is refused. */
  text: z.string(),
  empty: z.array(ReplyPlaceholder),
});
export type FilledReply = z.infer<typeof FilledReply>;
