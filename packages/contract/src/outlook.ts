import { z } from "zod";
import { Day, Group } from "./common.ts";
import { ResponseFilter } from "./filter.ts";
import { Goal } from "./score.ts";

const Points = z.number();
const Share = z.number().min(0).max(1);

export const ForecastQuery = ResponseFilter.extend({
  /** Months, or weeks while there are too few months. */
  by: z.enum(["week", "month"]).optional(),
});

/** Where the score is likely to go if things go on as they did, from the steps that are over. */
export const Forecast = z.object({
  by: z.enum(["week", "month"]),
  /** Steps with ten answers or more that it takes. */
  needed: z.int(),
  /** The steps that are over, oldest first; `score` is null below ten answers. */
  waves: z.array(z.object({ from: Day, to: Day, answers: z.int(), score: Points.nullable() })),
  /** A quarter of the history ahead at most; empty while there are too few steps. */
  ahead: z.array(
    z.object({
      from: Day,
      to: Day,
      /** Of the true score, and wider of the score that will be measured. */
      mean: Points,
      lower: Points,
      upper: Points,
      measuredLower: Points,
      measuredUpper: Points,
      /** That the true score is at the target or above; null without a target. */
      probability: Share.nullable(),
    }),
  ),
  goal: Goal.nullable(),
  /** The probability of the target in the step of its day; null without a day, or where that is too far ahead to say. */
  reach: z.object({ from: Day, to: Day, probability: Share }).nullable(),
  /** Forecasts that would have been made one step ahead, and how many of them held what was then measured. */
  past: z.object({ made: z.int(), held: z.int(), confidence: Share }),
});
export type Forecast = z.infer<typeof Forecast>;

export const WorthQuery = ResponseFilter.extend({
  /** The property that holds money; the likeliest one when left out. */
  money: z.string().min(1).max(100).optional(),
});

const Money = z.number();

/** What customers are worth by what they answered, from a property that holds money. Association, not cause. */
export const Worth = z.object({
  /** Properties that hold numbers. */
  choices: z.array(z.string()),
  /** The one that was taken; null where there is none. */
  money: z.string().nullable(),
  answers: z.int(),
  /** Answers that came with an amount; only they are counted here. */
  withAmount: z.int(),
  /** True when only the newest were read. */
  capped: z.boolean(),
  total: Money,
  groups: z.array(
    z.object({
      group: Group,
      answers: z.int(),
      total: Money,
      /** Of the money of all. */
      share: Share,
      /** Null below ten amounts, the limits also where all are equal. */
      mean: Money.nullable(),
      lower: Money.nullable(),
      upper: Money.nullable(),
      median: Money.nullable(),
      /** This group less promoters, corrected for two comparisons. */
      difference: z
        .object({ amount: Money, lower: Money, upper: Money, clear: z.boolean() })
        .nullable(),
    }),
  ),
  /** What detractors speak of, other than with praise, by the money behind it. */
  behind: z.array(
    z.object({
      dimension: z.string(),
      value: z.string(),
      answers: z.int(),
      total: Money,
      mean: Money.nullable(),
      lower: Money.nullable(),
      upper: Money.nullable(),
    }),
  ),
});
export type Worth = z.infer<typeof Worth>;
