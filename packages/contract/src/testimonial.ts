import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";
import { ScoreReport } from "./score.ts";

/** `given`: its author agreed to exactly this text, name and place; only then can it be published. */
export const TESTIMONIAL_STATES = [
  "draft",
  "asked",
  "given",
  "published",
  "refused",
  "withdrawn",
] as const;
export const TestimonialState = z.enum(TESTIMONIAL_STATES);
export type TestimonialState = z.infer<typeof TestimonialState>;

/** Where it stands: on the workspace's own public page, or on other pages by the embed script. */
export const TestimonialPlace = z.enum(["page", "embed"]);
export type TestimonialPlace = z.infer<typeof TestimonialPlace>;

/** Why a colleague takes down what was published; how many were is public. */
export const REMOVAL_REASONS = [
  "author_asked",
  "personal_data",
  "wrong_author",
  "not_true_any_more",
  "law",
] as const;
export const RemovalReason = z.enum(REMOVAL_REASONS);
export type RemovalReason = z.infer<typeof RemovalReason>;

const Text = z.string().trim().min(1).max(2000);
const ShownAs = z.string().trim().min(1).max(100);
const Places = z
  .array(TestimonialPlace)
  .min(1)
  .refine((places) => new Set(places).size === places.length, { message: "names a place twice" });

/** What its author agreed to, in the words that they read, and when. */
export const TestimonialConsent = z.object({
  text: z.string(),
  shownAs: z.string(),
  places: z.array(TestimonialPlace),
  picture: z.literal("none"),
  sentence: z.string(),
  language: z.string(),
  at: Timestamp,
});
export type TestimonialConsent = z.infer<typeof TestimonialConsent>;

export const Testimonial = z.object({
  id: Id,
  text: z.string(),
  /** The name as it stands below. */
  shownAs: z.string(),
  places: z.array(TestimonialPlace),
  state: TestimonialState,
  language: z.string().nullable(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  responseId: Id.nullable(),
  consent: TestimonialConsent.nullable(),
  /** Whoever got a reward for answering is marked so. */
  rewarded: z.boolean(),
  askedAt: Timestamp.nullable(),
  publishedAt: Timestamp.nullable(),
  withdrawnAt: Timestamp.nullable(),
  /** `author`, or the reason of a colleague. */
  withdrawnBecause: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
  version: z.int(),
});
export type Testimonial = z.infer<typeof Testimonial>;

export const TestimonialEvent = z.object({
  at: Timestamp,
  /** A colleague, `author`, or a key. */
  by: z.string(),
  kind: z.enum(["made", "changed", "asked", "given", "refused", "published", "withdrawn"]),
});
export const TestimonialDetail = Testimonial.extend({ events: z.array(TestimonialEvent) });
export type TestimonialDetail = z.infer<typeof TestimonialDetail>;

export const Testimonials = page(Testimonial);
export const TestimonialsQuery = PageQuery.extend({
  state: TestimonialState.optional(),
  personId: Id.optional(),
});
export const TestimonialRef = z.object({ testimonialId: Id });

/** Of an answer (`responseId` alone is enough), or of what a person said elsewhere. */
export const CreateTestimonial = z
  .object({
    responseId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
    text: Text.optional(),
    shownAs: ShownAs.optional(),
    places: Places.default(["page", "embed"]),
  })
  .refine(({ responseId, personId, text }) => responseId !== null || (personId !== null && text), {
    message: "needs an answer, or a person and their words",
  });
export type CreateTestimonial = z.infer<typeof CreateTestimonial>;

/** What its author did not agree to is off every page at once, and they are asked again. */
export const PatchTestimonial = z.object({
  text: Text.optional(),
  shownAs: ShownAs.optional(),
  places: Places.optional(),
  version: z.int().optional(),
});
export type PatchTestimonial = z.infer<typeof PatchTestimonial>;

export const WithdrawTestimonial = z.object({ reason: RemovalReason });

export const PraiseSettings = z.object({
  /** Whether the public page of praise is open. */
  page: z.boolean(),
  /** Whether other pages may embed it. */
  embed: z.boolean(),
  /** Whose score stands beside it; the oldest open survey when null. */
  surveyId: Id.nullable(),
});
export type PraiseSettings = z.infer<typeof PraiseSettings>;
export const PraiseSettingsShown = PraiseSettings.extend({
  link: z.string().nullable(),
  /** A line of HTML for other pages. */
  snippet: z.string().nullable(),
});

/** What everybody may read, as the embed script fetches it. */
export const Praise = z.object({
  title: z.string(),
  /** That they were chosen, and by whom. */
  chosen: z.string(),
  /** The score of everybody, with its base and interval; or that there are too few. */
  score: z.string(),
  report: ScoreReport.nullable(),
  /** How many were taken down, by reason. */
  removed: z.string().nullable(),
  items: z.array(
    z.object({
      text: z.string(),
      name: z.string(),
      language: z.string().nullable(),
      /** The mark of whoever got a reward; null for the others. */
      rewarded: z.string().nullable(),
    }),
  ),
});
export type Praise = z.infer<typeof Praise>;
