import { z } from "zod";

/** A score with its interval and base, and the sentence to quote. */
const Score = {
  statement: z.string().describe("To be quoted as it is."),
  nps: z
    .object({
      points: z.number(),
      lower: z.number(),
      upper: z.number(),
      confidence: z.number(),
      answers: z.int(),
    })
    .nullable()
    .describe("Null below ten answers."),
  answers: z.int(),
  promoters: z.int(),
  passives: z.int(),
  detractors: z.int(),
  lowBase: z.boolean(),
};

const Compared = z
  .object({
    statement: z.string(),
    verdict: z.enum(["up", "down", "no_clear_change"]),
    difference: z.number(),
    lower: z.number(),
    upper: z.number(),
  })
  .nullable();

const Span = { from: z.string().nullable(), to: z.string().nullable() };

export const SurveysOutput = z.object({
  surveys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      status: z.string(),
      isDefault: z.boolean(),
      dimensions: z.array(z.string()),
      answers: z.int(),
    }),
  ),
});

export const ScoreOutput = z.object({
  survey: z.string(),
  ...Span,
  ...Score,
  leftOut: z.object({
    excluded: z.int(),
    reasons: z.array(z.object({ reason: z.string(), answers: z.int() })),
    heldBack: z.int(),
    ifLetIn: z.string(),
  }),
  responseRate: z
    .object({ statement: z.string(), invited: z.int(), answered: z.int() })
    .loose()
    .nullable(),
  previous: z.object({ from: z.string(), to: z.string(), ...Score }).nullable(),
  comparison: Compared,
});

export const TrendOutput = z.object({
  survey: z.string(),
  by: z.enum(["day", "week", "month"]),
  note: z
    .string()
    .nullable()
    .describe("Where the step is coarser than asked for, or the reply is cut."),
  periods: z.array(z.object({ from: z.string(), to: z.string(), ...Score })),
  changes: z.array(z.object({ day: z.string(), title: z.string(), kind: z.string() })),
});

export const BreakdownOutput = z.object({
  survey: z.string(),
  by: z.string(),
  othersGathered: z.boolean(),
  values: z.array(
    z.object({ value: z.string(), label: z.string().nullable(), ...Score, comparison: Compared }),
  ),
});

const Fate = z.object({ state: z.string(), reason: z.string().nullable(), people: z.int() });
const Person = z
  .object({ state: z.string(), reason: z.string().nullable(), at: z.string() })
  .loose();

export const AskedOutput = z.object({
  survey: z.string(),
  statement: z.string(),
  invitations: z.int(),
  answered: z.int(),
  fates: z.array(Fate),
  shown: z.int(),
  people: z.array(Person),
});

export const NotAskedOutput = z.object({
  survey: z.string(),
  statement: z.string(),
  notAsked: z.int(),
  reasons: z.array(Fate),
  shown: z.int(),
  people: z.array(Person),
});

export const CommentsOutput = z.object({
  survey: z.string(),
  statement: z.string(),
  matching: z.int(),
  comments: z.int(),
  shown: z.array(
    z.object({
      responseId: z.string(),
      score: z.int(),
      answeredAt: z.string(),
      language: z.string().nullable(),
      comment: z.string().nullable(),
    }),
  ),
});

const Answer = z
  .object({
    id: z.string(),
    score: z.int(),
    group: z.string(),
    comment: z.string().nullable(),
    answeredAt: z.string(),
  })
  .loose();

export const ResponsesOutput = z.object({
  survey: z.string(),
  statement: z.string(),
  total: z.int(),
  responses: z.array(Answer),
  nextCursor: z.string().nullable(),
});

export const ThemesOutput = z.object({
  survey: z.string(),
  statement: z.string(),
  comments: z.int(),
  themes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      statement: z.string().describe("To be quoted as it is."),
      answers: z.int(),
      impact: z.object({ points: z.number(), lower: z.number(), upper: z.number() }).nullable(),
      clear: z.boolean(),
      tone: z.record(z.string(), z.int()),
    }),
  ),
});

export const ResponseOutput = z.object({ response: Answer });
