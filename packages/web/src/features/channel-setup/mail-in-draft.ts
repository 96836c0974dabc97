import type { MailInState } from "@candor/contract/mail-in.ts";
import type { BodyOf } from "../../request/api.ts";

type HookBody = BodyOf<"/api/v1/mail-in/hook", "put">;
type MailboxBody = BodyOf<"/api/v1/mail-in/mailbox", "put">;

export const MAIL_HOOKS = ["sendgrid", "mailgun", "postmark", "generic"] as const;

export type HookDraft = {
  provider: (typeof MAIL_HOOKS)[number];
  domain: string;
  signingKey: string;
};

export function hookDraft(hook: MailInState["hook"]): HookDraft {
  return { provider: hook?.provider ?? "sendgrid", domain: hook?.domain ?? "", signingKey: "" };
}

/** A signing key that is left empty is left out, so that the kept one stays. */
export function hookBody({ provider, domain, signingKey }: HookDraft): HookBody {
  const key = provider === "mailgun" && signingKey.trim() ? { signingKey: signingKey.trim() } : {};
  return { provider, domain: domain.trim() || null, ...key };
}

export type StrangersDraft = { open: boolean; teamId: string; refuse: string };

export function strangersDraft({ open, teamId, refuse }: MailInState["strangers"]): StrangersDraft {
  return { open, teamId: teamId ?? "", refuse: refuse.join("\n") };
}

/** Addresses may stand on lines or between commas; `example.com` alone is the whole domain. */
export function strangersBody({
  open,
  teamId,
  refuse,
}: StrangersDraft): BodyOf<"/api/v1/mail-in/strangers", "put"> {
  const named = refuse.split(/[\s,;]+/).filter(Boolean);
  return {
    open,
    teamId: teamId || null,
    refuse: named.map((one) => (one.includes("@") ? one : `@${one}`)),
  };
}

export type MailboxDraft = {
  host: string;
  port: number;
  security: NonNullable<MailInState["mailbox"]>["security"];
  user: string;
  password: string;
  address: string;
  plus: boolean;
  folder: string;
  afterwards: NonNullable<MailInState["mailbox"]>["afterwards"];
  moveTo: string;
};

const PORTS = { tls: 993, starttls: 143, none: 143 } as const;

export function mailboxDraft(mailbox: MailInState["mailbox"]): MailboxDraft {
  return {
    host: mailbox?.host ?? "",
    port: mailbox?.port ?? PORTS.tls,
    security: mailbox?.security ?? "tls",
    user: mailbox?.user ?? "",
    password: "",
    address: mailbox?.address ?? "",
    plus: mailbox?.plus ?? false,
    folder: mailbox?.folder ?? "INBOX",
    afterwards: mailbox?.afterwards ?? "read",
    moveTo: mailbox?.moveTo ?? "",
  };
}

/** Another encryption has another usual port; one that was typed by hand stays. */
export function withMailboxSecurity(draft: MailboxDraft, security: MailboxDraft["security"]) {
  const isUsual = draft.port === PORTS[draft.security];
  return { ...draft, security, port: isUsual ? PORTS[security] : draft.port };
}

/** Whether the password that the server keeps still fits what is typed. */
export function keepsMailboxPassword(
  mailbox: MailInState["mailbox"],
  draft: MailboxDraft,
): boolean {
  return (
    mailbox !== null &&
    mailbox.host === draft.host.trim() &&
    mailbox.port === draft.port &&
    mailbox.security === draft.security &&
    mailbox.user === draft.user.trim()
  );
}

export function mailboxBody({ password, moveTo, ...draft }: MailboxDraft): MailboxBody {
  return {
    ...draft,
    host: draft.host.trim(),
    user: draft.user.trim(),
    address: draft.address.trim(),
    folder: draft.folder.trim(),
    moveTo: draft.afterwards === "move" ? moveTo.trim() : null,
    ...(password === "" ? {} : { password }),
  };
}
