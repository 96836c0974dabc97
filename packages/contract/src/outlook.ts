import { z } from "zod";
import { Day, Group } from "./common.ts";
import { FilterCondition, ResponseFilter } from "./filter.ts";
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
  /** The currency of purchases; the one in which most were made when left out. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be a currency code such as EUR")
    .optional(),
  /** What of a sale is left, 0 to 1; without it no lifetime value is said. */
  margin: z.coerce.number().min(0).max(1).optional(),
  /** What says that somebody came by recommendation: `answers[how]=friend`, or `source=referral`. */
  recommended: FilterCondition.optional(),
});

const Money = z.number();

const MoneyLimits = z.object({ amount: Money, lower: Money, upper: Money });
const ShareLimits = z.object({ share: Share, lower: Share, upper: Share });

/**
 * What customers bought after they had answered, by what they answered: later purchases are outcomes. Each person
 * counts once, with the first answer of the period of which so many days are over. Association, not cause.
 */
export const PurchasesWorth = z.object({
  currency: z.string(),
  currencies: z.array(z.string()),
  /** Purchases of so many days after an answer; the longest of 365, 180 and 90 for which thirty people suffice. */
  days: z.int(),
  people: z.int(),
  groups: z.array(
    z.object({
      group: Group,
      people: z.int(),
      /** Bought for so much a person in these days; null below ten people. */
      revenue: MoneyLimits.extend({ median: Money }).nullable(),
      averageCheck: Money.nullable(),
      /** Bought twice or more often in these days. */
      repeat: ShareLimits.nullable(),
      /** Of those who had bought in as many days before, those who bought again. */
      retained: ShareLimits.extend({ of: z.int() }).nullable(),
      /** The same revenue × margin; null without a margin. */
      profit: MoneyLimits.nullable(),
      /** Revenue a year × margin × retention over five years at 10 %; null without a margin or a retention. */
      lifetimeValue: Money.nullable(),
    }),
  ),
  /**
   * What people bought who criticised a theme with that first answer, most people first: ten themes at most, each with ten
   * people or more. Somebody may stand under several.
   */
  themes: z.array(
    z.object({
      theme: z.string(),
      people: z.int(),
      revenue: MoneyLimits.extend({ median: Money }).nullable(),
      profit: MoneyLimits.nullable(),
      retained: ShareLimits.extend({ of: z.int() }).nullable(),
      /** What they bought in as many days before: what is at stake. */
      before: Money,
    }),
  ),
  /** A year's revenue of detractors × how much less often they stay than promoters; null where too few are known. */
  atRisk: MoneyLimits.extend({ detractorRevenue: Money }).nullable(),
  /** Customers of the last 365 days who never gave an answer, and what they bought. */
  silent: z.object({ people: z.int(), revenue: Money, share: Share.nullable() }),
  /** What went with one point of the rating, a person and year; null where it cannot be said. */
  onePoint: MoneyLimits.extend({ people: z.int(), clear: z.boolean() }).nullable(),
  /** Of the last 365 days against those before; null where nothing was bought in those. */
  growth: z
    .object({
      priorRevenue: Money,
      returningRevenue: Money,
      earnedRevenue: Money,
      boughtRevenue: Money,
      /** Of the revenue of new customers, that of those who never said how they came: it counts as bought. */
      unknownShare: Share.nullable(),
      /** Fractions: 0.1 is 10 %. */
      retention: z.number(),
      earnedGrowth: z.number(),
      totalGrowth: z.number(),
    })
    .nullable(),
});
export type PurchasesWorth = z.infer<typeof PurchasesWorth>;

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
  /** From purchases; null where none are known. */
  purchases: PurchasesWorth.nullable(),
});
export type Worth = z.infer<typeof Worth>;
