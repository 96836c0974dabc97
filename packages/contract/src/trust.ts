import { z } from "zod";
import { ResponseFilter, several } from "./filter.ts";

const Points = z.number();
const Share = z.number().min(0).max(1);
const Limits = z.object({ lower: z.number(), upper: z.number() });

/** What those who answered are held against: everybody known, everybody asked, or shares that somebody typed. */
export const BaseKind = z.enum(["people", "invited", "targets"]);
export type BaseKind = z.infer<typeof BaseKind>;

export const RepresentativenessQuery = ResponseFilter.extend({
  /** The best there is when left out: typed shares, else those who were asked, else everybody known. */
  base: BaseKind.optional(),
  /** Properties to compare and weight by; the likeliest ones when left out. */
  by: several(z.string().min(1).max(100)),
});

export const RepresentedValue = z.object({
  value: z.string(),
  /** Of the base: how many, where that is known, and which share. */
  base: z.int().nullable(),
  baseShare: Share,
  answered: z.int(),
  answeredShare: Share,
  /** Of those in the base how many answered, with its interval. */
  rate: Limits.extend({ value: Share }).nullable(),
});

export const RepresentedProperty = z.object({
  property: z.string(),
  /** Largest share of the base first. */
  values: z.array(RepresentedValue),
  /** That answers differ so much from the base by chance; corrected for how many properties are compared. */
  p: Share.nullable(),
  unequal: z.boolean(),
  /** 1: all values answered alike. `adjusted` is without what chance alone takes away. */
  rIndicator: z.object({ value: z.number(), adjusted: z.number() }).nullable(),
  /** Whether the weights use it: at least two values with ten answers each. */
  weighted: z.boolean(),
  /** Of the base: values that nobody answered from, which no weight can speak for. */
  uncovered: Share,
});
export type RepresentedProperty = z.infer<typeof RepresentedProperty>;

const ScoreWithLimits = z.object({ score: Points, lower: Points, upper: Points });

export const Representativeness = z.object({
  /** What there is to hold answers against, and what was taken; null where there is nothing. */
  bases: z.array(BaseKind),
  base: BaseKind.nullable(),
  /** Why there is none, or none that says anything: `anonymous`, `everybody` known has answered, `few` people. */
  without: z.enum(["anonymous", "everybody", "few"]).nullable(),
  /** In the base, and of them those who answered; null for typed shares. */
  people: z.int().nullable(),
  answered: z.int().nullable(),
  /** Counted answers, and those that could be placed in the base. */
  answers: z.int(),
  placed: z.int(),
  /** Properties that can be compared by. */
  choices: z.array(z.string()),
  properties: z.array(RepresentedProperty),
  /** Over all combinations of the values of these properties. */
  rIndicator: z.object({ value: z.number(), adjusted: z.number() }).nullable(),
  /** The score of the placed answers as it is and weighted to the shares of the base; never one without the other. */
  weighting: z
    .object({
      unweighted: ScoreWithLimits,
      weighted: ScoreWithLimits,
      effectiveN: z.number(),
      designEffect: z.number(),
      designEffectBefore: z.number(),
      /** Answers whose weight was cut at five times the mean, and the largest weight that is left. */
      trimmed: z.int(),
      largest: z.number(),
    })
    .nullable(),
  /** Why nothing was weighted: too few answers, shares that contradict each other, nothing to weight by. */
  unweighable: z.enum(["few", "conflict", "nothing"]).nullable(),
  /** What the score of everybody in the base could be, whatever the silent ones think, and what they would have to think for the target. */
  silence: z
    .object({ lower: Points, upper: Points, target: Points, needed: Points.nullable() })
    .nullable(),
  targets: z.array(
    z.object({
      property: z.string(),
      shares: z.array(z.object({ value: z.string(), share: Share })),
    }),
  ),
});
export type Representativeness = z.infer<typeof Representativeness>;

/** The shares that a property has among all customers; an empty list takes them back. */
export const SetTargets = z.object({
  property: z.string().min(1).max(100),
  shares: z
    .array(z.object({ value: z.string().min(1).max(200), share: z.number().positive().max(1) }))
    .max(50)
    .refine(
      (shares) =>
        shares.length === 0 ||
        Math.abs(shares.reduce((sum, one) => sum + one.share, 0) - 1) <= 0.02,
      "must add up to 1",
    )
    .refine(
      (shares) => new Set(shares.map(({ value }) => value)).size === shares.length,
      "must name each value once",
    ),
});
export type SetTargets = z.infer<typeof SetTargets>;

/** Properties that shares can be typed for, with the values that answers have. */
export const TargetChoices = z.object({
  data: z.array(z.object({ property: z.string(), values: z.array(z.string()) })),
});

/** Whether the overview shows everybody the weighted score beside the one as it is; never instead of it. */
export const WeightedView = z.object({ shown: z.boolean() });
export type WeightedView = z.infer<typeof WeightedView>;
