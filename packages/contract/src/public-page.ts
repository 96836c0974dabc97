import { z } from "zod";
import { FormPurpose } from "./channel.ts";
import { Day, Id } from "./common.ts";
import { PromiseFate } from "./promise.ts";

/** One text in several languages; whoever reads another gets the workspace's, else the first there is. */
const Texts = (longest: number) =>
  z
    .record(
      z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv"),
      z.string().trim().max(longest),
    )
    .refine((texts) => Object.keys(texts).length <= 20, "has more than 20 languages");
export type PageTexts = z.infer<ReturnType<typeof Texts>>;

/** What a thing that is told comes from: its counts and days are those of its source. */
export const ToldSource = z.object({ kind: z.enum(["improvement", "announcement"]), id: Id });
export type ToldSource = z.infer<typeof ToldSource>;

/** What customers said, and what was done about it, in words for everybody. */
export const ToldItem = z.object({ source: ToldSource, said: Texts(500), did: Texts(500) });
export type ToldItem = z.infer<typeof ToldItem>;

export const PAGE_BLOCKS = [
  "values",
  "told",
  "promises",
  "score",
  "praise",
  "ideas",
  "forms",
  "contact",
] as const;
export type PageBlockKind = (typeof PAGE_BLOCKS)[number];

const on = z.boolean();

/** One part of the page; each stands there once at most, in the order of the list. */
export const PageBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("values"), on, texts: Texts(2000).default({}) }),
  z.object({ kind: z.literal("told"), on, items: z.array(ToldItem).max(12).default([]) }),
  z.object({
    kind: z.literal("promises"),
    on,
    /** Public promises in further languages, by promise; without them they stand as they were said. */
    words: z.record(Id, Texts(1000)).default({}),
  }),
  z.object({
    kind: z.literal("score"),
    on,
    /** Whose score; the survey that was made first when null. */
    surveyId: Id.nullable().default(null),
  }),
  z.object({ kind: z.literal("praise"), on }),
  z.object({ kind: z.literal("ideas"), on }),
  z.object({ kind: z.literal("forms"), on }),
  z.object({ kind: z.literal("contact"), on, texts: Texts(1000).default({}) }),
]);
export type PageBlock = z.infer<typeof PageBlock>;
export const PageBlocks = z
  .array(PageBlock)
  .max(PAGE_BLOCKS.length)
  .refine(
    (blocks) => new Set(blocks.map(({ kind }) => kind)).size === blocks.length,
    "has a block twice",
  );
export type PageBlocks = z.infer<typeof PageBlocks>;

export const PublicPageBody = z.object({
  slug: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{1,60}[a-z0-9]$/,
      "must be 3 to 62 small letters, digits and hyphens",
    ),
  enabled: z.boolean().default(true),
  /** What stands on it; left out, it stays as it is. */
  blocks: PageBlocks.optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PublicPageBody = z.infer<typeof PublicPageBody>;

export const PublicPage = z.object({
  slug: z.string().nullable(),
  enabled: z.boolean(),
  link: z.string().nullable(),
  forms: z.array(
    z.object({
      surveyId: Id,
      name: z.string(),
      purpose: FormPurpose,
      open: z.boolean(),
      link: z.string().nullable(),
    }),
  ),
  /** All blocks, in the order of the page; those that nobody switched on yet stand last. */
  blocks: PageBlocks,
  /** The languages that the page is read in; the workspace's first. */
  languages: z.array(z.string()),
  /** What was put right and may be told here: begun improvements, and announcements that were sent. */
  mayTell: z.array(
    z.object({
      source: ToldSource,
      title: z.string(),
      fixedOn: Day.nullable(),
      /** How many were told by name. */
      told: z.int(),
    }),
  ),
  /** Promises to everybody, as the page shows them. */
  promises: z.array(z.object({ id: Id, words: z.string(), dueOn: Day, fate: PromiseFate })),
  /** Zero before it has an address. */
  version: z.int(),
});
export type PublicPage = z.infer<typeof PublicPage>;

/** The page as it would be with blocks that were not saved yet. */
export const PreviewPublicPage = z.object({
  blocks: PageBlocks,
  language: z.string().max(20).default("en"),
});
export const PublicPagePreview = z.object({ html: z.string(), language: z.string() });
