import { z } from "zod";
import { Group, Id, LanguageTag, Properties, Score, Timestamp } from "./common.ts";
import { LIMITS } from "./limits.ts";
import { ReadingSummary, ResponseReading } from "./reading.ts";

export const CHANNELS = [
  "link",
  "email",
  "web",
  "kiosk",
  "phone",
  "in_person",
  "sms",
  "telegram",
  "api",
  "import",
  "form",
] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** Who answered; any one of them is enough, all are normalised. */
export const PersonRef = z.object({
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
  externalId: z.string().min(1).max(200).optional(),
  name: z.string().max(200).optional(),
});
export type PersonRef = z.infer<typeof PersonRef>;

/** Question id → its answer; several values where several could be ticked. */
export const FurtherAnswers = z.record(
  z.string().min(1).max(100),
  z.union([z.string().max(5000), z.array(z.string().max(1000)).max(50)]),
);
export type FurtherAnswers = z.infer<typeof FurtherAnswers>;

export const CreateResponse = z.object({
  /** Made by the client: sending the same id twice records one answer. */
  id: Id.optional(),
  score: Score,
  comment: z.string().max(LIMITS.comment).optional(),
  /** Answers to the survey's further questions, by question id; what they do not ask is left out. */
  answers: FurtherAnswers.optional(),
  properties: Properties.default({}),
  person: PersonRef.optional(),
  channel: Channel.default("api"),
  /** A named place the link stood in: poster, receipt, shop. */
  source: z.string().max(100).optional(),
  touchpoint: z.string().max(100).optional(),
  language: LanguageTag.optional(),
  /** When the customer answered; now, when left out. Never in the future. */
  answeredAt: Timestamp.optional(),
});
export type CreateResponse = z.input<typeof CreateResponse>;

export const PatchResponse = z.object({
  score: Score.optional(),
  comment: z.string().max(LIMITS.comment).nullable().optional(),
  properties: Properties.optional(),
  touchpoint: z.string().max(100).nullable().optional(),
  tags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
});
export type PatchResponse = z.infer<typeof PatchResponse>;

export const ExclusionReason = z.enum([
  "test",
  "duplicate",
  "staff",
  "spam",
  "not_a_customer",
  "other",
]);
export const Exclude = z.object({
  reason: ExclusionReason,
  /** Required for `other`, welcome for all. */
  note: z.string().trim().max(500).default(""),
});

/** Whoever an answer leads to, with what they are called and reached by. */
export const PersonOfResponse = z.object({
  id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalId: z.string().nullable(),
});
export type PersonOfResponse = z.infer<typeof PersonOfResponse>;

export const ResponseItem = z.object({
  id: Id,
  surveyId: Id,
  score: Score,
  group: Group,
  comment: z.string().nullable(),
  /** Answers to the further questions, by question id; several where several could be ticked. */
  answers: FurtherAnswers,
  properties: Properties,
  channel: Channel,
  source: z.string().nullable(),
  touchpoint: z.string().nullable(),
  language: z.string().nullable(),
  person: PersonOfResponse.nullable(),
  /** The customer allowed to be contacted about this answer, and has not taken it back since. */
  mayContact: z.boolean(),
  tags: z.array(z.string()),
  answeredAt: Timestamp,
  recordedAt: Timestamp,
  updatedAt: Timestamp,
  /** Why this answer is not in the score, when it is not. */
  exclusion: z
    .object({ reason: z.string(), note: z.string(), by: z.string(), at: Timestamp })
    .nullable(),
  /** Waiting to be counted: probably a machine opened the link. */
  quarantine: z.object({ reason: z.string(), until: Timestamp.nullable() }).nullable(),
  /** What a machine read in the comment; null without one, and until it is read. */
  reading: ReadingSummary.nullable(),
});
export type ResponseItem = z.infer<typeof ResponseItem>;

export const ResponseNote = z.object({ id: Id, text: z.string(), by: z.string(), at: Timestamp });
export const ResponseChange = z.object({
  at: Timestamp,
  by: z.string(),
  /** Field name → what it was and became. */
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
});
export const ResponseDetail = ResponseItem.extend({
  /** Whom the customer named on an open link. Nobody has checked it, so the answer is not theirs. */
  claimed: PersonOfResponse.nullable(),
  /** Whether the comment as it was written is kept, sealed, beside this one; owners can open it. */
  originalKept: z.boolean(),
  notes: z.array(ResponseNote),
  history: z.array(ResponseChange),
  reading: ResponseReading.nullable(),
});
export type ResponseDetail = z.infer<typeof ResponseDetail>;
export const CreateNote = z.object({ text: z.string().trim().min(1).max(5000) });
const ChosenResponses = z.array(Id).min(1).max(500);
/** One change to many answers: a tag given or taken off, or left out of the score (`null` takes back in). */
export const ChangeResponses = z.object({
  responses: ChosenResponses,
  change: z.discriminatedUnion("what", [
    z.object({
      what: z.literal("tag"),
      tag: z.string().trim().min(1).max(50),
      on: z.boolean(),
    }),
    z.object({ what: z.literal("exclusion"), exclusion: Exclude.nullable() }),
  ]),
});
/** Those that are different now: what an undo has to touch. */
export const ChangedResponses = z.object({ changed: z.array(Id) });
export const ExportChosenResponses = z.object({
  responses: z.array(Id).min(1).max(5000),
  format: z.enum(["csv", "xlsx"]).default("csv"),
});
export const ResponseRef = z.object({ responseId: Id });
