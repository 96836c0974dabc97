import { z } from "zod";
import { Id, LanguageTag, PageQuery, Timestamp } from "./common.ts";

/** What everyone gets who answers, whatever the score: a code each from a pool, or one code for all. */
export const Reward = z.object({
  kind: z.enum(["pool", "shared"]),
  /** What it is, by language: "10 % off your next order". */
  title: z.record(LanguageTag, z.string().min(1).max(200)),
  sharedCode: z.string().nullable(),
  active: z.boolean(),
  /** A warning is shown when so few codes are left. */
  lowStock: z.int(),
  /** Null for one code for all. */
  stock: z.object({ left: z.int(), given: z.int(), low: z.boolean() }).nullable(),
  createdAt: Timestamp,
});
export type Reward = z.infer<typeof Reward>;
export const RewardState = z.object({ reward: Reward.nullable() });

export const SaveReward = z
  .object({
    kind: z.enum(["pool", "shared"]),
    title: z.record(LanguageTag, z.string().trim().min(1).max(200)),
    sharedCode: z.string().trim().min(1).max(100).nullable().default(null),
    active: z.boolean().default(true),
    lowStock: z.int().min(0).max(1_000_000).default(20),
  })
  .refine((reward) => (reward.kind === "shared") === (reward.sharedCode !== null), {
    message: "one code for all needs the code, a pool takes its codes separately",
    path: ["sharedCode"],
  });
export type SaveReward = z.infer<typeof SaveReward>;

export const AddCodes = z.object({
  codes: z.array(z.string().trim().min(1).max(100)).min(1).max(10_000),
});
export const CodesAdded = z.object({ added: z.int(), known: z.int() });

/** `given` are the latest first, `free` in the order in which they will be given. */
export const RewardCodesQuery = PageQuery.extend({ standing: z.enum(["given", "free"]) });
/** A code of the pool, and who holds it: nobody is named for answers without a person. */
export const RewardCode = z.object({
  code: z.string(),
  addedAt: Timestamp,
  givenAt: Timestamp.nullable(),
  person: z
    .object({ id: Id, name: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  /** The answer that earned it, where nobody is known by name. */
  responseId: Id.nullable(),
});
export type RewardCode = z.infer<typeof RewardCode>;
export const RemoveCodes = z.object({ codes: z.array(z.string().max(100)).min(1).max(10_000) });
export const CodesRemoved = z.object({ removed: z.int() });
