import { z } from "zod";
import { Id, LanguageTag, PageQuery, Properties, Timestamp } from "./common.ts";
import { AskingChannel } from "./person.ts";
import { PersonRef } from "./response.ts";

/** The fate of an invitation. `not_asked` has the reason why there was none. */
export const FATES = [
  "planned",
  "held_back",
  "sending",
  "sent",
  "reminded",
  "unconfirmed",
  "bounced",
  "answered",
  "expired",
  "unsubscribed",
  "cancelled",
  "not_asked",
] as const;
export const Fate = z.enum(FATES);
export type Fate = z.infer<typeof Fate>;

export const Invitation = z.object({
  id: Id,
  surveyId: Id,
  sendingId: Id.nullable(),
  person: z.object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  channel: z.string(),
  state: Fate,
  reason: z.string().nullable(),
  /** What the mail server or provider said, or the like. */
  detail: z.string().nullable(),
  /** What happens next and when; null when nothing will. */
  next: z.object({ action: z.enum(["ask", "remind", "expire"]), at: Timestamp }).nullable(),
  stratum: z.string().nullable(),
  askedAt: Timestamp.nullable(),
  reminders: z.int(),
  /** Never said of an anonymous survey. */
  answeredAt: Timestamp.nullable(),
  responseId: Id.nullable(),
  createdAt: Timestamp,
});
export type Invitation = z.infer<typeof Invitation>;

export const Message = z.object({
  id: Id,
  purpose: z.enum(["ask", "remind"]),
  state: z.string(),
  address: z.string(),
  createdAt: Timestamp,
  handedAt: Timestamp.nullable(),
  /** When its end was known: taken by the mail server or provider, or come back. */
  settledAt: Timestamp.nullable(),
  reply: z.string().nullable(),
  /** The provider's own number of it, to ask there; null for mails. */
  providerId: z.string().nullable(),
});
export const InvitationDetail = Invitation.extend({
  messages: z.array(Message),
  /** Which links of the mail were opened when; empty for anonymous surveys. */
  loads: z.array(
    z.object({
      at: Timestamp,
      kind: z.enum(["score", "page", "honeypot"]),
      score: z.int().nullable(),
    }),
  ),
});
export type InvitationDetail = z.infer<typeof InvitationDetail>;

export const InvitationFilter = z.object({
  surveyId: Id.optional(),
  sendingId: Id.optional(),
  personId: Id.optional(),
  state: Fate.optional(),
  reason: z.string().max(50).optional(),
  channel: z.string().max(20).optional(),
});
export type InvitationFilter = z.infer<typeof InvitationFilter>;
export const InvitationQuery = InvitationFilter.extend(PageQuery.shape);
export const InvitationRef = z.object({ invitationId: Id });
/** All that is unconfirmed is decided in one way; those of one survey or sending where it is named. */
export const DecideUnconfirmed = z.object({
  as: z.enum(["sent", "send_again"]),
  surveyId: Id.optional(),
  sendingId: Id.optional(),
});
/** `left`: how many are still to be decided; ask again until there are none. */
export const DecidedUnconfirmed = z.object({ decided: z.int(), left: z.int() });

export const DecideInvitation = z.object({ as: z.enum(["sent", "send_again"]) });

/** Asks one person, after a delay. */
export const ScheduleInvitation = z.object({
  person: PersonRef.optional(),
  personId: Id.optional(),
  channel: AskingChannel.default("email"),
  delaySeconds: z
    .int()
    .min(0)
    .max(365 * 24 * 3600)
    .default(0),
  properties: Properties.default({}),
  touchpoint: z.string().max(100).optional(),
  language: LanguageTag.optional(),
});
export const Scheduled = z.object({
  invitationId: Id,
  state: Fate,
  reason: z.string().nullable(),
  at: Timestamp.nullable(),
});

/** Something happened to a customer: whoever's sending waits for it asks them. */
export const HappenedEvent = z.object({
  event: z.string().min(1).max(100),
  person: PersonRef,
  /** When it happened; the delay counts from here. */
  at: Timestamp.optional(),
  properties: Properties.default({}),
  touchpoint: z.string().max(100).optional(),
  language: LanguageTag.optional(),
  /** The order's number or the like: the same event sent twice asks once. */
  externalId: z.string().min(1).max(200).optional(),
});
export const EventHeard = z.object({
  /** One entry for each sending that waits for this event; empty when none does. */
  data: z.array(Scheduled.extend({ sendingId: Id })),
});

export const ResponseRateQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** `channel`, `segment` (each saved one), or an attribute of people. */
  by: z.string().min(1).max(100).optional(),
});
export const ResponseRateRow = z.object({
  value: z.string(),
  invited: z.int(),
  answered: z.int(),
  share: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export const ResponseRateReport = z.object({
  /** Null for anonymous surveys: who answered is not known there. */
  total: ResponseRateRow.nullable(),
  data: z.array(ResponseRateRow),
});
export type ResponseRateReport = z.infer<typeof ResponseRateReport>;

/** A file of events as text: columns `event` and `email`, `phone` or `external_id`, perhaps `at`, `order_id`. */
export const EventsFile = z.object({ csv: z.string().min(1).max(5_000_000) });
export const EventsHeard = z.object({
  rows: z.int(),
  asked: z.int(),
  /** Rows that no running sending waits for. */
  unheard: z.int(),
  notAsked: z.record(z.string(), z.int()),
  rejected: z.array(z.object({ line: z.int(), problem: z.string() })),
});
