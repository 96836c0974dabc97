import { KnownError } from "../../errors/known-error.ts";
import { type Identity, toIdentity } from "../../people/identity.ts";
import { cleanComment } from "../../responses/answer.ts";
import type { Answers } from "../../responses/answers.ts";
import { byId } from "../../responses/by-id.ts";
import type { ResponseRow, Revision } from "../../responses/revision.ts";
import type { Database } from "../../storage/database.ts";
import { knownAnswers, questionsOf } from "../../surveys/further-questions.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import type { AnswerDoor } from "./answer-door.ts";

export interface SubmitDeps {
  db: Database;
  answers: Answers;
}

/** What a customer said, on a page or in a conversation. */
export type Submitted = Pick<AnswerSubmission, "step" | "score" | "comment"> &
  Partial<AnswerSubmission>;

/** A customer may change their mind for so long. */
export const CHANGE_DAYS = 7;
const DAY_MS = 24 * 3600_000;
/** A score that nobody confirmed waits so long before it counts. */
const QUARANTINE_MS = 3600_000;

/**
 * Takes what a customer said, through whatever door: records the answer at its first step, and
 * changes that same answer at every later one.
 *
 * @throws {KnownError} 410 when the survey takes no answers any more, or it is too late to change one.
 */
export async function submitAnswer(
  { db, answers }: SubmitDeps,
  door: AnswerDoor,
  posted: Submitted,
  id: string,
  now = new Date(),
): Promise<void> {
  const { survey } = door;
  const submission = {
    ...posted,
    answers: knownAnswers(questionsOf(survey), posted.answers ?? {}),
  };
  if (survey.status !== "open") {
    throw new KnownError(
      410,
      "survey_closed",
      `The survey "${survey.name}" is closed; answers are no longer taken.`,
    );
  }
  // Whoever comments has nearly always given a score before; whoever gives one nearly never has.
  const known = submission.step === "comment" && (await isRecorded(db, survey.workspace_id, id));
  if (!known) {
    const { created } = await answers.record(survey.workspace_id, {
      id,
      surveyId: survey.id,
      score: submission.score,
      comment: cleanComment(submission.comment),
      answers: submission.answers,
      properties: propertiesOf(door, submission),
      person: identityOf(door, submission),
      personId: door.personId,
      invitationId: door.invitationId,
      channel: door.channel,
      source: submission.source ?? door.source,
      touchpoint: submission.touchpoint ?? door.touchpoint,
      language: submission.language ?? door.language,
      answeredAt: answeredAt(submission, now),
      quarantine: quarantineOf(submission, now),
      exclusion: exclusionOf(door),
      meta: { ...door.meta, ...(submission.contact ? { mayContact: true } : {}) },
    });
    if (created) return;
  }
  await answers.revise(survey.workspace_id, [id], (row) => revisionOf(row, door, submission, now), {
    actor: "customer",
    now,
  });
}

async function isRecorded(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where(byId([id]))
    .executeTakeFirst();
  return row !== undefined;
}

/** What a later step changes; null for a page that nobody touched. */
function revisionOf(
  row: ResponseRow,
  door: AnswerDoor,
  submission: Submitted,
  now: Date,
): Revision | null {
  if (row.deleted_at) {
    throw new KnownError(
      410,
      "answer_removed",
      "This answer was removed by those who asked; it cannot be changed any more.",
    );
  }
  if (now.getTime() - row.recorded_at.getTime() > CHANGE_DAYS * DAY_MS) {
    throw new KnownError(
      410,
      "too_late_to_change",
      `This answer was given more than ${CHANGE_DAYS} days ago and stays as it is.`,
    );
  }
  // A page that nobody touched may not undo what a person did on another one.
  if (submission.quarantined) return null;
  const identity = identityOf(door, submission);
  return {
    score: submission.score,
    ...(submission.comment === undefined ? {} : { comment: cleanComment(submission.comment) }),
    answers: { ...row.answers, ...submission.answers },
    ...(identity ? { identity } : {}),
    ...(submission.contact ? { mayContact: true } : {}),
    // A person confirmed what a machine may have opened.
    ...(row.quarantine_reason === null ? {} : { quarantine: null }),
  };
}

/** Who answered, as far as the door or the customer says so; an anonymous survey never learns it. */
function identityOf({ survey, claimed }: AnswerDoor, { email }: Submitted): Identity | null {
  return survey.anonymous ? null : toIdentity({ ...claimed, ...(email ? { email } : {}) });
}

/** An anonymous survey keeps only what it breaks its score down by: anything else may be somebody's name. */
function propertiesOf({ survey, properties }: AnswerDoor, submission: Submitted) {
  const all = { ...submission.properties, ...properties };
  if (!survey.anonymous) return all;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => survey.dimensions.includes(name)),
  );
}

/** The source that our own test mails carry in their links. */
const TEST_SOURCE = "test";

/** What somebody answers to a test mail is counted as left out, with its reason. */
function exclusionOf({ source }: AnswerDoor) {
  return source === TEST_SOURCE ? { reason: "test", note: "answered from a test mail" } : null;
}

function quarantineOf(submission: Submitted, now: Date) {
  if (!submission.quarantined) return null;
  return { reason: "no_human_input", until: new Date(now.getTime() + QUARANTINE_MS) };
}

/** A kiosk sends later what was given offline; a clock that runs ahead is set right. */
function answeredAt({ answeredAt: given }: Submitted, now: Date): Date {
  const at = given ? new Date(given) : now;
  return at > now ? now : at;
}
