import { z } from "zod";
import { Group, Id, PageQuery, Score, Timestamp } from "./common.ts";
import { ThemeId, Tone, Urgency } from "./reading.ts";

/**
 * What a webhook can be told of. `response.created` comes once an answer counts, not while it is held back;
 * `response.read` seconds later, when its comment was read.
 */
export const WEBHOOK_EVENTS = [
  "response.created",
  "response.updated",
  "response.excluded",
  "response.deleted",
  "response.read",
  "person.unsubscribed",
  "case.opened",
  "case.assigned",
  "case.missed",
  "case.resolved",
  "case.reopened",
  "case.closed",
  "promise.made",
  "promise.warned",
  "promise.apologised",
  "promise.missed",
  "promise.kept",
  "promise.broken",
  "promise.released",
  "promise.reopened",
  "improvement.begun",
  "improvement.measured",
  "improvement.decided",
  "announcement.sent",
  "idea.created",
  "idea.changed",
  "idea.merged",
  "testimonial.asked",
  "testimonial.given",
  "testimonial.refused",
  "testimonial.published",
  "testimonial.withdrawn",
  "ambassador.offered",
  "ambassador.done",
  "referral.arrived",
  "referral.purchase",
  "decision.recorded",
  "decision.review_due",
  "decision.reviewed",
  "decision.superseded",
  "chat.began",
  "chat.answered",
  "chat.mailed",
  "chat.ended",
  "offer.issued",
  "offer.redeemed",
  "offer.ended",
  "alert.began",
  "alert.ended",
  "goal.reached",
  "goal.missed",
  "goal.slipping",
] as const;
export const WebhookEvent = z.enum([...WEBHOOK_EVENTS]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export const WEBHOOK_FORMATS = [
  "candor",
  "delighted",
  "slack",
  "mattermost",
  "telegram",
  "action",
] as const;
export const WebhookFormat = z.enum([...WEBHOOK_FORMATS]);
export type WebhookFormat = z.infer<typeof WebhookFormat>;

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
const NOT_STORABLE = "holds a character that cannot be stored";

/** Which answers a webhook is told of; all parts must hold, and nothing set means every answer. */
export const WebhookFilter = z.object({
  surveys: z.array(Id).max(50).optional(),
  groups: z.array(Group).max(3).optional(),
  minScore: Score.optional(),
  maxScore: Score.optional(),
  /** `store=Riga`, as in the filter of a score: the same property twice means either value. */
  properties: z
    .array(
      z
        .string()
        .regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value")
        .refine(isStorable, NOT_STORABLE),
    )
    .max(20)
    .optional(),
  /** What was read in the comment; before it is read, an answer has none of it. */
  themes: z.array(ThemeId).max(20).optional(),
  tones: z.array(Tone).max(5).optional(),
  minUrgency: Urgency.optional(),
  churn: z.literal(true).optional(),
  disagrees: z.literal(true).optional(),
});
export type WebhookFilter = z.infer<typeof WebhookFilter>;

const Url = z.url({ protocol: /^https?$/, error: "must be an http or https address" }).max(2000);
const Template = z.string().trim().min(1).max(3500);
const HeaderName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, "must be a header name");
const HeaderValue = z.string().regex(/^[\x20-\x7e]{0,2000}$/, "must be plain ASCII on one line");
const Headers = z.record(HeaderName, HeaderValue);

/** Our own format, signed as Standard Webhooks says. */
export const CandorTarget = z.object({
  format: z.literal("candor"),
  url: Url,
  headers: Headers.optional(),
});
/**
 * Delighted's body and signature. An API key of the workspace signs: `apiKey` is the key itself,
 * given once and kept encrypted; `keyId` names one that was given before.
 */
export const DelightedTarget = z.object({
  format: z.literal("delighted"),
  url: Url,
  apiKey: z.string().max(100).optional(),
  keyId: Id.optional(),
});
export const SlackTarget = z.object({
  format: z.literal("slack"),
  url: Url,
  template: Template.optional(),
});
export const MattermostTarget = z.object({
  format: z.literal("mattermost"),
  url: Url,
  channel: z.string().max(100).optional(),
  template: Template.optional(),
});
export const TelegramTarget = z.object({
  format: z.literal("telegram"),
  botToken: z.string().regex(/^\d{1,20}:[\w-]{10,100}$/, "must look like 123456:ABC-DEF…"),
  chatId: z.string().regex(/^(-?\d{1,20}|@\w{4,64})$/, "must be a chat id or @channel"),
  template: Template.optional(),
  /** A Bot API server of your own. */
  apiUrl: Url.optional(),
});
/**
 * Any HTTP request. `{score}`, `{comment}`, `{person.name}`, `{property.store}` and the like are
 * filled in, in the path and query of `url` and in the texts of `body`. A text of `body` that is
 * nothing but one placeholder keeps its type: `"{score}"` becomes the number.
 */
