import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";

/** A review that stands on somebody else's site; it never enters a score. */
export const Review = z.object({
  id: Id,
  site: z.string(),
  externalId: z.string(),
  url: z.string().nullable(),
  rating: z.number(),
  scale: z.int(),
  words: z.string(),
  author: z.string(),
  at: Timestamp,
  /** A draft: it is copied by hand to the site, since nothing is posted from here. */
  answer: z.string(),
  /** When a colleague said that the answer stands on the site. */
  answeredAt: Timestamp.nullable(),
  answeredBy: z.string().nullable(),
  caseId: Id.nullable(),
  version: z.int(),
});
export type Review = z.infer<typeof Review>;

export const Reviews = page(Review).extend({
  /** The sites there are reviews of, with how many. */
  sites: z.array(z.object({ site: z.string(), reviews: z.int(), unanswered: z.int() })),
});
export type Reviews = z.infer<typeof Reviews>;

export const ReviewsQuery = PageQuery.extend({
  site: z.string().max(100).optional(),
  answered: z.enum(["true", "false"]).optional(),
  search: z.string().trim().max(200).optional(),
});
export type ReviewsQuery = z.infer<typeof ReviewsQuery>;
export const ReviewRef = z.object({ reviewId: Id });

/** A review as it is taken in; the same site and id again changes nothing. */
export const NewReview = z.object({
  site: z.string().trim().min(1).max(100),
  externalId: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  rating: z.number().min(0).max(100),
  scale: z.union([z.literal(5), z.literal(10), z.literal(100)]).default(5),
  words: z.string().trim().max(10_000).default(""),
  author: z.string().trim().max(200).default(""),
  at: Timestamp,
});
export type NewReview = z.infer<typeof NewReview>;
export const AddReviews = z.object({ reviews: z.array(NewReview).min(1).max(1000) });

export const PatchReview = z.object({
  answer: z.string().trim().max(5000).optional(),
  /** That the answer stands on the site now, or does not. */
  answered: z.boolean().optional(),
  version: z.int().optional(),
});
export type PatchReview = z.infer<typeof PatchReview>;

export const ReviewCase = z.object({ caseId: Id });
