import type { MailServerState } from "@candor/contract/channel-setup.ts";
import type { BodyOf } from "../../request/api.ts";

type SaveMailServer = BodyOf<"/api/v1/channels/email", "put">;

export type MailDraft = {
  host: string;
  port: number;
  security: SaveMailServer["security"];
  user: string;
  password: string;
  from: string;
  fromName: string;
};

/** Mail servers that many have, as their makers' help pages name them. */
export const KNOWN_SERVERS = [
  { name: "Google Workspace", host: "smtp.gmail.com" },
  { name: "Microsoft 365", host: "smtp.office365.com" },
  { name: "Amazon SES", host: "email-smtp.eu-central-1.amazonaws.com" },
  { name: "Mailgun (EU)", host: "smtp.eu.mailgun.org" },
  { name: "Postmark", host: "smtp.postmarkapp.com" },
  { name: "SendGrid", host: "smtp.sendgrid.net" },
  { name: "Brevo", host: "smtp-relay.brevo.com" },
] as const;

/** Submission with STARTTLS (RFC 6409) is what all of them take. */
const SUBMISSION_PORT = 587;
const PORTS = { tls: 465, starttls: SUBMISSION_PORT, none: 25 } as const;

export function draftOf(own: MailServerState["own"]): MailDraft {
  return {
    host: own?.host ?? "",
    port: own?.port ?? SUBMISSION_PORT,
    security: own?.security ?? "starttls",
    user: own?.user ?? "",
    password: "",
    from: own?.from ?? "",
    fromName: own?.fromName ?? "",
  };
}

/** Another encryption has another usual port; one that was typed by hand stays. */
export function withSecurity(draft: MailDraft, security: MailDraft["security"]): MailDraft {
  const isUsual = draft.port === PORTS[draft.security];
  return { ...draft, security, port: isUsual ? PORTS[security] : draft.port };
}

/** Whether the password that the server keeps still fits what is typed. */
export function keepsPassword(own: MailServerState["own"], draft: MailDraft): boolean {
  return (
    own?.hasPassword === true &&
    own.host === draft.host.trim() &&
    own.port === draft.port &&
    own.security === draft.security &&
    (own.user ?? "") === draft.user.trim()
  );
}

export function bodyOf(draft: MailDraft): SaveMailServer {
  const { password, user, host, from, fromName, ...rest } = draft;
  return {
    ...rest,
    host: host.trim(),
    from: from.trim(),
    fromName: fromName.trim(),
    user: user.trim() || null,
    ...(password === "" ? {} : { password }),
  };
}
