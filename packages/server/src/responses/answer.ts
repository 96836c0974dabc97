import { storableText } from "@candor/contract/storable-text.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Identity } from "../people/identity.ts";
import type { KnownPerson } from "../people/resolve-people.ts";

/** An answer on its way to be recorded: checked and normalised, whichever door it came through. */
export interface Answer {
  /** Made by the client or the door; the same id is the same answer. */
  id: string;
  surveyId: string;
  /** 0 to 10, whole. */
  score: number;
  comment: string | null;
  /** Answers to further questions, by question id. */
  answers?: Readonly<Record<string, unknown>>;
  properties: Readonly<Record<string, string | number | boolean>>;
  person: Identity | null;
  /** Instead of `person`, when the door knows who it is. */
  personId?: string | null;
  invitationId?: string | null;
  channel: string;
  source?: string | null;
  touchpoint?: string | null;
  language: string | null;
  tags?: readonly string[];
  answeredAt: Date;
  /** The day it was given ("2026-05-31"), where its time is not known: that day in any time zone. */
  day?: string | null;
  /** Who brings it in; the customer, when left out. */
  actor?: string;
  /** Where the answer stood in another tool: makes an import repeatable. */
  sourceKey?: string | null;
  /** Its id in another tool, to which it still answers. */
  externalId?: string | null;
  importId?: string | null;
  /** Kept aside and not counted until it is let in. */
  quarantine?: { reason: string; until: Date | null } | null;
  /** Left out of the score from the start, with the reason: a trial of our own. */
  exclusion?: { reason: string; note: string } | null;
  /** Which further questions were put, where the door puts them; see `Asked`. */
  asked?: Asked;
  /** Device class, page and the like: nothing that identifies. */
  meta?: Readonly<Record<string, unknown>>;
}

/**
 * Which further questions somebody was asked, and whether they went to the end: what is measured of a
 * survey's length. Branches among them are seen from the answers.
 */
export interface Asked {
  questions: readonly string[];
  finished: boolean;
}

/** What became of one answer: recorded now, or already there under its id or source key. */
export interface Recorded {
  id: string;
  surveyId: string;
  personId: string | null;
  invitationId: string | null;
  score: number;
  created: boolean;
  /** Who answered, where the door said so by an address or an id of its own. */
  person: KnownPerson | null;
  /** Its properties with what was frozen into them; of an answer that was there already, what would have been. */
  properties: Readonly<Record<string, string | number | boolean>>;
  /** The comment as it was kept: without personal data where the workspace wishes that. */
  comment: string | null;
  /** When this batch was recorded. */
  recordedAt: Date;
}

export type Group = "promoter" | "passive" | "detractor";

/** Promoters 9–10, passives 7–8, detractors 0–6. */
export function groupOf(score: number): Group {
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

/** Clocks of phones run ahead; more than this is a mistake, not a clock. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Refuses what cannot be an answer, before anything is stored.
 *
 * @throws {KnownError} with the field that is wrong.
 */
export function checkAnswer(answer: Answer, now: Date): void {
  if (!Number.isInteger(answer.score) || answer.score < 0 || answer.score > 10) {
    throw new KnownError(
      422,
      "bad_score",
      `The score ${answer.score} is not a whole number from 0 to 10.`,
      [{ field: "score", message: "must be a whole number from 0 to 10" }],
    );
  }
  if (answer.answeredAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    throw new KnownError(
      422,
      "answered_in_future",
      `The answer says it was given at ${answer.answeredAt.toISOString()}, which is in the future.`,
      [{ field: "answeredAt", message: "must not be in the future" }],
    );
  }
}

/** PostgreSQL text cannot hold NUL or half an emoji; a customer who pastes one means nothing by it. */
export function cleanComment(comment: string | null | undefined): string | null {
  const text = storableText(comment ?? "").trim();
  return text === "" ? null : text;
}
