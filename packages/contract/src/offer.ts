import { z } from "zod";
import { Id, LanguageTag, PageQuery, page, Timestamp } from "./common.ts";
import { SegmentFilter } from "./person.ts";

/** `ended` by a colleague, or since its last day is over: no more codes, and none is taken in. */
export const OfferState = z.enum(["planned", "running", "ended"]);
export type OfferState = z.infer<typeof OfferState>;

const Words = z.record(LanguageTag, z.string().trim().min(1).max(500));

/**
 * Whom it is for: a saved segment, or conditions of its own on attributes, purchases, tags and the like. Neither may look
 * at a score, a group or a tone.
 */
export const OfferAudience = z
  .object({
    segmentId: Id.nullable().default(null),
    filter: SegmentFilter.nullable().default(null),
  })
  .refine(({ segmentId, filter }) => segmentId === null || filter === null, {
    message: "is a segment or conditions of its own, not both",
  });
export type OfferAudience = z.infer<typeof OfferAudience>;

export const Offer = z.object({
  id: Id,
  /** What it is, by language. */
  title: z.record(LanguageTag, z.string()),
  audience: OfferAudience,
  state: OfferState,
  startsAt: Timestamp,
  /** Null for one that ends by hand. */
  endsAt: Timestamp.nullable(),
  /** So many codes at most; null for no limit. */
  mostCodes: z.int().nullable(),
  /** What goes to the customer's benefits when the code is taken in; 0 for nothing. */
  points: z.int(),
  /** Whether somebody with an open case waits. */
  waitsForCases: z.boolean(),
  /** Whether customers fetch their code themselves, on their own page. */
  fetched: z.boolean(),
  issued: z.int(),
  redeemed: z.int(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type Offer = z.infer<typeof Offer>;
export const Offers = z.object({ data: z.array(Offer), nextCursor: z.null() });

export const CreateOffer = z.object({
  title: Words.refine((words) => Object.keys(words).length > 0, { message: "needs a language" }),
  audience: OfferAudience.default({ segmentId: null, filter: null }),
  /** Now when left out. */
  startsAt: Timestamp.optional(),
  endsAt: Timestamp.nullable().default(null),
  mostCodes: z.int().min(1).max(1_000_000).nullable().default(null),
  points: z.int().min(0).max(1_000_000).default(0),
  waitsForCases: z.boolean().default(true),
  /** Customers whom it is for fetch their code themselves, on their own page; colleagues can give it all the same. */
  fetched: z.boolean().default(false),
});
export type CreateOffer = z.infer<typeof CreateOffer>;

export const PatchOffer = z.object({
  title: CreateOffer.shape.title.optional(),
  endsAt: Timestamp.nullable().optional(),
  /** Ends it now. */
  ended: z.literal(true).optional(),
});
export type PatchOffer = z.infer<typeof PatchOffer>;
export const OfferRef = z.object({ offerId: Id });

export const PreviewOffer = z.object({
  audience: OfferAudience,
  waitsForCases: z.boolean().default(true),
});
export const OfferPreview = z.object({
  /** People who would get a code now. */
  people: z.int(),
  /** Who is left out although they belong to the audience. */
  leftOut: z.object({ openCase: z.int() }),
});
export type OfferPreview = z.infer<typeof OfferPreview>;

/** To one person, or to everybody in the audience who has none yet. */
export const IssueOffer = z.object({ personId: Id.nullable().default(null) });
export const OfferIssued = z.object({
  issued: z.int(),
  /** Why others got none. */
  leftOut: z.object({ has: z.int(), openCase: z.int(), noneLeft: z.int() }),
});
export type OfferIssued = z.infer<typeof OfferIssued>;

export const OfferCode = z.object({
  offerId: Id,
  code: z.string(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  issuedAt: Timestamp,
  redeemedAt: Timestamp.nullable(),
  redeemedBy: z.string().nullable(),
});
export type OfferCode = z.infer<typeof OfferCode>;
export const OfferCodes = page(OfferCode);
export const OfferCodesQuery = PageQuery;

export const RedeemCode = z.object({ code: z.string().trim().min(1).max(40) });
export const Redeemed = OfferCode.extend({
  title: z.record(LanguageTag, z.string()),
  /** What the customer's benefits got. */
  points: z.int(),
});
export type Redeemed = z.infer<typeof Redeemed>;

export const BenefitEntry = z.object({
  id: Id,
  at: Timestamp,
  /** Below 0 where something was spent. */
  amount: z.int(),
  why: z.string(),
  by: z.string(),
});
export const Benefits = z.object({
  /** The sum of all entries; nothing else is kept of it. */
  balance: z.int(),
  /** The newest 100. */
  entries: z.array(BenefitEntry),
});
export type Benefits = z.infer<typeof Benefits>;
/** After how many months points that were not used expire; null for never. */
export const BenefitRule = z.object({ months: z.int().min(1).max(120).nullable() });
export type BenefitRule = z.infer<typeof BenefitRule>;

export const AddBenefit = z.object({
  amount: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((amount) => amount !== 0, { message: "must not be 0" }),
  why: z.string().trim().min(1).max(200),
  /** What it comes from, such as an order: the same one counts once. */
  sourceKey: z.string().trim().min(1).max(200).optional(),
});
export type AddBenefit = z.infer<typeof AddBenefit>;
