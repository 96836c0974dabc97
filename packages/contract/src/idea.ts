import { z } from "zod";
import { Id, PageQuery, Timestamp } from "./common.ts";

/** What becomes of an idea. `declined` needs a reason, and is told like any other. */
export const IDEA_STATES = ["new", "considered", "planned", "begun", "done", "declined"] as const;
export const IdeaState = z.enum(IDEA_STATES);
export type IdeaState = z.infer<typeof IdeaState>;

/** Whether strangers may read it: `waiting` until a colleague looked. */
export const IDEA_LOOKS = ["waiting", "public", "hidden"] as const;
export const IdeaLook = z.enum(IDEA_LOOKS);
export type IdeaLook = z.infer<typeof IdeaLook>;

/** Where it came from: the public form, the board, an answer, or a colleague or program. */
export const IdeaSource = z.enum(["form", "board", "answer", "hand"]);
export type IdeaSource = z.infer<typeof IdeaSource>;

/** What in its words should not be read by everybody. */
export const IdeaFlag = z.enum(["link", "address", "phone", "number", "name"]);
export type IdeaFlag = z.infer<typeof IdeaFlag>;

const Title = z.string().trim().min(1).max(160);
const Words = z.string().trim().max(5000);
const Answer = z.string().trim().max(2000);

export const Idea = z.object({
  id: Id,
  /** Counted from 1 in the workspace; the board's address of it. */
  number: z.int(),
  title: z.string(),
  state: IdeaState,
  look: IdeaLook,
  /** Whether the board shows the words below the title. */
  wordsShown: z.boolean(),
  source: IdeaSource,
  /** What everybody reads about its state; of a declined one the reason. */
  answer: z.string(),
  /** People and browsers who want it, each once, those of merged ideas among them. */
  votes: z.int(),
  /** Of these, people who are known. */
  people: z.int(),
  /** Known people who hear what comes of it. */
  subscribers: z.int(),
  flags: z.array(IdeaFlag),
  /** The idea that it was merged into. */
  mergedInto: Id.nullable(),
  improvementId: Id.nullable(),
  /** Until then another change goes into the same mail; null when there is nothing to tell. */
  toldAt: Timestamp.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
  changedAt: Timestamp,
  version: z.int(),
});
export type Idea = z.infer<typeof Idea>;

/** Words of one of those who had it, as they wrote them. */
export const IdeaWords = z.object({
  id: Id,
  /** The idea that they came with: merging keeps the words of both. */
  ideaId: Id,
  words: z.string(),
  language: z.string().nullable(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  responseId: Id.nullable(),
  /** An address that a stranger left; nobody confirmed that it is theirs. */
  contact: z.string().nullable(),
  at: Timestamp,
});

export const IdeaDetail = Idea.extend({
  words: z.array(IdeaWords),
  /** Ideas that were merged into this one. */
  merged: z.array(z.object({ id: Id, number: z.int(), title: z.string(), votes: z.int() })),
  /** Where everybody reads it; null while they cannot. */
  link: z.string().nullable(),
});
export type IdeaDetail = z.infer<typeof IdeaDetail>;

export const Ideas = z.object({
  data: z.array(Idea),
  nextCursor: z.string().nullable(),
  /** How many wait for a colleague to look. */
  waiting: z.int(),
});
export type Ideas = z.infer<typeof Ideas>;

export const IdeasQuery = PageQuery.extend({
  state: IdeaState.optional(),
  look: IdeaLook.optional(),
  search: z.string().trim().max(200).optional(),
  /** Most wanted first, or newest. */
  sort: z.enum(["votes", "newest"]).default("votes"),
});
export type IdeasQuery = z.infer<typeof IdeasQuery>;

export const IdeaRef = z.object({ ideaId: Id });

/**
 * An idea from an answer (`responseId` alone is enough), from words without a score, or by hand. Whoever said it is
 * subscribed to what comes of it; the same answer makes one idea.
 */
export const CreateIdea = z
  .object({
    title: Title.optional(),
    words: Words.default(""),
    responseId: Id.nullable().default(null),
    commentId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
    /** A colleague who writes it down has looked at it. */
    public: z.boolean().default(false),
  })
  .refine(({ title, words, responseId, commentId }) => title || words || responseId || commentId, {
    message: "needs a title, words, an answer or a comment",
  });
export type CreateIdea = z.infer<typeof CreateIdea>;

export const PatchIdea = z.object({
  title: Title.optional(),
  state: IdeaState.optional(),
  answer: Answer.optional(),
  look: IdeaLook.optional(),
  wordsShown: z.boolean().optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PatchIdea = z.infer<typeof PatchIdea>;

export const MergeIdea = z.object({ into: Id });

/** Which survey its score is measured by; that of the answer it came from, or the oldest open one, when left out. */
export const ImproveIdea = z.object({ surveyId: Id.optional() });
export const IdeaImproved = z.object({ improvementId: Id });

export const IdeaVote = z.object({
  id: Id,
  ideaId: Id,
  /** Null for a browser of which nobody knows whose it is. */
  personId: Id.nullable(),
  name: z.string().nullable(),
  wantsNews: z.boolean(),
  at: Timestamp,
  /** When a letter about this idea was last written to them. */
  toldAt: Timestamp.nullable(),
});
export const IdeaVotes = z.object({
  data: z.array(IdeaVote),
  nextCursor: z.string().nullable(),
});
export type IdeaVotes = z.infer<typeof IdeaVotes>;
export const IdeaVoteRef = IdeaRef.extend({ voteId: Id });
/** A vote that a colleague or a program notes for somebody who is known. */
export const AddIdeaVote = z.object({
  personId: Id,
  /** Somebody who said no before stays unsubscribed. */
  wantsNews: z.boolean().default(true),
});

export const IdeaSettings = z.object({
  /** Whether the board stands on the public page. */
  board: z.boolean(),
  /** Whether a colleague looks before strangers' words are public. What is flagged always waits. */
  lookFirst: z.boolean(),
});
export type IdeaSettings = z.infer<typeof IdeaSettings>;
export const IdeaSettingsShown = IdeaSettings.extend({
  /** The board's address; null without a public page. */
  link: z.string().nullable(),
});
