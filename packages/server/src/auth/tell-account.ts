import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Database } from "../storage/database.ts";
import { workspacesOf } from "../workspaces/workspace-queries.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { profileOf } from "./profile.ts";

export interface TellDeps {
  db: Database;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

/** What opens, or shuts, a way into an account; whoever did it may not be its owner. */
export type AccountChange =
  | "passwordChanged"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "twoFactorOff"
  | "recoveryCodeUsed";

interface Told {
  id: string;
  email: string;
  what: AccountChange;
  /** The name of a passkey. */
  name?: string;
  now?: Date;
}

/**
 * Tells the owner of an account by mail how one may get into it since now, in their language. The mail waits for
 * nobody and nobody for it: it is queued, and a queue that fails is told in the log.
 */
export function tellAccount(deps: TellDeps, told: Told): void {
  void write(deps, told).catch((error: unknown) => {
    deps.log.error(
      { reason: error instanceof Error ? error.message : String(error) },
      "The mail about a changed account could not be sent",
    );
  });
}

async function write(
  { db, publicUrl, sendMail }: TellDeps,
  { id, email, what, name = "", now = new Date() }: Told,
): Promise<void> {
  if (!sendMail) return;
  const { language, moment } = await spokenBy(db, id);
  const change = colleagueMessage(language, `account.${what}`, { name });
  await sendMail({
    to: email,
    subject: colleagueMessage(language, `account.${what}.subject`),
    text: colleagueMessage(language, "account.text", {
      change,
      moment: moment(now),
      link: `${publicUrl}/settings/you`,
      reset: `${publicUrl}/forgot-password`,
    }),
  });
}

/** The language of somebody's mails, and how they read a moment: with its time zone. */
export async function spokenBy(
  db: Database,
  userId: string,
): Promise<{ language: string; moment: (at: Date) => string }> {
  const [workspace] = await workspacesOf(db, userId);
  const own = await profileOf(db, userId);
  const language = own.language ?? workspace?.language ?? "en";
  const timeZone = own.timeZone ?? workspace?.timeZone ?? "UTC";
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  });
  return { language, moment: (at) => `${format.format(at)} (${timeZone})` };
}
