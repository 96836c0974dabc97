import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** A browser in which somebody is signed in. */
export const Session = z.object({
  id: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
  startedAt: z.string(),
  /** To a day: a session in use is prolonged once a day. */
  usedAt: z.string(),
  /** As the browser called itself; null when it did not. */
  userAgent: z.string().nullable(),
});
export type Session = z.infer<typeof Session>;

/** How one's own account is kept. */
export const Sessions = z.object({
  /** Whether a code is asked for beside the password. */
  twoFactor: z.boolean(),
  data: z.array(Session),
});
export type Sessions = z.infer<typeof Sessions>;

export const EndedSessions = z.object({ ended: z.int() });

/** A key that never leaves its owner's device, or the service that keeps it for them. */
export const Passkey = z.object({
  id: Id,
  name: z.string(),
  /** Kept by a service (iCloud, a password manager), and so there on other devices too. */
  backedUp: z.boolean(),
  madeAt: Timestamp,
  usedAt: Timestamp.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;
export const Passkeys = z.object({ data: z.array(Passkey) });
