import { randomBytes, timingSafeEqual } from "node:crypto";
import { MailHookProvider, SaveMailbox, type SaveMailHook } from "@candor/contract/mail-in.ts";
import { z } from "zod";
import type { AnswersTo } from "../../conversations/compose-letter.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { readAccount } from "../chat/channel-account.ts";
import type { MailInWay } from "./mail-in-queries.ts";

/** Under which names the settings are kept under seal, beside those of the other channels. */
export const HOOK_ACCOUNT = "mail-hook";
export const MAILBOX_ACCOUNT = "mailbox";

/** A hook of a workspace, as it is kept under seal. */
export const MailHook = z.object({
  provider: MailHookProvider,
  domain: z.string().nullable(),
  key: z.string(),
  signingKey: z.string().nullable(),
});
export type MailHook = z.infer<typeof MailHook>;

/** A mailbox of a workspace, as it is kept under seal. */
export const Mailbox = SaveMailbox.omit({ password: true }).extend({ password: z.string() });
export type Mailbox = z.infer<typeof Mailbox>;

interface Asked {
  db: Database;
  secret: ServerSecret;
}

export async function readMailHook({ db, secret }: Asked, workspaceId: string) {
  const kept = await readAccount(db, secret, { workspaceId, channel: HOOK_ACCOUNT });
  return kept === null ? null : MailHook.parse(kept);
}

export async function readMailbox({ db, secret }: Asked, workspaceId: string) {
  const kept = await readAccount(db, secret, { workspaceId, channel: MAILBOX_ACCOUNT });
  return kept === null ? null : Mailbox.parse(kept);
}

/**
 * Where a workspace's letters ask for answers, and by which way those come in: what it set up itself, its domain before
 * its mailbox, else the server's listener; null when nobody reads them here.
 */
export async function answersOf(
  asked: Asked,
  workspaceId: string,
  listenerDomain: string | null,
): Promise<{ way: MailInWay; to: AnswersTo } | null> {
  const hook = await readMailHook(asked, workspaceId);
  if (hook?.domain) return { way: "hook", to: { domain: hook.domain } };
  const mailbox = await readMailbox(asked, workspaceId);
  if (mailbox) {
    return { way: "mailbox", to: { mailbox: mailbox.address, plus: mailbox.plus } };
  }
  if (hook) return { way: "hook", to: { mailbox: null, plus: false } };
  return listenerDomain === null ? null : { way: "listener", to: { domain: listenerDomain } };
}

const KEY_BYTES = 24;
const KEY = /^[A-Za-z0-9_-]{54}$/;

/** A key for the address of a hook: which workspace it is, and what nobody can guess. */
export function newHookKey(workspaceId: string): string {
  const workspace = Buffer.from(workspaceId.replaceAll("-", ""), "hex");
  return workspace.toString("base64url") + randomBytes(KEY_BYTES).toString("base64url");
}

/** The workspace that a key names; whether it is its key is another question. */
export function workspaceOfKey(key: string): string | null {
  if (!KEY.test(key)) return null;
  const hex = Buffer.from(key.slice(0, 22), "base64url").toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function isKeyOf(hook: MailHook, key: string): boolean {
  const [kept, given] = [Buffer.from(hook.key), Buffer.from(key)];
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/** Where a service hands mails over. Mailgun sends whole mails only to addresses that end in `mime`. */
export function hookUrl(publicUrl: string, { provider, key }: MailHook): string {
  return `${publicUrl}/hooks/mail-in/${provider}/${key}${provider === "mailgun" ? "/mime" : ""}`;
}

/**
 * What is kept after somebody saved: the key stays while the service stays, a signing key that was left out too.
 *
 * @throws {KnownError} 422 when Mailgun's signing key or the domain is missing.
 */
export function nextHook(
  { provider, domain, signingKey }: SaveMailHook,
  before: MailHook | null,
  workspaceId: string,
): MailHook {
  const stays = before?.provider === provider;
  const next = {
    provider,
    domain,
    key: stays ? before.key : newHookKey(workspaceId),
    signingKey: provider === "mailgun" ? (signingKey ?? (stays ? before.signingKey : null)) : null,
  };
  if (provider === "mailgun" && next.signingKey === null) {
    throw new KnownError(
      422,
      "signing_key_missing",
      "Mailgun signs what it hands over. Enter its HTTP webhook signing key (Mailgun: Settings, API security).",
    );
  }
  if (provider !== "generic" && domain === null) {
    throw new KnownError(
      422,
      "domain_missing",
      "Enter the domain whose mail the service takes in, such as answers.example.com.",
    );
  }
  return next;
}

/**
 * What is kept after somebody saved a mailbox: a password that was left out stays, but is never handed to another
 * server or under another name than it was entered for.
 *
 * @throws {KnownError} 422 when the password or the folder is missing.
 */
export function nextMailbox(saved: SaveMailbox, before: Mailbox | null): Mailbox {
  const { password: entered, ...rest } = saved;
  const isSameDoor =
    before !== null &&
    before.host === saved.host &&
    before.port === saved.port &&
    before.security === saved.security &&
    before.user === saved.user;
  const password = entered ?? (isSameDoor ? before.password : null);
  if (password === null) {
    throw new KnownError(
      422,
      "password_missing",
      `${saved.host} wants a password with the user ${saved.user}; enter it again when the server or the user changes.`,
    );
  }
  if (saved.afterwards === "move" && saved.moveTo === null) {
    throw new KnownError(
      422,
      "folder_missing",
      "Name the folder into which mails are moved once they were taken in.",
    );
  }
  const moveTo = saved.afterwards === "move" ? saved.moveTo : null;
  return { ...rest, moveTo, password };
}

/** Whether it is another mailbox, so that where we were in the one before says nothing. */
export function isAnotherMailbox(a: Mailbox, b: Mailbox | null): boolean {
  return b === null || a.host !== b.host || a.user !== b.user || a.folder !== b.folder;
}
