import { z } from "zod";
import { CasePriority } from "./case.ts";
import { Id, Score, UserId } from "./common.ts";
import { ThemeCondition } from "./filter.ts";
import { Tone } from "./reading.ts";

/** How an owner is found: by hand, in turn, or whoever has the fewest open cases. */
export const Routing = z.enum(["by_hand", "round_robin", "least_load"]);
export type Routing = z.infer<typeof Routing>;

/** Working hours until somebody is to have been reached, answered, and helped. */
export const CaseTargets = z.object({
  firstContactHours: z.int().min(1).max(1000),
  nextReplyHours: z.int().min(1).max(1000),
  resolutionHours: z.int().min(1).max(5000),
});
export type CaseTargets = z.infer<typeof CaseTargets>;

const Property = z.string().regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value");

/** Which answers open a case; all parts must hold. */
export const CaseCondition = z.object({
  scoreFrom: Score.optional(),
  scoreTo: Score.optional(),
  surveys: z.array(Id).max(50).optional(),
  /** `store=Riga`; the same property twice means either value. */
  properties: z.array(Property).max(20).optional(),
  /** The customer allowed to be contacted about the answer. */
  mayContact: z.literal(true).optional(),
  /** It is known who answered, with an address or a number. */
  reachable: z.literal(true).optional(),
  hasComment: z.literal(true).optional(),
  /** Whoever bought for at least so much in the last year, in any currency. */
  boughtFor: z.number().min(0).max(1_000_000_000).optional(),
  /**
   * What was read in the comment, as the filters of lists say it. A rule that asks for any of it is tried when the
   * comment was read, within seconds; rules below it wait until then where the rest of it holds.
   */
  themes: z.array(ThemeCondition).max(50).optional(),
  tones: z.array(Tone).max(5).optional(),
  /** At least so urgent: 1 somebody waits, 2 today. */
  urgencyFrom: z.union([z.literal(1), z.literal(2)]).optional(),
  /** The customer leaves, has left, or says so. */
  leaving: z.literal(true).optional(),
});
export type CaseCondition = z.infer<typeof CaseCondition>;

/** What becomes of a case that a rule opens. */
export const CaseAction = z.object({
  teamId: Id.nullable().default(null),
  owner: UserId.nullable().default(null),
  routing: Routing.default("by_hand"),
  priority: CasePriority.default("normal"),
  /** Those of the priority, when left out. */
  targets: CaseTargets.nullable().default(null),
  /** Seen by its team alone; needs a team. */
  sensitive: z.boolean().default(false),
});
export type CaseAction = z.infer<typeof CaseAction>;

export const SaveCaseRule = z.object({
  name: z.string().trim().min(1).max(100),
  condition: CaseCondition,
  action: CaseAction,
  active: z.boolean().default(true),
});
export type SaveCaseRule = z.infer<typeof SaveCaseRule>;
/** Rules are tried in order; the first one that holds opens the case. */
export const CaseRule = SaveCaseRule.extend({ id: Id, position: z.int() });
export type CaseRule = z.infer<typeof CaseRule>;
export const CaseRuleRef = z.object({ caseRuleId: Id });
export const OrderCaseRules = z.object({ ids: z.array(Id).min(1).max(200) });
export const PreviewCaseRule = z.object({ condition: CaseCondition });
export const CaseRulePreview = z.object({
  days: z.int(),
  /** Counted answers of those days. */
  answers: z.int(),
  /** How many of them would have opened a case. */
  wouldOpen: z.int(),
  /** And how many of those have none yet. */
  withoutCase: z.int(),
});
export type CaseRulePreview = z.infer<typeof CaseRulePreview>;
/** Opens cases for answers of the last 90 days; `expected` is the number that was shown. */
export const ApplyCaseRule = z.object({ expected: z.int().min(1).max(1000) });
export const CasesOpened = z.object({ opened: z.int() });
