import { createHmac, timingSafeEqual } from "node:crypto";
import type { MailHookProvider } from "@candor/contract/mail-in.ts";
import { z } from "zod";
import { type FormBytes, formBytes } from "./form-bytes.ts";

/** A request of a service that hands a mail over. */
interface HandedOver {
  contentType: string;
  body: Buffer;
  /** Of the address: a script may name the envelope there. */
  query: { to?: string | string[] | undefined; from?: string | undefined };
}

/** The whole mail, and the envelope as far as the service tells it. */
export interface HookMail {
  raw: Buffer;
  recipients: string[];
  from: string | null;
  /** What the service signed it with; null for those that sign nothing. */
  signature: { timestamp: string; token: string; signature: string } | null;
}

/** Why a payload holds no whole mail: how the service is to be set up. */
export class PayloadRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PayloadRefused";
  }
}

/** @throws {PayloadRefused} with what to change at the service. */
export function readHookPayload(provider: MailHookProvider, given: HandedOver): HookMail {
  switch (provider) {
    case "sendgrid":
      return readSendGrid(given);
    case "mailgun":
      return readMailgun(given);
    case "postmark":
      return readPostmark(given);
    case "generic":
      return readGeneric(given);
  }
}

const Envelope = z.object({ to: z.array(z.string()).default([]), from: z.string().optional() });

/** Inbound Parse with "POST the raw, full MIME message": the mail is in `email`, the envelope in JSON beside it. */
function readSendGrid(given: HandedOver): HookMail {
  const form = formOf(given);
  const raw = form.get("email");
  if (!raw) {
    throw new PayloadRefused(
      'There is no whole mail in this. In SendGrid, Inbound Parse, tick "POST the raw, full MIME message" at this address.',
    );
  }
  const envelope = Envelope.safeParse(jsonOf(form.get("envelope")));
  return {
    raw,
    recipients: envelope.data?.to ?? listOf(textOf(form, "to")),
    from: envelope.data?.from ?? null,
    signature: null,
  };
}

/** A route that forwards to an address ending in `/mime`: the mail is in `body-mime`. */
function readMailgun(given: HandedOver): HookMail {
  const form = formOf(given);
  const raw = form.get("body-mime");
  if (!raw) {
    throw new PayloadRefused(
      "There is no whole mail in this. In Mailgun, have the route forward to the address exactly as it is shown here: it must end in /mime.",
    );
  }
  return {
    raw,
    recipients: listOf(textOf(form, "recipient")),
    from: form.has("sender") ? textOf(form, "sender") : null,
    signature: {
      timestamp: textOf(form, "timestamp"),
      token: textOf(form, "token"),
      signature: textOf(form, "signature"),
    },
  };
}

const Postmark = z.object({
  RawEmail: z.string().min(1),
  OriginalRecipient: z.string().default(""),
});

/** An inbound stream with "Include raw email content in JSON payload". */
function readPostmark({ body }: HandedOver): HookMail {
  const read = Postmark.safeParse(jsonOf(body));
  if (!read.success) {
    throw new PayloadRefused(
      'There is no whole mail in this. In Postmark, the inbound stream\'s Settings, tick "Include raw email content in JSON payload".',
    );
  }
  const { RawEmail, OriginalRecipient } = read.data;
  return {
    raw: Buffer.from(RawEmail, "utf8"),
    recipients: listOf(OriginalRecipient),
    from: null,
    signature: null,
  };
}

/** A script of somebody's own: the body is the mail, whatever type it is said to be. */
function readGeneric({ body, query }: HandedOver): HookMail {
  if (!looksLikeMail(body)) {
    throw new PayloadRefused(
      "This is no mail: the body must be the whole mail as it came (message/rfc822). With curl use --data-binary, since --data takes its lines apart.",
    );
  }
  const to = query.to === undefined ? [] : [query.to].flat();
  return {
    raw: body,
    recipients: to.flatMap(listOf),
    from: query.from ?? null,
    signature: null,
  };
}

/** A mail begins with a header, or with the line that mbox files put before it. */
function looksLikeMail(body: Buffer): boolean {
  const head = body.toString("latin1", 0, 2000);
  return /^(From .*\r?\n)?[!-9;-~]+:[^\r\n]*\r?\n/.test(head);
}

/** Mailgun tries again for eight hours; a clock may be a little ahead. */
const OLDEST_MS = 24 * 3_600_000;
const AHEAD_MS = 15 * 60_000;

/** Whether Mailgun signed this: HMAC-SHA256 of time and token under the account's signing key. */
export function isSigned(
  key: string,
  { timestamp, token, signature }: NonNullable<HookMail["signature"]>,
  now: Date,
): boolean {
  const at = Number(timestamp) * 1000;
  if (!token || !(at > now.getTime() - OLDEST_MS && at < now.getTime() + AHEAD_MS)) return false;
  const right = createHmac("sha256", key)
    .update(timestamp + token)
    .digest();
  const given = Buffer.from(signature, "hex");
  return given.length === right.length && timingSafeEqual(given, right);
}

function formOf({ contentType, body }: HandedOver): FormBytes {
  const form = formBytes(contentType, body);
  if (form) return form;
  throw new PayloadRefused(
    "This is no form, or it was cut off on its way. Check which service the address was made for.",
  );
}

function textOf(form: FormBytes, name: string): string {
  return form.get(name)?.toString("utf8").trim() ?? "";
}

function jsonOf(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString("utf8") ?? "");
  } catch {
    return null;
  }
}

/** `a@b, "C, D" <c@d>` as addresses alone. */
function listOf(text: string): string[] {
  return text.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
}
