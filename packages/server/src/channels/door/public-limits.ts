import { LIMITS } from "@candor/contract/limits.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import type { AnswerDoor } from "./answer-door.ts";

/** What posts to a public door may weigh: the longest comment and answers, in the widest characters. */
export const PUBLIC_BODY_BYTES = 512 * 1024;
/**
 * See decision 0029. What was without a network sends what it kept, and is believed so many days back: a kiosk as long as nobody mends
 * its network, a widget (`web`) until its visitor comes by again. No other door keeps anything for later.
 */
const OFFLINE_DAYS: Readonly<Record<string, number>> = { kiosk: 30, web: 7 };
const OTHERWISE_DAYS = 1;
const DAY_MS = 24 * 3600_000;

/**
 * What a stranger may add to an answer, whichever door they came through: so many properties, names and
 * texts so long, a time that an offline queue can explain. What is beyond is left out or cut, never a
 * reason to lose the answer.
 */
export function withinLimits<T extends Partial<Omit<AnswerSubmission, "answers">>>(
  door: AnswerDoor,
  submission: T,
  now: Date,
): { door: AnswerDoor; submission: T } {
  // What the link or the invitation says comes first: it is ours.
  const own = Object.entries(door.properties);
  const theirs = Object.entries(submission.properties ?? {}).filter(
    ([name]) => !Object.hasOwn(door.properties, name),
  );
  const kept = [...own, ...theirs].flatMap(([name, value]) => usable(name, value));
  const most = Math.max(LIMITS.publicProperties, own.length);
  return {
    door: {
      ...door,
      properties: Object.fromEntries(kept.slice(0, Math.min(most, LIMITS.properties))),
      source: cut(door.source, LIMITS.source),
      touchpoint: cut(door.touchpoint, LIMITS.touchpoint),
    },
    submission: {
      ...submission,
      properties: {},
      comment: cut(submission.comment, LIMITS.comment),
      source: cut(submission.source, LIMITS.source),
      touchpoint: cut(submission.touchpoint, LIMITS.touchpoint),
      answeredAt: believable(submission.answeredAt, door, now),
    },
  };
}

function usable(
  name: string,
  value: string | number | boolean,
): [string, string | number | boolean][] {
  const clean = storableText(name).trim();
  if (clean === "" || clean.length > LIMITS.propertyName) return [];
  return [[clean, typeof value === "string" ? cut(value, LIMITS.propertyValue) : value]];
}

function cut<T extends string | null | undefined>(text: T, limit: number): T {
  return (typeof text === "string" ? cutText(storableText(text), limit) : text) as T;
}

/**
 * The time a device says an answer was given, where a queue of answers can explain it: not before its
 * survey was there, not further back than its door explains, and not in the future. Anything else is dated by
 * its arrival, so that nobody writes into months that are over.
 */
function believable(
  given: string | undefined,
  { survey, channel }: AnswerDoor,
  now: Date,
): string | undefined {
  if (given === undefined) return undefined;
  const at = new Date(given).getTime();
  const days = OFFLINE_DAYS[channel] ?? OTHERWISE_DAYS;
  const earliest = Math.max(now.getTime() - days * DAY_MS, survey.created_at.getTime());
  return at >= earliest && at <= now.getTime() ? given : undefined;
}
