import { noteOrigin } from "../../comments/note-origin.ts";
import { KnownError } from "../../errors/known-error.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { noteContactConsent } from "../../people/contact-consent.ts";
import { type Identity, toIdentity } from "../../people/identity.ts";
import { cleanComment } from "../../responses/answer.ts";
import type { Answers } from "../../responses/answers.ts";
import { byId } from "../../responses/by-id.ts";
import type { ResponseRow, Revision } from "../../responses/revision.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import { countAnswer, countPost } from "./answer-bursts.ts";
import type { AnswerDoor } from "./answer-door.ts";
import { claimOf, noteClaim } from "./claimed-person.ts";
import { answersSoFar, askedIn } from "./further-answers.ts";
import { withinLimits } from "./public-limits.ts";

export interface SubmitDeps {
  db: Database;
  answers: Answers;
}

/** What a customer said, on a page or in a conversation. */
export type Submitted = Pick<AnswerSubmission, "step" | "score" | "comment"> &
  Partial<Omit<AnswerSubmission, "answers">> & {
    /** Left out by doors that ask no further questions. */
    answers?: AnswerSubmission["answers"] | undefined;
  };

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
  opened: AnswerDoor,
  posted: Submitted,
  id: string,
  now = new Date(),
): Promise<void> {
  const { door, submission } = withinLimits(opened, posted, now);
  const { survey } = door;
  const place = door.from === undefined ? null : { ...door, from: door.from };
  if (place) countPost(db, place, now);
  if (survey.status !== "open") {
    throw new KnownError(
      410,
      "survey_closed",
      `The survey "${survey.name}" is closed; answers are no longer taken.`,
    );
  }
  // Whoever comments has nearly always given a score before; whoever gives one nearly never has.
  const known = submission.step === "comment" && (await isRecorded(db, survey.workspace_id, id));
  const who = await whoAnswers(db, door, submission);
  const said = { ...submission, ...who };
  if (!known) {
    const { created, personId } = await answers.record(survey.workspace_id, {
      id,
      surveyId: survey.id,
      score: submission.score,
      comment: cleanComment(submission.comment),
      answers: answersSoFar(survey, submission, {}),
      ...askedIn(survey, submission),
      properties: propertiesOf(door),
      person: who.identity,
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
    if (created) {
      await keepWordOf(db, door, { ...said, personId }, id, now);
      await noteWhence(db, door, said, id, now);
      // A burst of employees' answers would tell when they were given.
      if (place && survey.kind !== "employee") await countAnswer(db, place, now);
      return;
    }
  }
  const [after] = await answers.revise(
    survey.workspace_id,
    [id],
    (row) => revisionOf(survey, row, said, now),
    // Its time is that of the lock: a program that reads on by `updated_since` must not have passed it.
    { actor: "customer" },
  );
  await keepWordOf(db, door, { ...said, personId: after?.person_id ?? null }, id, now);
  await noteWhence(db, door, said, id, now);
}

/** Where a comment came from, as a hash that is kept for two days; nothing of a score alone. */
async function noteWhence(
  db: Database,
  { survey, channel, from }: AnswerDoor,
  { comment }: Submitted,
  responseId: string,
  now: Date,
): Promise<void> {
  if (from === undefined || survey.anonymous || channel === "kiosk") return;
  if (cleanComment(comment) === null) return;
  const of = { workspaceId: survey.workspace_id, surveyId: survey.id, responseId };
  await noteOrigin(db, of, { from, now });
}

/**
 * What a customer said about themselves beside the answer: whom they named, and that they may be contacted.
 * Whoever did not hear that it was kept sends it again, and it ends as if said once.
 */
async function keepWordOf(
  db: Database,
  { survey }: AnswerDoor,
  said: {
    contact?: boolean | undefined;
    language?: string | undefined;
    claims: string | null;
    personId: string | null;
  },
  responseId: string,
  now: Date,
): Promise<void> {
  if (survey.anonymous) return;
  const of = { workspaceId: survey.workspace_id, responseId, now };
  if (said.claims) await noteClaim(db, { ...of, personId: said.claims });
  // Of a person who was merely named nothing was agreed: it stays with the answer.
  if (!said.contact || !said.personId || said.personId === said.claims) return;
  const language = said.language ?? survey.default_language;
  await noteContactConsent(db, {
    ...of,
    personId: said.personId,
    source: survey.name,
    wording: answerMessage(language, "contact"),
  });
}

async function isRecorded(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("response")
    // Not the id alone: another index holds that too, and answers without the table by walking all of it.
    .select(["id", "score"])
    .where("workspace_id", "=", workspaceId)
    .where(byId([id]))
    .executeTakeFirst();
  return row !== undefined;
}

/** What a later step changes; null for a page that nobody touched. */
function revisionOf(
  survey: SurveyRow,
  row: ResponseRow,
  submission: Submitted & { identity: Identity | null },
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
  const { identity } = submission;
  return {
    score: submission.score,
    ...(submission.comment === undefined ? {} : { comment: cleanComment(submission.comment) }),
    answers: answersSoFar(survey, submission, row.answers),
    ...askedIn(survey, submission, row.meta),
    ...(identity ? { identity } : {}),
    ...(submission.contact ? { mayContact: true } : {}),
    // A person confirmed what a machine may have opened.
    ...(row.quarantine_reason === null ? {} : { quarantine: null }),
  };
}

/**
 * Who answered, as far as the door or the customer says so; an anonymous survey never learns it. An address
 * typed by whoever opened a link is not believed of somebody who is known: it only names them.
 */
async function whoAnswers(
  db: Database,
  { survey, claimed, personId }: AnswerDoor,
  { email }: Submitted,
): Promise<{ identity: Identity | null; claims: string | null }> {
  if (survey.anonymous || personId) return { identity: null, claims: null };
  if (claimed) return { identity: toIdentity(claimed), claims: null };
  const claim = await claimOf(db, survey.workspace_id, email);
  return { identity: claim.identity, claims: claim.personId };
}

/** An anonymous survey keeps only what it breaks its score down by: anything else may be somebody's name. */
function propertiesOf({ survey, properties }: AnswerDoor) {
  if (!survey.anonymous) return properties;
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => survey.dimensions.includes(name)),
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

/** A kiosk sends later what was given offline; `withinLimits` has left out what cannot be. */
function answeredAt({ answeredAt: given }: Submitted, now: Date): Date {
  return given ? new Date(given) : now;
}
