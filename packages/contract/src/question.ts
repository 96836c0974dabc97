import { z } from "zod";
import { Day, Group, LanguageTag } from "./common.ts";
import { valuesOf } from "./question-values.ts";
import { TrendBy } from "./score.ts";

/** A text by language. */
const Texts = (max: number) =>
  z
    .record(LanguageTag, z.string().trim().min(1).max(max))
    .refine((texts) => Object.keys(texts).length > 0, "needs a text in one language at least");

/** Names a question in answers and exports; it never changes, whatever the wording does. */
export const QuestionId = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, "must be a short name such as delivery or q1");

const shared = {
  id: QuestionId,
  text: Texts(500),
  /** Who is asked; everybody when left out. */
  groups: z.array(Group).min(1).max(3).optional(),
  /** Asked only when an earlier question was answered with one of these values. */
  when: z
    .object({ question: QuestionId, anyOf: z.array(z.string().min(1).max(100)).min(1).max(20) })
    .optional(),
};

/** A question after the score and the comment, in all its languages. None of them is required. */
export const Question = z.discriminatedUnion("kind", [
  z.object({
    ...shared,
    kind: z.literal("choice"),
    several: z.boolean().default(false),
    options: z
      .array(z.object({ value: z.string().trim().min(1).max(100), label: Texts(200) }))
      .min(2)
      .max(20),
  }),
  z.object({ ...shared, kind: z.literal("text") }),
  z.object({
    ...shared,
    kind: z.literal("scale"),
    from: z.int().min(0).max(1),
    to: z.int().min(2).max(10),
    lowEnd: Texts(100),
    highEnd: Texts(100),
    /**
     * The competitor that is asked about, on a scale from 0 to 10: "and how likely would you recommend …?" Questions
     * about competitors that follow each other are put in random order, and no answer means that they are not known.
     */
    competitor: z.string().trim().min(1).max(100).optional(),
  }),
  /** Satisfaction, 1 to 5, every step in words. */
  z.object({ ...shared, kind: z.literal("csat") }),
  /** Effort, 1 to 7, from "strongly disagree" to "strongly agree". */
  z.object({ ...shared, kind: z.literal("ces") }),
  /** 1 to 5 stars. */
  z.object({ ...shared, kind: z.literal("stars") }),
]);
export type Question = z.infer<typeof Question>;

/** All further questions of a survey, in their order. */
export const Questions = z.array(Question).max(10).superRefine(checkTogether);
export type Questions = z.infer<typeof Questions>;

function checkTogether(questions: readonly Question[], context: z.RefinementCtx): void {
  const earlier = new Map<string, Question>();
  const refuse = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message });
  for (const [index, question] of questions.entries()) {
    if (earlier.has(question.id)) {
      refuse([index, "id"], `another question is called "${question.id}" already`);
    }
    if (question.kind === "choice") {
      const values = question.options.map(({ value }) => value);
      if (new Set(values).size < values.length) {
        refuse([index, "options"], "two options have the same value");
      }
    }
    if (question.kind === "scale" && question.competitor !== undefined) {
      if (question.from !== 0 || question.to !== 10) {
        refuse([index, "from"], "a question about a competitor goes from 0 to 10, as ours does");
      }
    }
    if (question.when) checkBranch(question.when, index);
    earlier.set(question.id, question);
  }

  function checkBranch(when: NonNullable<Question["when"]>, index: number): void {
    const asked = earlier.get(when.question);
    if (!asked) {
      refuse([index, "when"], `there is no earlier question "${when.question}"`);
      return;
    }
    const values = valuesOf(asked);
    const unknown = when.anyOf.find((value) => values !== null && !values.includes(value));
    if (values === null) refuse([index, "when"], "an answer in free text cannot be branched on");
    else if (unknown !== undefined) {
      refuse([index, "when"], `"${unknown}" is no answer to "${when.question}"`);
    }
  }
}

export const QuestionsBody = z.object({
  questions: Questions,
  /** Where everybody may write a public review afterwards, whatever the score. */
  reviewUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  /** What everybody may share afterwards by plain links, whatever the score; null for none. */
  shareUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  /** Whether everybody is asked afterwards, whatever the score, if they would do more. */
  askMore: z.boolean().optional(),
});

