import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { Polarity, ThemeId, Tone, Urgency } from "./reading.ts";

/** What a model of the workspace's own may be used for. */
export const MODEL_USES = ["reading", "names", "summaries", "translation"] as const;
export const ModelUse = z.enum(MODEL_USES);
export type ModelUse = z.infer<typeof ModelUse>;

/** Why a model gave nothing that could be used. */
export const ModelProblem = z.enum([
  "off",
  "use_off",
  "resting",
  "cap_requests",
  "cap_characters",
  "too_long",
  "address",
  "unreachable",
  "timeout",
  "redirected",
  "refused",
  "not_found",
  "rate_limited",
  "server_error",
  "bad_request",
  "too_large",
  "garbage",
  "cut_off",
  "invalid",
]);
export type ModelProblem = z.infer<typeof ModelProblem>;

const CommentLanguage = z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv");

/** Where the model is and what it may do; what is left out stays as it is. */
export const PatchOwnModel = z.object({
  enabled: z.boolean().optional(),
  /** The address before `/chat/completions`: `https://api.example.com/v1`; empty forgets it, and the key. */
  baseUrl: z.string().trim().max(500).optional(),
  /** What the endpoint calls the model. */
  model: z.string().trim().max(200).optional(),
  /** Sent as `Authorization: Bearer …`; kept encrypted and never given back; null forgets it. */
  key: z.string().trim().min(1).max(1000).nullable().optional(),
  /** Languages of comments that may be sent; none is all. */
  languages: z.array(CommentLanguage).max(60).optional(),
  uses: z.array(ModelUse).max(MODEL_USES.length).optional(),
  /** What the model read stands instead of what the embedded reader read, not beside it. */
  instead: z.boolean().optional(),
  /** Requests on one day of the workspace, by all that Candor does with the model. */
  requestsADay: z.int().min(1).max(100_000).optional(),
  /** Characters on one day: those sent and those of the replies. */
  charactersADay: z.int().min(100_000).max(1_000_000_000).optional(),
});
export type PatchOwnModel = z.infer<typeof PatchOwnModel>;

const Rest = z.object({ until: Timestamp, why: ModelProblem, detail: z.string() });

export const OwnModel = z.object({
  enabled: z.boolean(),
  baseUrl: z.string(),
  model: z.string(),
  /** Whether a key is kept. */
  hasKey: z.boolean(),
  languages: z.array(z.string()),
  uses: z.array(ModelUse),
  instead: z.boolean(),
  requestsADay: z.int(),
  charactersADay: z.int(),
  /** What was used of the caps on this day of the workspace; tokens as the endpoint counted them. */
  today: z.object({
    day: Day,
    requests: z.int(),
    characters: z.int(),
    tokens: z.int(),
  }),
  /** Nothing is asked until then; null while it works or was not asked yet. */
  resting: Rest.nullable(),
  /** When it last answered as it should. */
  lastWorkedAt: Timestamp.nullable(),
  reading: z.object({
    /** Comments that wait to be read by the model. */
    waiting: z.int(),
    /** Comments that it read, and that stand as it read them. */
    read: z.int(),
    /** Comments of which its answer could not be used: they stand as the embedded reader read them. */
    failed: z.int(),
  }),
  /** What exactly is sent to read one comment, without the key; the comment is an invented one. */
  example: z.object({ comment: z.string(), url: z.string(), body: z.string() }),
});
export type OwnModel = z.infer<typeof OwnModel>;

/** What came of a test: one short invented comment was sent. */
export const OwnModelTest = z.object({
  works: z.boolean(),
  problem: ModelProblem.nullable(),
  /** What the endpoint, or the network, said; in English. */
  detail: z.string(),
  durationMs: z.int(),
  /** What it read in the comment that was sent; null where nothing usable came. */
  tone: Tone.nullable(),
  /** Whether it takes `response_format`; otherwise JSON is asked for in words alone. */
  jsonMode: z.boolean(),
});
export type OwnModelTest = z.infer<typeof OwnModelTest>;

