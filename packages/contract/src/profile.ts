import { z } from "zod";
import { Language } from "./common.ts";
import { LIMITS } from "./limits.ts";

/** Mails to colleagues that each may do without. */
export const NOTIFICATIONS = ["webhookPaused", "colleagueJoined"] as const;
export type Notification = (typeof NOTIFICATIONS)[number];

/** Of a person in all their workspaces; `null` follows the workspace. What is left out stays. */
export const SaveProfile = z.object({
  name: z.string().trim().max(100).optional(),
  language: Language.nullable().optional(),
  timeZone: z.string().min(1).max(LIMITS.timeZone).nullable().optional(),
  notify: z
    .object({ webhookPaused: z.boolean(), colleagueJoined: z.boolean() })
    .partial()
    .optional(),
});
export type SaveProfile = z.infer<typeof SaveProfile>;