/** What a question is estimated to cost. */
export const QuestionCost = z.object({
  id: z.string(),
  /** Of 100 who are asked it, how many leave at it: an estimate. */
  leaveHere: z.number(),
  /** Of 100 who gave a score, how many still answer after it: an estimate. */
  remain: z.number(),
});

/** The length of the survey in answers: an estimate from published drop-out rates, not a measurement. */
export const LengthGuard = z.object({
  estimate: z.literal(true),
  costs: z.array(QuestionCost),
  /** Of 100 who gave a score, how many are estimated to answer all that is asked of their group. */
  remain: z.number(),
  /** How many questions one customer may meet, the score and the comment with them. */
  mostQuestions: z.int(),
  /** More than five in all: what is gained by one more is seldom worth what it costs. */
  tooLong: z.boolean(),
  source: z.string(),
  assumption: z.string(),
});
export type LengthGuard = z.infer<typeof LengthGuard>;

const ShareOf = z.object({
  share: z.number().min(0).max(1),
  lower: z.number().min(0).max(1),
  upper: z.number().min(0).max(1),
});

/** What the questions cost in answers, counted from the survey's own. Intervals are of 95 %. */
export const MeasuredLength = z.object({
  /** Who gave a score where further questions are asked: of the latest 20,000 at most. */
  started: z.int(),
  /** Who sent what they were asked. */
  finished: z.int(),
  /** The share who finished; null below ten. */
  of: ShareOf.nullable(),
  questions: z.array(
    z.object({
      id: z.string(),
      came: z.int(),
      answered: z.int(),
      /** Went on, or finished, without an answer. */
      passed: z.int(),
      /** Came no further. */
      left: z.int(),
      /** The share of `came` who left; null below ten. */
      of: ShareOf.nullable(),
    }),
  ),
});
export type MeasuredLength = z.infer<typeof MeasuredLength>;

export const SurveyQuestions = z.object({
  questions: z.array(Question),
  reviewUrl: z.string().nullable(),
  shareUrl: z.string().nullable(),
  askMore: z.boolean(),
  /** Texts that a language of the survey lacks; customers read the default language's there. */
  missing: z.array(z.object({ language: LanguageTag, question: z.string(), field: z.string() })),
  length: LengthGuard,
  /** Null while nobody was asked. */
  measured: MeasuredLength.nullable(),
});
export type SurveyQuestions = z.infer<typeof SurveyQuestions>;

/**
 * What was answered to one further question. Below ten answers `share`s, `mean` and `top` are null and
 * the counts stand alone; from 10 to 29 `lowBase` is true. Intervals are of 95 %.
 */
export const QuestionFigure = z.object({
  id: z.string(),
  kind: z.enum(["choice", "text", "scale", "csat", "ces", "stars"]),
  text: z.record(LanguageTag, z.string()),
  /** How many answered it. */
  answers: z.int(),
  lowBase: z.boolean(),
  /** Each value that may be answered, with how many did; none for questions in words. */
  values: z.array(z.object({ value: z.string(), answers: z.int(), of: ShareOf.nullable() })),
  /** Of questions of steps: the mean, and the interval of Student's t. */
  mean: z.object({ mean: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** Of questions with better and worse: who gave one of the best values, with Wilson's interval. */
  top: ShareOf.extend({ values: z.array(z.string()), answers: z.int() }).nullable(),
});
export type QuestionFigure = z.infer<typeof QuestionFigure>;
/** The figures of one question, of each day, week or month. */
export const QuestionTrend = z.object({
  by: TrendBy,
  /** What was asked for; `by` is coarser where that would have made too many points. */
  wanted: TrendBy,
  points: z.array(
    QuestionFigure.pick({
      answers: true,
      lowBase: true,
      values: true,
      mean: true,
      top: true,
    }).extend({ from: Day, to: Day }),
  ),
  /** What was before this day is left out. */
  cutBefore: Day.nullable(),
});
export type QuestionTrend = z.infer<typeof QuestionTrend>;

export const QuestionFigures = z.object({ data: z.array(QuestionFigure) });
