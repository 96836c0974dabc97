import { z } from "zod";
import { Day, Id } from "./common.ts";
import { Interval, ScoreReport } from "./score.ts";

/** How answers were taken: who is asked by a voice answers higher than who fills something in. */
export const SurveyMode = z.enum([
  ...(["web", "email", "sms", "phone", "in_person", "panel", "mixed", "unknown"] as const),
]);
export type SurveyMode = z.infer<typeof SurveyMode>;
export const BenchmarkKind = z.enum(["relationship", "transactional", "unknown"]);

/** Somebody else's score. Candor ships none. */
export const CreateBenchmark = z.object({
  /** Whose it is. */
  name: z.string().trim().min(1).max(200),
  /** Where it was published. */
  source: z.string().trim().min(1).max(300),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
  measuredOn: Day,
  score: z.number().min(-100).max(100),
  /** How many answers it rests on, where that was published. */
  base: z.int().min(1).max(100_000_000).optional(),
  mode: SurveyMode.default("unknown"),
  kind: BenchmarkKind.default("unknown"),
  /** ISO 3166 code of the country it was measured in. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be a country code such as LV")
    .optional(),
  note: z.string().trim().max(1000).default(""),
});

/** What stands between two scores; what blocks makes them not comparable, the rest is to be kept in mind. */
export const BenchmarkReason = z.object({
  code: z.enum([
    ...(["no_base", "small_base", "other_kind", "other_mode", "old", "too_few_ours"] as const),
    ...(["ageing", "mode_unknown", "kind_unknown", "panel", "country"] as const),
  ]),
  blocks: z.boolean(),
});
export type BenchmarkReason = z.infer<typeof BenchmarkReason>;

export const Benchmark = z.object({
  id: Id,
  name: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  measuredOn: Day,
  score: z.number(),
  base: z.int().nullable(),
  mode: SurveyMode,
  kind: BenchmarkKind,
  country: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  /** Of their score, as wide as a score of this base can be, since nobody publishes the passives. */
  interval: Interval.nullable(),
  /** Null where no survey was named. */
  comparable: z.boolean().nullable(),
  reasons: z.array(BenchmarkReason),
  /** Ours less theirs; only of what is comparable, corrected for how many are. */
  difference: z
    .object({
      points: z.number(),
      lower: z.number(),
      upper: z.number(),
      comparisons: z.int(),
      verdict: z.enum(["above", "below", "no_clear_difference"]),
    })
    .nullable(),
});
export type Benchmark = z.infer<typeof Benchmark>;

export const BenchmarksQuery = z.object({
  surveyId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
});
export const Benchmarks = z.object({
  /** Ours in the period, with how most of its answers were taken. */
  ours: ScoreReport.extend({ mode: SurveyMode, kind: BenchmarkKind }).nullable(),
  data: z.array(Benchmark),
});
export type Benchmarks = z.infer<typeof Benchmarks>;
export const BenchmarkRef = z.object({ benchmarkId: Id });

export const RowsFile = z.object({ csv: z.string().min(1).max(5_000_000) });
export const RowsTaken = z.object({
  rows: z.int(),
  /** Those that were not known yet. */
  added: z.int(),
  rejected: z.array(z.object({ line: z.int(), problem: z.string() })),
});
export type RowsTaken = z.infer<typeof RowsTaken>;

/** What stands in public on a site of reviews. */
export const PublicRating = z.object({
  site: z.string().trim().min(1).max(100),
  day: Day,
  rating: z.number().min(0).max(100),
  /** The best there is on that site. */
  scale: z.union([z.literal(5), z.literal(10), z.literal(100)]).default(5),
  /** How many reviews the rating is the mean of. */
  reviews: z.int().min(1).max(10_000_000).default(1),
  /** The review's id there: the same again changes nothing. */
  id: z.string().trim().min(1).max(200).optional(),
});
export const AddPublicRatings = z.object({ ratings: z.array(PublicRating).min(1).max(1000) });

export const ReputationQuery = z.object({ surveyId: Id });
/** Public ratings month by month, and ours beside them. They are never mixed. */
export const Reputation = z.object({
  sites: z.array(
    z.object({
      site: z.string(),
      scale: z.int(),
      reviews: z.int(),
      mean: z.number(),
      months: z.array(z.object({ month: Day, reviews: z.int(), mean: z.number().nullable() })),
    }),
  ),
  ours: z.array(z.object({ month: Day, answers: z.int(), meanRating: z.number().nullable() })),
});
export type Reputation = z.infer<typeof Reputation>;
