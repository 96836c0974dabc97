import { z } from "zod";
import { Id, LanguageTag, Timestamp } from "./common.ts";
import { Channel } from "./response.ts";

/** Everything a respondent reads, in one language. Plain text; `{subject}` stands for what is recommended. */
export const SurveyTexts = z.object({
  question: z.string().min(1).max(500),
  lowEnd: z.string().max(100),
  highEnd: z.string().max(100),
  /** What is asked after the score, by group. */
  followUp: z.object({
    promoter: z.string().min(1).max(500),
    passive: z.string().min(1).max(500),
    detractor: z.string().min(1).max(500),
  }),
  thanks: z.object({
    promoter: z.string().min(1).max(500),
    passive: z.string().min(1).max(500),
    detractor: z.string().min(1).max(500),
  }),
  /** Who asks, why, and how long it is kept: one sentence above the comment. */
  privacy: z.string().max(500),
});
export type SurveyTexts = z.infer<typeof SurveyTexts>;

export const Brand = z.object({
  /** `#rrggbb` */
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  logoUrl: z.url({ protocol: /^https?$/ }).nullable(),
  privacyUrl: z.url({ protocol: /^https?$/ }).nullable(),
});
export type Brand = z.infer<typeof Brand>;

export const SurveyKind = z.enum(["relationship", "transactional", "employee"]);
export const SurveyStatus = z.enum(["open", "closed", "archived"]);

/** Which attributes of a person an answer keeps as they are when it is given; the survey's dimensions always. */
export const FrozenAttributes = z.union([
  z.literal("all"),
  z.array(z.string().min(1).max(100)).max(50),
]);
export type FrozenAttributes = z.infer<typeof FrozenAttributes>;

/** Many answers from one place within minutes: perhaps a class or a queue, perhaps somebody who stuffs the box. */
export const AnswerBurst = z.object({
  channel: Channel,
  answers: z.int(),
  from: Timestamp,
  to: Timestamp,
});
export type AnswerBurst = z.infer<typeof AnswerBurst>;

export const Survey = z.object({
  id: Id,
  name: z.string(),
  kind: SurveyKind,
  status: SurveyStatus,
  /** What is recommended: the `{subject}` of the question. */
  subject: z.string(),
  languages: z.array(LanguageTag).min(1),
  defaultLanguage: LanguageTag,
  /** Complete texts of every language of the survey: own wording over the ready-made one. */
  texts: z.record(LanguageTag, SurveyTexts),
  brand: Brand,
  /** Properties whose values are tallied, besides channel and language. */
  dimensions: z.array(z.string()),
  /** Attributes of the person that an answer keeps, besides the dimensions; an anonymous survey keeps none. */
  frozenAttributes: FrozenAttributes,
  /** Anonymous surveys keep nothing that leads from an answer to a person. */
  anonymous: z.boolean(),
  isDefault: z.boolean(),
  slug: z.string(),
  /** The open link `/s/:slug`. */
  link: z.string(),
  answers: z.int(),
  /** What earlier answers are being counted under at the moment; null when everything is complete. */
  counting: z
    .object({
      /** New dimensions: complete, and quick, when it is over. */
      dimensions: z.array(z.string()),
      /** Whether answers move to the days of another time zone. */
      days: z.boolean(),
      /** How much is done, 0 to 1. */
      share: z.number(),
    })
    .nullable(),
  /** The latest burst of the past seven days. */
  burst: AnswerBurst.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Survey = z.infer<typeof Survey>;

/** A property that is tallied; `@` begins the names of what is found in comments. */
const DimensionName = z.string().min(1).max(100).regex(/^[^@]/, "must not begin with @");

export const CreateSurvey = z.object({
  name: z.string().trim().min(1).max(100),
  kind: SurveyKind.default("relationship"),
  subject: z.string().trim().min(1).max(100).optional(),
  languages: z.array(LanguageTag).min(1).max(20).optional(),
  dimensions: z.array(DimensionName).max(10).default([]),
  frozenAttributes: FrozenAttributes.optional(),
  anonymous: z.boolean().default(false),
});
export const DuplicateSurvey = z.object({ name: z.string().trim().min(1).max(100) });
/** Brings a deleted survey back; archived unless something else is said. */
export const RestoreSurvey = z.object({ status: SurveyStatus.default("archived") });

export type CreateSurvey = z.input<typeof CreateSurvey>;

export const SurveyPatch = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  subject: z.string().trim().min(1).max(100).optional(),
  status: SurveyStatus.optional(),
  languages: z.array(LanguageTag).min(1).max(20).optional(),
  defaultLanguage: LanguageTag.optional(),
  /** Own wording; null returns to the ready-made text. */
  texts: z.record(LanguageTag, SurveyTexts.nullable()).optional(),
  brand: Brand.partial().optional(),
  /** A new dimension is filled in from earlier answers by a job. */
  dimensions: z.array(DimensionName).max(10).optional(),
  /** Counts for answers from now on. */
  frozenAttributes: FrozenAttributes.optional(),
});
export type SurveyPatch = z.infer<typeof SurveyPatch>;

/** A PNG in base64, half a megabyte at most; it is written anew from its pixels before it is kept. */
export const SaveLogo = z.object({ png: z.base64().min(40).max(700_000) });

export const WordingCheck = z.object({
  text: z.string().max(10_000),
  language: LanguageTag,
  /** A question is looked at for everything that steers; any other text for begging alone. */
  of: z.enum(["question", "text"]).default("question"),
});
export const WordingWarning = z.object({
  code: z.enum([
    "too_long",
    "leading",
    "double",
    "negated",
    "jargon",
    "shouting",
    "assumes_good",
    "no_subject",
    "begs",
  ]),
  /** The words that gave rise to it, or the count; where a text begs for the best score, the sentence. */
  evidence: z.string(),
});
export const WordingReport = z.object({ warnings: z.array(WordingWarning) });

export const Dimension = z.object({
  dimension: z.string(),
  /** False for a property that came with answers and is not tallied: its values are those of the latest 2,000 answers. */
  declared: z.boolean(),
  /** Whether all its values are numbers. */
  numeric: z.boolean(),
  /** How it and its values are called, and in which order they stand. */
  label: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  order: z.array(z.string()),
  bands: z.array(z.number()),
  /** Themes and tones have a label in the reader's language; what the workspace sent speaks for itself. */
  values: z.array(z.object({ value: z.string(), label: z.string().nullable(), answers: z.int() })),
});
export const Dimensions = z.object({
  data: z.array(Dimension),
  /**
   * Further questions as `answers[ID]`. Those with choices or steps narrow and break down as properties do;
   * those in words have no values.
   */
  questions: z.array(
    z.object({
      dimension: z.string(),
      text: z.record(LanguageTag, z.string()),
      /** Steps have no label of their own. */
      values: z.array(
        z.object({ value: z.string(), label: z.record(LanguageTag, z.string()).nullable() }),
      ),
    }),
  ),
});
export type Dimensions = z.infer<typeof Dimensions>;
export const SurveyRef = z.object({ surveyId: z.string().min(1).max(100) });
