import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { NamedEmployee } from "./recognition.ts";

const Share = z.number().min(0).max(1);
const Words = z.string().trim().min(1).max(1000);

/** So many counted answers a reward by results rests on at least. */
export const LEAST_ANSWERS_OF_REWARD = 30;

/**
 * What should be looked at before somebody is rewarded: customers who tell of being asked for a ten, more tens through
 * doors that the employee leads to than on invitations, tens in one row, tens at the end of months, customers who
 * answered often, low answers that were left out. None of it proves anything.
 */
export const MotivationSignal = z.object({
  kind: z.enum([
    "asked_for_tens",
    "steered_tens",
    "run_of_tens",
    "month_end",
    "many_from_one",
    "low_left_out",
  ]),
  /** What was seen and what would be usual: counts, or shares from 0 to 1. */
  seen: z.number(),
  usual: z.number().nullable(),
  answers: z.int(),
  /** Chance alone, corrected for the signals that were tested; null for what is counted. */
  p: Share.nullable(),
  /** The answers that it is about, where they are few. */
  responseIds: z.array(Id),
});
export type MotivationSignal = z.infer<typeof MotivationSignal>;

/** What a reward rests on. No raw score: the result stands shrunken, with its interval and its overlap. */
export const MotivationEvidence = z.object({
  from: Day,
  /** The day after the last. */
  to: Day,
  answers: z.int(),
  /** Drawn towards what all employees have in common by as much as the base deserves. */
  shrunk: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  common: z.number().nullable(),
  /** Employees with answers enough, and how many of the others cannot be told apart. */
  compared: z.int(),
  overlapping: z.int(),
  verdict: z.enum(["above_some", "below_some", "not_told_apart", "too_few"]),
  /** Of the surveys these answers belong to: how many were asked in these days, and answered. */
  asked: z.object({ asked: z.int(), answered: z.int() }),
  /** Answers through links, kiosks and interviews, which the employee could lead to. */
  steered: z.int(),
  /** Answers about the employee that count in no score, the low ones among them. */
  leftOut: z.object({ all: z.int(), low: z.int() }),
  signals: z.array(MotivationSignal),
});
export type MotivationEvidence = z.infer<typeof MotivationEvidence>;

export const MotivationQuery = z.object({ employeeId: Id, from: Day, to: Day });
export const CreateMotivation = MotivationQuery.extend({
  /** What is given. */
  reward: Words,
  /** For what, in words. */
  reason: Words,
});
export type CreateMotivation = z.infer<typeof CreateMotivation>;

export const MotivationState = z.enum(["proposed", "confirmed", "refused", "withdrawn"]);
/** A reward by results: proposed by one, decided by another, with the evidence as both saw it. */
export const MotivationRecord = z.object({
  id: Id,
  employee: NamedEmployee,
  reward: z.string(),
  reason: z.string(),
  state: MotivationState,
  evidence: MotivationEvidence,
  proposedBy: z.string(),
  proposedAt: Timestamp,
  decidedBy: z.string().nullable(),
  decidedAt: Timestamp.nullable(),
  decision: z.string().nullable(),
  /** Whether who asks may confirm it: neither who proposed it nor who is rewarded. */
  mayConfirm: z.boolean(),
  /** Whether who asks proposed it and may take it back. */
  mayWithdraw: z.boolean(),
});
export type MotivationRecord = z.infer<typeof MotivationRecord>;
export const MotivationRecords = z.object({ data: z.array(MotivationRecord) });
export const MotivationRef = z.object({ motivationId: Id });
export const DecideMotivation = z.object({
  decision: z.enum(["confirm", "refuse", "withdraw"]),
  /** What was looked at, as it is kept. */
  words: Words,
});
export type DecideMotivation = z.infer<typeof DecideMotivation>;
