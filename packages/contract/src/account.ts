import { z } from "zod";
import { Day, Id, PageQuery, Timestamp } from "./common.ts";
import { AccountRole } from "./person.ts";
import { Interval, ScoreReport } from "./score.ts";

/** Money in one currency. */
export const MoneySum = z.object({ currency: z.string(), amount: z.number() });
export type MoneySum = z.infer<typeof MoneySum>;

const AccountName = z.string().trim().min(1).max(200);
const ExternalId = z.string().trim().min(1).max(200);

/** A company with the people in it. */
export const Account = z.object({
  id: Id,
  name: z.string(),
  /** The number of this company in another system. */
  externalId: z.string().nullable(),
  people: z.int(),
  /** Of them, those who ever gave an answer that counts. */
  answered: z.int(),
  answers: z.int(),
  /** Of the latest answer of each person to each survey: promoters, passives, detractors. */
  promoters: z.int(),
  passives: z.int(),
  detractors: z.int(),
  /** The mean of these ratings, 0 to 10; few answers are never turned into a score. */
  meanRating: z.number().nullable(),
  lastAnsweredAt: Timestamp.nullable(),
  /** What its people bought in the last 365 days, by currency. */
  revenue: z.array(MoneySum),
  createdAt: Timestamp,
});
export type Account = z.infer<typeof Account>;

export const AccountSort = z.enum(["name", "created", "people", "answers", "rating", "revenue"]);
export type AccountSort = z.infer<typeof AccountSort>;

export const AccountQuery = PageQuery.extend({
  /** Looks in name and external id. */
  search: z.string().trim().max(200).optional(),
  sort: AccountSort.default("name"),
  order: z.enum(["asc", "desc"]).default("asc"),
});

export const CreateAccount = z.object({
  name: AccountName,
  externalId: ExternalId.optional(),
  /** People who belong to it from now on. */
  people: z.array(Id).max(500).default([]),
});
export const PatchAccount = z.object({
  name: AccountName.optional(),
  externalId: ExternalId.nullable().optional(),
});
export const AccountRef = z.object({ accountId: Id });
export const MergeAccounts = z.object({ keep: Id, merge: Id });

/** People who belong to the account from now on; a person belongs to one account at most. */
export const PutAccountPeople = z.object({
  people: z.array(Id).min(1).max(500),
  role: AccountRole.nullable().optional(),
});
export const AccountPersonRef = AccountRef.extend({ personId: Id });

/** A score of several answers of one account; below ten answers counts alone. */
export const AccountDetail = Account.extend({
  /** All counted answers of its people. */
  score: ScoreReport,
  /** The same of those who decide and of those who use. */
  byRole: z.array(
    z.object({
      role: AccountRole.nullable(),
      people: z.int(),
      answered: z.int(),
      score: ScoreReport,
    }),
  ),
  /** All that its people ever bought, by currency. */
  revenueEver: z.array(MoneySum),
  /** People who were asked and never answered, and people who were never asked. */
  silent: z.object({ asked: z.int(), neverAsked: z.int() }),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

export const AccountsScoreQuery = z.object({
  surveyId: Id,
  from: Day.optional(),
  to: Day.optional(),
});

const Clustered = z.object({
  /** Null below ten answers or below two accounts. */
  score: z.number().nullable(),
  answers: z.int(),
  accounts: z.int(),
  /** With accounts as clusters; `null` where there is no score. */
  interval: Interval.nullable(),
  /** How many independent answers would be as precise. */
  effectiveN: z.number().nullable(),
  /** Below twenty accounts the interval is itself uncertain, and said so. */
  fewAccounts: z.boolean(),
});

/** The score of everybody who belongs to an account, with the people of one account as one cluster. */
export const AccountsScore = Clustered.extend({
  /** The same answers as if each stood for itself: what the interval would be, too narrow. */
  alone: ScoreReport,
  /** Answers of people of no account, or of nobody known; they are not in it. */
  without: z.int(),
  /** The same of those who decide and of those who use. */
  roles: z.array(Clustered.extend({ role: AccountRole })),
  /** Deciders less users, within the accounts; null where either has no score. */
  difference: z
    .object({ points: z.number(), lower: z.number(), upper: z.number(), clear: z.boolean() })
    .nullable(),
  /** True when only the newest answers were read. */
  capped: z.boolean(),
});
export type AccountsScore = z.infer<typeof AccountsScore>;
