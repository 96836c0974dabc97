import { z } from "zod";
import { bounceKind, statusIn } from "../../delivery/smtp-reply.ts";
import type { ReturnedMessage } from "../../invitations/record-bounce.ts";

/** A notice of a provider: which of our messages, and what became of it. */
export interface ProviderEvent {
  /** The name of the message that we put into it, or an address or id that begins with it. */
  token: string;
  kind: ReturnedMessage["kind"];
  detail: string;
}

export const PROVIDERS = ["generic", "postmark", "ses", "mailgun"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Notices in a provider's body; those that say nothing of failures are left out. */
export function readProviderEvents(provider: Provider, body: unknown): ProviderEvent[] {
  switch (provider) {
    case "generic":
      return readGeneric(body);
    case "postmark":
      return readPostmark(body);
    case "ses":
      return readSes(body);
    case "mailgun":
      return readMailgun(body);
  }
}

const Generic = z.object({
  events: z
    .array(
      z.object({
        /** Message-ID, or the value of X-PM-Metadata-candor. */
        message: z.string(),
        event: z.enum(["hard_bounce", "soft_bounce", "refused", "complaint"]),
        detail: z.string().default(""),
      }),
    )
    .max(1000),
});
const GENERIC = {
  hard_bounce: "hard",
  soft_bounce: "soft",
  refused: "refused",
  complaint: "complaint",
} as const;

function readGeneric(body: unknown): ProviderEvent[] {
  return Generic.parse(body).events.map(({ message, event, detail }) => ({
    token: message,
    kind: GENERIC[event],
    detail,
  }));
}

const Postmark = z.object({
  RecordType: z.string(),
  Type: z.string().default(""),
  Metadata: z.record(z.string(), z.string()).default({}),
  Description: z.string().default(""),
  Details: z.string().default(""),
});
const POSTMARK_SOFT = ["SoftBounce", "Transient", "DnsError", "AutoResponder"];
const POSTMARK_REFUSED = ["Blocked", "SpamNotification", "DMARCPolicy", "TemplateRenderingFailed"];

function readPostmark(body: unknown): ProviderEvent[] {
  const event = Postmark.parse(body);
  const token = event.Metadata.candor;
  if (!token) return [];
  const detail = `${event.Type} ${event.Details || event.Description}`.trim();
  if (event.RecordType === "SpamComplaint") return [{ token, kind: "complaint", detail }];
  if (event.RecordType !== "Bounce" || event.Type === "AutoResponder") return [];
  const kind = POSTMARK_SOFT.includes(event.Type)
    ? "soft"
    : POSTMARK_REFUSED.includes(event.Type)
      ? "refused"
      : "hard";
  return [{ token, kind, detail }];
}

const SnsEnvelope = z.object({ Type: z.string(), Message: z.string() });
const SesEvent = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({
    source: z.string().default(""),
    tags: z.record(z.string(), z.array(z.string())).default({}),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().default(""),
      bouncedRecipients: z
        .array(z.object({ status: z.string().optional(), diagnosticCode: z.string().optional() }))
        .default([]),
    })
    .optional(),
  complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
});

function readSes(body: unknown): ProviderEvent[] {
  const envelope = SnsEnvelope.safeParse(body);
  if (envelope.success && envelope.data.Type !== "Notification") return [];
  const event = SesEvent.parse(envelope.success ? JSON.parse(envelope.data.Message) : body);
  const header = event.mail.headers.find(({ name }) => name.toLowerCase() === "x-ses-message-tags");
  const token =
    event.mail.tags.candor?.[0] ??
    /candor=([^,;\s]+)/.exec(header?.value ?? "")?.[1] ??
    event.mail.source;
  if (event.complaint) {
    return [{ token, kind: "complaint", detail: event.complaint.complaintFeedbackType ?? "" }];
  }
  if (!event.bounce) return [];
  const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
  const [recipient] = bouncedRecipients;
  const detail = [bounceType, bounceSubType, recipient?.diagnosticCode].filter(Boolean).join(" ");
  if (bounceType !== "Permanent") return [{ token, kind: "soft", detail }];
  const status = recipient?.status ?? statusIn(recipient?.diagnosticCode ?? "");
  return [{ token, kind: status ? bounceKind(status, null) : "hard", detail }];
}

const Mailgun = z.object({
  "event-data": z.object({
    event: z.string(),
    severity: z.string().default(""),
    reason: z.string().default(""),
    "user-variables": z.record(z.string(), z.unknown()).default({}),
    "delivery-status": z
      .object({
        code: z.number().nullish(),
        "enhanced-code": z.string().nullish(),
        message: z.string().nullish(),
        description: z.string().nullish(),
      })
      .default({}),
  }),
});

function readMailgun(body: unknown): ProviderEvent[] {
  const event = Mailgun.parse(body)["event-data"];
  const token = event["user-variables"].candor;
  if (typeof token !== "string") return [];
  if (event.event === "complained") return [{ token, kind: "complaint", detail: "" }];
  if (event.event !== "failed") return [];
  const status = event["delivery-status"];
  const detail = [event.reason, status.message || status.description].filter(Boolean).join(" ");
  if (event.severity !== "permanent") return [{ token, kind: "soft", detail }];
  const enhanced = status["enhanced-code"] || statusIn(detail);
  return [{ token, kind: bounceKind(enhanced, status.code ?? null), detail }];
}
