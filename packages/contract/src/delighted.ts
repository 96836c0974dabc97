import { z } from "zod";
import { Id } from "./common.ts";
import { ApiKey } from "./workspace.ts";

/** A key for programs that were written for Delighted. */
export const CreateDelightedKey = z.object({
  name: z.string().trim().min(1).max(100).default("Delighted"),
  /** The survey it speaks of, as a key at Delighted spoke of a project; the default survey when left out. */
  surveyId: Id.optional(),
  /** The key that the program has from Delighted: taken over, it need not be changed anywhere. */
  key: z.string().trim().max(100).optional(),
  /** Keep it encrypted, to sign webhooks in Delighted's format as Delighted did. */
  signsWebhooks: z.boolean().default(true),
});
export type CreateDelightedKey = z.input<typeof CreateDelightedKey>;

/** `key` is shown this once; `url` is what the program gets as its base address. */
export const DelightedKeyCreated = ApiKey.extend({
  key: z.string(),
  surveyId: Id.nullable(),
  url: z.string(),
});
export type DelightedKeyCreated = z.infer<typeof DelightedKeyCreated>;