export const ActionTarget = z.object({
  format: z.literal("action"),
  url: Url,
  method: z.enum(["POST", "PUT", "PATCH", "GET", "DELETE"]).default("POST"),
  encoding: z.enum(["json", "form", "text"]).default("json"),
  body: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional(),
  headers: Headers.optional(),
});
export const WebhookTarget = z.discriminatedUnion("format", [
  CandorTarget,
  DelightedTarget,
  SlackTarget,
  MattermostTarget,
  TelegramTarget,
  ActionTarget,
]);
export type WebhookTarget = z.infer<typeof WebhookTarget>;

/** A change of the target; what is left out stays, secrets included. */
export const PatchTarget = z.discriminatedUnion("format", [
  CandorTarget.partial({ url: true }),
  DelightedTarget.partial({ url: true }),
  SlackTarget.partial({ url: true }),
  MattermostTarget.partial({ url: true }),
  TelegramTarget.partial({ botToken: true, chatId: true }),
  ActionTarget.partial({ url: true, method: true, encoding: true }),
]);

const Name = z.string().trim().min(1).max(100).refine(isStorable, NOT_STORABLE);
const Events = z.array(WebhookEvent).min(1).max(WEBHOOK_EVENTS.length);

export const CreateWebhook = z.object({
  name: Name,
  events: Events,
  filter: WebhookFilter.default({}),
  target: WebhookTarget,
});
export type CreateWebhook = z.input<typeof CreateWebhook>;

export const PatchWebhook = z.object({
  name: Name.optional(),
  events: Events.optional(),
  filter: WebhookFilter.optional(),
  target: PatchTarget.optional(),
});
export type PatchWebhook = z.input<typeof PatchWebhook>;

export const Webhook = z.object({
  id: Id,
  name: z.string(),
  format: WebhookFormat,
  /** Where it goes, without what is secret in it. */
  address: z.string(),
  events: z.array(z.string()),
  filter: WebhookFilter,
  status: z.enum(["active", "paused"]),
  pausedReason: z.enum(["by_hand", "failing", "gone"]).nullable(),
  /** Since when nothing has got through. */
  failingSince: Timestamp.nullable(),
  lastError: z.string().nullable(),
  lastDeliveredAt: Timestamp.nullable(),
  /** Deliveries that wait. */
  waiting: z.int(),
  /** Until when the secret before this one signs too. */
  previousSecretUntil: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Webhook = z.infer<typeof Webhook>;
/** `secret` is shown this once; null for formats that are not signed by a secret of their own. */
export const WebhookCreated = Webhook.extend({ secret: z.string().nullable() });
export type WebhookCreated = z.infer<typeof WebhookCreated>;

export const RotateSecret = z.object({
  /** How long the old secret signs beside the new one. */
  overlapHours: z.number().min(0).max(168).default(24),
});
export const RotatedSecret = z.object({ secret: z.string(), previousSecretUntil: Timestamp });

export const WebhookAttempt = z.object({
  number: z.int(),
  at: Timestamp,
  durationMs: z.int(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    /** The first 4,000 characters. */
    body: z.string(),
  }),
  /** Null when no answer came. */
  answer: z
    .object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
    .nullable(),
  error: z.string().nullable(),
});
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

export const DeliveryStatus = z.enum(["waiting", "delivered", "failed"]);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;
export const WebhookDelivery = z.object({
  id: Id,
  /** The header `webhook-id`: the same for every attempt and every replay of an event. */
  eventId: Id,
  type: z.string(),
  responseId: Id.nullable(),
  status: DeliveryStatus,
  isReplay: z.boolean(),
  occurredAt: Timestamp,
  createdAt: Timestamp,
  nextAttemptAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  attempts: z.int(),
  /** The newest first, ten at most. */
  log: z.array(WebhookAttempt),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
export const DeliveryQuery = PageQuery.extend({ status: DeliveryStatus.optional() });

export const ReplaySince = z.object({
  since: Timestamp,
  /** Only those that were given up, or also those that arrived. */
  which: z.enum(["failed", "all"]).default("all"),
});
export const Replayed = z.object({ deliveries: z.int() });

export const WebhookRef = z.object({ webhookId: Id });
export const DeliveryRef = WebhookRef.extend({ deliveryId: Id });