/** What a screen may offer; for whoever may read, without where the model is. */
export const ModelOffer = z.object({
  /** Null while there is none or it is switched off. */
  model: z.string().nullable(),
  uses: z.array(ModelUse),
});
export type ModelOffer = z.infer<typeof ModelOffer>;

export const AskModelToRead = z.object({
  /** So many of the newest comments that it did not read yet are put into its line. */
  newest: z.int().min(1).max(5000),
});
export const AskedModelToRead = z.object({ asked: z.int() });

/** A share with its 95 % interval; null below ten comments. */
const Agreement = z.object({
  comments: z.int(),
  same: z.int(),
  share: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
});

/** How often both readers say the same of one comment. Neither is known to be right. */
export const ModelAgreement = z.object({
  model: z.string().nullable(),
  /** The same tone, by the language of the comment, the most comments first; `all` stands first. */
  tone: z.array(Agreement.extend({ language: z.string() })),
  urgency: Agreement,
  churn: Agreement,
  /** In how many comments both, only the model, only the embedded reader found a theme. */
  themes: z.array(z.object({ id: z.string(), both: z.int(), model: z.int(), embedded: z.int() })),
});
export type ModelAgreement = z.infer<typeof ModelAgreement>;

/** Who wrote a text, and when: it is shown wherever the text is. */
const Written = { model: z.string(), writtenAt: Timestamp };

export const Translation = z.object({
  language: z.string(),
  text: z.string(),
  ...Written,
  /** The comment was sent with personal data replaced, so the translation has the same gaps. */
  redacted: z.boolean(),
});
export type Translation = z.infer<typeof Translation>;

export const TranslateResponse = z.object({
  /** Into which language; that of whoever asks, where it is left out. */
  language: CommentLanguage.optional(),
});

/** All that a model wrote about one comment. */
export const WrittenOfResponse = z.object({
  /**
   * `waiting`, `read`, or `failed`: the embedded reading stands, since the model's answer could not be used. Null
   * where the model was not asked.
   */
  state: z.enum(["waiting", "read", "failed"]).nullable(),
  problem: ModelProblem.nullable(),
  reading: z
    .object({
      model: z.string(),
      /** The day: a time could tell when an anonymous answer was given. */
      on: Day,
      /** Whether it stands instead of the embedded reading. */
      applied: z.boolean(),
      tone: Tone,
      confidence: z.number(),
      urgency: Urgency,
      churn: z.boolean(),
      themes: z.array(z.object({ id: z.string(), polarity: Polarity, quote: z.string() })),
      /** What the embedded reader says of the same comment. */
      embedded: z.object({ tone: Tone, urgency: Urgency, churn: z.boolean() }).nullable(),
    })
    .nullable(),
  translations: z.array(Translation),
});
export type WrittenOfResponse = z.infer<typeof WrittenOfResponse>;

export const SummaryQuery = z.object({
  from: Day.optional(),
  /** The day after the last one. */
  to: Day.optional(),
  /** Of one theme; of all comments, where it is left out. */
  theme: ThemeId.optional(),
});
export type SummaryQuery = z.infer<typeof SummaryQuery>;

export const WriteSummary = SummaryQuery.extend({
  /** In which language; that of whoever asks, where it is left out. */
  language: CommentLanguage.optional(),
});

/** Up to three sentences about what comments say, each with the answers that it rests on. */
export const ModelSummary = z.object({
  id: Id,
  language: z.string(),
  ...Written,
  /** How many comments the model was given, and of how many; spread evenly over the period. */
  comments: z.int(),
  of: z.int(),
  sentences: z.array(z.object({ text: z.string(), responseIds: z.array(Id) })),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

export const FoundSummary = z.object({ summary: ModelSummary.nullable() });
