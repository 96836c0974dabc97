import { z } from "zod";
import { Day, Id, PageQuery, page, Timestamp, UserId } from "./common.ts";

/** What a plan of care begins with: something bought, a case resolved, or nothing heard for so many days. */
export const CareTrigger = z.enum(["purchase", "resolved", "silence"]);
export type CareTrigger = z.infer<typeof CareTrigger>;

const CareStep = z.object({
  /** Days after it happened. */
  afterDays: z.int().min(0).max(730),
  /** What a colleague is to do. */
  words: z.string().trim().min(1).max(300),
});
export type CareStep = z.infer<typeof CareStep>;

export const SaveCarePlan = z.object({
  name: z.string().trim().min(1).max(100),
  trigger: CareTrigger,
  /** Of a plan for those who fell silent: after so many days without a word, an answer or a purchase. */
  silenceDays: z.int().min(7).max(1095).nullable().default(null),
  steps: z.array(CareStep).min(1).max(10),
  /** Whose the tasks are; nobody: who looks after the person. */
  owner: UserId.nullable().default(null),
  active: z.boolean().default(true),
});
export type SaveCarePlan = z.output<typeof SaveCarePlan>;

/** What is done for customers after something happened with them. */
export const CarePlan = z.object({
  id: Id,
  name: z.string(),
  trigger: CareTrigger,
  silenceDays: z.int().nullable(),
  steps: z.array(CareStep),
  owner: z.string().nullable(),
  active: z.boolean(),
  /** What happened before is left alone. */
  activeSince: Timestamp.nullable(),
  /** Tasks that wait, and those that were done. */
  open: z.int(),
  done: z.int(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type CarePlan = z.infer<typeof CarePlan>;
export const CarePlanRef = z.object({ carePlanId: Id });

export const PreviewCarePlan = z.object({
  trigger: CareTrigger,
  silenceDays: z.int().min(7).max(1095).nullable().default(null),
});
export type PreviewCarePlan = z.output<typeof PreviewCarePlan>;
/** For whom a plan would have begun in so many days. */
export const CarePlanPreview = z.object({
  days: z.int(),
  people: z.int(),
  /** Whom nobody may contact, or who have neither a number nor an address: for them it does not begin. */
  leftOut: z.int(),
});

/** What a colleague is to do for a customer. */
export const CareTask = z.object({
  id: Id,
  person: z.object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  keeper: z.string().nullable(),
  plan: z.object({ id: Id, name: z.string(), trigger: CareTrigger }),
  /** When it happened that began the plan. */
  since: Timestamp,
  step: z.int(),
  words: z.string(),
  dueOn: Day,
  owner: z.string().nullable(),
});
export type CareTask = z.infer<typeof CareTask>;
export const CareTaskRef = z.object({ careTaskId: Id });
export const CareTasks = page(CareTask);

export const CareTasksQuery = PageQuery.extend({
  /** `due`: today or earlier; `planned`: all that wait. */
  show: z.enum(["due", "planned"]).default("due"),
  /** `mine`: to do by whoever asks, or by nobody in particular. */
  whose: z.enum(["mine", "all"]).default("mine"),
  /** Those for one person. */
  personId: Id.optional(),
});

export const FinishCareTask = z.discriminatedUnion("result", [
  /** What was said becomes a note of the person. */
  z.object({ result: z.literal("done"), note: z.string().trim().max(5000).default("") }),
  z.object({ result: z.literal("not_needed") }),
  z.object({ result: z.literal("later"), on: Day }),
]);
export type FinishCareTask = z.output<typeof FinishCareTask>;
