import { z } from "zod";
import { Day } from "./common.ts";

/** When the first contact was made, before the later answer; `never` was not contacted before it. */
export const ContactGroup = z.enum(["in_time", "late", "never"]);
export type ContactGroup = z.infer<typeof ContactGroup>;

/** What became of so many unhappy people. Their share and its interval (0 to 1) are null below ten who answered again. */
const Converted = z.object({
  people: z.int(),
  /** Who gave a later answer to the same survey, and who has not yet. */
  again: z.int(),
  silent: z.int(),
  passives: z.int(),
  promoters: z.int(),
  /** Passives and promoters among those who answered again. */
  share: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type Converted = z.infer<typeof Converted>;

export const ConversionQuery = z.object({ from: Day.optional(), to: Day.optional() });

/**
 * How unhappy customers of a period answered later: those who were contacted beside those who were not. It says what
 * went along with a contact and not what the contact did.
 */
export const Conversion = z.object({
  /** Both are days in the workspace's zone; `to` is not included. */
  from: Day,
  to: Day,
  /** A later answer counts from so many days after the unhappy one on. */
  waitDays: z.int(),
  /** People with an unhappy answer that is younger than that: they are in no group. */
  tooEarly: z.int(),
  /** Unhappy answers of nobody who is known: nobody can tell what they answered later. */
  nameless: z.int(),
  groups: z.array(Converted.extend({ contact: ContactGroup })),
  contacted: Converted,
  /** Share of those contacted less that of those who were not, 0 to 1; null where either has fewer than ten. */
  difference: z
    .object({
      share: z.number(),
      lower: z.number(),
      upper: z.number(),
      verdict: z.enum(["more", "fewer", "no_clear_difference"]),
    })
    .nullable(),
  /** True when there are more people than are read for it: these are the newest. */
  isPart: z.boolean(),
});
export type Conversion = z.infer<typeof Conversion>;
