import { LanguageTag, Score } from "@candor/contract/common.ts";
import { LIMITS } from "@candor/contract/limits.ts";
import { z } from "zod";
import { KnownError } from "../../errors/known-error.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import type { AnswerForm } from "./answer-view.ts";

/** What a customer posted from an answer page or kiosk, whichever way the page sent it. */
export interface AnswerSubmission {
  /** Id of the answer; made for the page, so posting twice is one answer. */
  visit: string;
  step: "score" | "comment";
  score: number;
  /** `undefined` leaves a comment as it is; an empty one takes it back. */
  comment: string | undefined;
  contact: boolean;
  /** Given so as to be contacted; only when `contact`. */
  email: string | undefined;
  language: string | undefined;
  source: string | undefined;
  touchpoint: string | undefined;
  /** The page stayed visible and nobody touched it: perhaps a machine. */
  quarantined: boolean;
  editToken: string | undefined;
  properties: Record<string, string>;
  /** Further answers by question id; an empty one takes an answer back. */
  answers: Record<string, string | string[]>;
  /** Questions that the page showed, where it says so: one without a script cannot show a branch by itself. */
  shown: readonly string[] | undefined;
  /** When it was given; a kiosk sends later what was given offline. */
  answeredAt: string | undefined;
}

const Flag = z.preprocess(
  (v) => v === true || v === "1" || v === "on" || v === "true",
  z.boolean(),
);
/** Forms send empty fields for what is not there. */
const Optional = (max: number) =>
  z.preprocess((v) => (v === "" || v === null ? undefined : v), z.string().max(max).optional());

const Submission = z.object({
  visit: z.uuid(),
  step: z.enum(["score", "comment"]).optional(),
  score: z.preprocess((v) => (typeof v === "string" && /^\d+$/.test(v) ? Number(v) : v), Score),
  comment: z.string().max(LIMITS.comment).optional(),
  contact: Flag.default(false),
  email: Optional(254),
  language: z.preprocess((v) => (v === "" ? undefined : v), LanguageTag.optional()),
  source: Optional(100),
  touchpoint: Optional(100),
  quarantined: Flag.default(false),
  shown: Optional(1000),
  edit: Optional(500),
  properties: z.record(z.string().min(1).max(100), z.string().max(1000)).default({}),
  answers: z
    .record(
      z.string().min(1).max(100),
      z.union([z.string().max(5000), z.array(z.string().max(1000)).max(50)]),
    )
    .default({}),
  answeredAt: z.iso.datetime({ offset: true }).optional(),
});

const Email = z.email();

/**
 * Reads a posted answer: a form's flat fields (`property.store`, `answer.q1`) or the script's JSON.
 *
 * @throws {KnownError} 400 `score_missing`, `visit_invalid`, `email_invalid`, `text_too_long` or
 *   `answer_invalid`; `answerProblem` says it in the customer's language.
 */
export function readAnswerForm(body: unknown): AnswerSubmission {
  const result = Submission.safeParse(nested(body));
  if (!result.success) throw refusal(result.error);
  const { edit, step, comment, email, contact, shown, ...rest } = result.data;
  if (contact && email !== undefined && !Email.safeParse(email).success) {
    const field = { field: "email", message: "must be an e-mail address" };
    throw new KnownError(400, "email_invalid", "The e-mail address is not one; check it", [field]);
  }
  return {
    ...rest,
    step: step ?? (comment === undefined ? "score" : "comment"),
    comment: comment === undefined ? undefined : comment.trim(),
    contact,
    email: contact ? email : undefined,
    language: rest.language,
    source: rest.source,
    touchpoint: rest.touchpoint,
    editToken: edit,
    shown: shown?.split(" "),
    answeredAt: rest.answeredAt,
  };
}

const SENTENCES: Readonly<Record<string, string>> = {
  score_missing: "problem.score",
  email_invalid: "problem.email",
  text_too_long: "problem.tooLong",
};

/** What went wrong, in the customer's language; anything but their own slips is our fault. */
export function answerProblem(code: string, language: string): string {
  return answerMessage(language, SENTENCES[code] ?? "problem.server");
}

/**
 * What stood in a form that was refused, so that the page can show it again: nothing that a customer
 * entered is lost, whatever else was wrong.
 */
export function enteredSoFar(
  body: unknown,
): Pick<AnswerForm, "score" | "comment" | "contact" | "email" | "answers"> {
  const { score, comment, contact, email, answers } = nested(body);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const texts = Object.entries(answers ?? {}).filter(
    (answer): answer is [string, string | string[]] =>
      [answer[1]].flat().every((v) => typeof v === "string"),
  );
  return {
    score: /^(\d|10)$/.test(String(score)) ? Number(score) : undefined,
    comment: text(comment),
    contact: text(contact) !== "",
    email: text(email),
    answers: Object.fromEntries(texts),
  };
}

/** `property.NAME` and `answer.ID` of a form become the objects that the script sends. */
function nested(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null) return {};
  const fields: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const answers: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith("property.")) properties[name.slice("property.".length)] = value;
    else if (!name.startsWith("answer.")) fields[name] = value;
    else if (value !== "") answers[name.slice("answer.".length)] = value;
  }
  return { properties, answers, ...fields };
}

function refusal(error: z.ZodError): KnownError {
  const fields = error.issues.map((issue) => ({
    field: issue.path.join("."),
    message: issue.message,
  }));
  const touched = (name: string) => fields.some((f) => f.field.split(".")[0] === name);
  const tooLong = error.issues.some(
    (issue) => issue.code === "too_big" && issue.path[0] !== "score",
  );
  if (touched("score")) {
    return new KnownError(400, "score_missing", "A whole number from 0 to 10 is needed", fields);
  }
  if (touched("visit")) {
    return new KnownError(400, "visit_invalid", "The page is damaged; open the link again", fields);
  }
  if (tooLong)
    return new KnownError(400, "text_too_long", "A text is too long; shorten it", fields);
  return new KnownError(400, "answer_invalid", "A field of the answer is not as expected", fields);
}
