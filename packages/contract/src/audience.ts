import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { AskingChannel } from "./person.ts";

/** Why somebody was not asked, or not yet. */
export const NOT_ASKED_REASONS = [
  "no_address",
  "test_address",
  "staff",
  "unsubscribed",
  "complained",
  "bounced",
  "suppressed",
  "forgotten",
  "no_consent",
  "quiet_time_kind",
  "quiet_time_workspace",
  "answered_recently",
  "sampled_out",
  "quota_full",
  "already_invited",
  "already_answered",
  "survey_closed",
  "stopped",
  "cancelled",
  "person_erased",
] as const;
export const NotAskedReason = z.enum(NOT_ASKED_REASONS);
export type NotAskedReason = z.infer<typeof NotAskedReason>;

/** How many of each stratum: the values of one attribute, each with its quota. */
export const Quotas = z.object({
  attribute: z.string().min(1).max(100),
  /** Value → how many. `""` stands for people without the attribute; values not named get none. */
  sizes: z.record(z.string().max(200), z.int().min(0).max(10_000_000)),
});
export type Quotas = z.infer<typeof Quotas>;

/** A random sample of whoever may be asked. The same seed and the same people give the same list. */
export const Sample = z
  .object({
    seed: z.string().min(1).max(100).optional(),
    /** Simple random sample of this size … */
    size: z.int().min(1).max(10_000_000).optional(),
    /** … spread over an attribute's values in proportion to their people … */
    proportionalTo: z.string().min(1).max(100).optional(),
    /** … or a size of its own for each value. */
    quotas: Quotas.optional(),
  })
  .refine((sample) => (sample.size === undefined) !== (sample.quotas === undefined), {
    message: "say either a size or quotas",
  });
export type Sample = z.infer<typeof Sample>;

/** Who is asked: everybody, a segment, listed people, or whoever an event happens to; perhaps a sample of them. */
export const AudienceSpec = z
  .object({
    who: z.enum(["everybody", "segment", "members", "event"]),
    segmentId: Id.optional(),
    /** Name of the event, such as `order_delivered`. */
    event: z.string().min(1).max(100).optional(),
    delayMinutes: z
      .int()
      .min(0)
      .max(365 * 24 * 60)
      .default(0),
    sample: Sample.optional(),
  })
  .refine((spec) => spec.who !== "segment" || spec.segmentId !== undefined, {
    message: "name the segment",
    path: ["segmentId"],
  })
  .refine((spec) => spec.who !== "event" || spec.event !== undefined, {
    message: "name the event",
    path: ["event"],
  });
export type AudienceSpec = z.infer<typeof AudienceSpec>;

export const PreviewAudience = z.object({
  audience: AudienceSpec,
  channel: AskingChannel.default("email"),
  /** The sending whose rules and members count, when there is one already. */
  sendingId: Id.optional(),
  /** When it would go out; now when left out. */
  startsAt: Timestamp.optional(),
  /** A margin of error one would like to have, in points. */
  wantedMargin: z.number().min(0.5).max(100).optional(),
});

export const StratumCount = z.object({
  stratum: z.string(),
  /** Who may be asked. */
  eligible: z.int(),
  quota: z.int(),
  drawn: z.int(),
});
export const AudiencePreview = z.object({
  /** Everybody the audience speaks of. */
  people: z.int(),
  /** Who would be asked. */
  asked: z.int(),
  /** Of those, who would be asked later, when their quiet time is over. */
  later: z.int(),
  /**
   * When they would really be asked, if it went out at `startsAt`: quiet hours, working days, quiet
   * times and what is planned already included. Null when nobody is asked.
   */
  when: z
    .object({
      startsAt: Timestamp,
      first: Timestamp,
      last: Timestamp,
      /** By the days of the workspace. */
      days: z.array(z.object({ day: Day, people: z.int() })),
    })
    .nullable(),
  leftOut: z.array(z.object({ reason: NotAskedReason, people: z.int() })),
  strata: z.array(StratumCount),
  /** Share of those invited who answered, from past invitations; null while there are too few to say. */
  responseRate: z
    .object({
      share: z.number(),
      lower: z.number(),
      upper: z.number(),
      invited: z.int(),
      answered: z.int(),
      /** Whose past: this survey's on this channel, this survey's, or the whole workspace's. */
      basis: z.enum(["survey_channel", "survey", "workspace"]),
    })
    .nullable(),
  /** Answers to expect, with the range the response rate's interval gives. */
  expectedAnswers: z.object({ expected: z.int(), lower: z.int(), upper: z.int() }).nullable(),
  /** Half the width of the 95 % interval that many answers would give, in points. */
  expectedMargin: z.number().nullable(),
  /** What the margin is reckoned with: one answer's variance, from past answers or assumed. */
  variance: z.object({ value: z.number(), from: z.enum(["answers", "assumed"]) }),
  /** What the wanted margin takes. */
  wanted: z
    .object({
      margin: z.number(),
      answers: z.int(),
      /** Null while no response rate is known. */
      invitations: z.int().nullable(),
      /** Whether this audience is large enough for it. */
      enough: z.boolean().nullable(),
    })
    .nullable(),
});
export type AudiencePreview = z.infer<typeof AudiencePreview>;
