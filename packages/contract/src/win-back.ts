import { z } from "zod";
import { Id, Timestamp } from "./common.ts";
import { AskingChannel } from "./person.ts";

const Currency = z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as EUR");
const LapsedDays = z.coerce.number().int().min(1).max(3650);
const Share = z.number().min(0).max(1);

/** Whom a win-back speaks of: bought before, and nothing for so many days. */
export const LapsedQuery = z.object({
  lapsedDays: LapsedDays.default(180),
  /** The one in which most was bought, when left out. */
  currency: Currency.optional(),
  /** Only those who ever bought for so much, in that currency. */
  leastValue: z.coerce.number().min(0).max(1e11).optional(),
});

/** A customer who bought and does not any more. */
export const LapsedCustomer = z.object({
  personId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Everything they ever bought, in the currency of the list. */
  value: z.number(),
  purchases: z.int(),
  lastPurchaseAt: Timestamp,
  lastScore: z.int().nullable(),
  /** What they wrote last, with the day. */
  lastWords: z.string().nullable(),
  lastAnsweredAt: Timestamp.nullable(),
  /** When we wrote to them last, asking or answering. */
  lastContactAt: Timestamp.nullable(),
  /** Channels on which they agreed to be written to, and those on which they may not be. */
  agreed: z.array(z.string()),
  refused: z.array(z.string()),
  /** The win-back that they are in and whose time is not over. */
  inRound: Id.nullable(),
});
export type LapsedCustomer = z.infer<typeof LapsedCustomer>;

/** The most valuable of them first. */
export const LapsedList = z.object({
  /** Null where no purchases are known. */
  currency: z.string().nullable(),
  currencies: z.array(z.string()),
  lapsedDays: z.int(),
  customers: z.int(),
  value: z.number(),
  data: z.array(LapsedCustomer),
});
export type LapsedList = z.infer<typeof LapsedList>;

/**
 * Begins a win-back: a draft of a sending to everybody of the list who may be written to on the channel,
 * less a random tenth that is left alone, when asked to, so that what came of it can be told.
 */
export const CreateWinBack = z.object({
  name: z.string().trim().min(1).max(100),
  /** The survey whose sending it becomes; `phone` is a list of calls. */
  surveyId: Id,
  channel: AskingChannel.default("email"),
  lapsedDays: z.int().min(1).max(3650).default(180),
  currency: Currency.optional(),
  leastValue: z.number().min(0).max(1e11).optional(),
  holdOut: z.boolean().default(true),
  /** Purchases of so many days count as coming back. */
  outcomeDays: z.int().min(7).max(365).default(90),
});

const Arm = z.object({
  /** As they were drawn, whatever became of the sending. */
  people: z.int(),
  /** Of them, those who are still known; erased people are in neither figure below. */
  known: z.int(),
  /** Bought within the time. */
  returned: z.int(),
  share: Share.nullable(),
  revenue: z.number(),
  /** Of them, those who were asked something meanwhile: by this sending, or, of those left alone, by another. */
  writtenTo: z.int(),
});

export const WinBack = z.object({
  id: Id,
  name: z.string(),
  surveyId: Id,
  sendingId: Id.nullable(),
  channel: AskingChannel,
  lapsedDays: z.int(),
  currency: z.string(),
  leastValue: z.number().nullable(),
  outcomeDays: z.int(),
  /** How the tenth was drawn, for whoever wants to draw it again. */
  draw: z.object({ seed: z.string(), method: z.string() }),
  by: z.string(),
  createdAt: Timestamp,
  endsAt: Timestamp,
  over: z.boolean(),
  contacted: Arm,
  heldBack: Arm,
  /** Contacted less left alone, as shares and as money a person; null while too few are in an arm. */
  difference: z
    .object({
      share: z.number(),
      lower: z.number(),
      upper: z.number(),
      revenue: z.object({ amount: z.number(), lower: z.number(), upper: z.number() }).nullable(),
    })
    .nullable(),
  /** `running` until the time is over: looking early would find what is not there. */
  verdict: z.enum([
    "running",
    "nothing_held_back",
    "too_few",
    "no_clear_difference",
    "more",
    "fewer",
  ]),
});
export type WinBack = z.infer<typeof WinBack>;
export const WinBacks = z.object({ data: z.array(WinBack) });
export const WinBackRef = z.object({ winBackId: Id });
