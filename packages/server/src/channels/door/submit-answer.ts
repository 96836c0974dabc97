import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import { type Identity, toIdentity } from "../../people/identity.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import { cleanComment } from "../../responses/answer.ts";
import type { Recorder } from "../../responses/group-commit.ts";
import {
  type ResponseRow,
  type Reviser,
  type Revision,
  reviseResponsesWithin,
} from "../../responses/revise-responses.ts";
import type { Database } from "../../storage/database.ts";
import { withWorkspace } from "../../storage/workspace-lock.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import type { AnswerDoor } from "./answer-door.ts";
import { knownAnswers, questionsOf } from "./survey-questions.ts";

export interface SubmitDeps {
  db: Database;
  recorder: Recorder;
  followRevision?: Reviser["follow"];
}

/** A customer may change their mind for so long. */
export const CHANGE_DAYS = 7;
const DAY_MS = 24 * 3600_000;
/** A score that nobody confirmed waits so long before it counts. */
const QUARANTINE_MS = 3600_000;

/**
 * Takes what a page posted: records the answer at its first step, and changes that same answer at
 * every later one.
 *
 * @throws {KnownError} when the survey takes no answers any more, or it is too late to change one.
 */
export async function submitAnswer(
  deps: SubmitDeps,
  door: AnswerDoor,
  posted: AnswerSubmission,
  id: string,
  now = new Date(),
): Promise<void> {
  const { survey } = door;
  const submission = { ...posted, answers: knownAnswers(questionsOf(survey), posted.answers) };
  if (survey.status !== "open") {
    throw new KnownError(
      410,
      "survey_closed",
      `The survey "${survey.name}" is closed; answers are no longer taken.`,
    );
  }
  // A first step is written at once, and finds out by that whether it was the first. Only a later one is
  // looked for, since it is nearly always there.
  const later = submission.step === "comment" && (await isRecorded(deps.db, survey, id));
  if (!later) {
    const { created } = await deps.recorder.record(survey.workspace_id, {
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
  await change(deps, door, submission, id, now);
}

/** Asked so that PostgreSQL takes the primary key, also while it knows nothing yet about this workspace. */
async function isRecorded(
  db: Database,
  survey: { workspace_id: string },
  id: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from response where workspace_id = ${survey.workspace_id} and id = any(${[id]}::uuid[])
  `.execute(db);
  return rows.length > 0;
}

async function change(
  { db, followRevision }: SubmitDeps,
  door: AnswerDoor,
  submission: AnswerSubmission,
  id: string,
  now: Date,
): Promise<void> {
  const { survey } = door;
  await withWorkspace(db, survey.workspace_id, async (trx) => {
    const identity = identityOf(door, submission);
    const [personId] = identity
      ? await resolvePeople(trx, survey.workspace_id, [identity], now)
      : [];
    await reviseResponsesWithin(
      trx,
      survey.workspace_id,
      [id],
      (row) => revisionOf(row, submission, personId, now),
      { actor: "customer", now, ...(followRevision ? { follow: followRevision } : {}) },
    );
    if (submission.contact && !survey.anonymous) {
      await trx
        .updateTable("response")
        .set({ meta: sql<string>`meta || '{"mayContact": true}'::jsonb` })
        .where("workspace_id", "=", survey.workspace_id)
        .where("id", "=", id)
        .execute();
    }
  });
}

/** What a later step changes; null when it says nothing new, as a double submit does. */
function revisionOf(
  row: ResponseRow,
  submission: AnswerSubmission,
  personId: string | undefined,
  now: Date,
): Revision | null {
  if (now.getTime() - row.recorded_at.getTime() > CHANGE_DAYS * DAY_MS) {
    throw new KnownError(
      410,
      "too_late_to_change",
      `This answer was given more than ${CHANGE_DAYS} days ago and stays as it is.`,
    );
  }
  // A page that nobody touched may not undo what a person did on another one.
  if (submission.quarantined) return null;
  const revision: Revision = {};
  if (submission.score !== row.score) revision.score = submission.score;
  const comment = submission.comment === undefined ? row.comment : cleanComment(submission.comment);
  if (comment !== row.comment) revision.comment = comment;
  const answers = { ...row.answers, ...submission.answers };
  if (JSON.stringify(answers) !== JSON.stringify(row.answers)) revision.answers = answers;
  if (row.person_id === null && personId) revision.personId = personId;
  // A person confirmed what a machine may have opened.
  if (row.quarantine_reason !== null) revision.quarantine = null;
  return Object.keys(revision).length > 0 ? revision : null;
}

/** Who answered, as far as the door or the customer says so; an anonymous survey never learns it. */
function identityOf({ survey, claimed }: AnswerDoor, { email }: AnswerSubmission): Identity | null {
  return survey.anonymous ? null : toIdentity({ ...claimed, ...(email ? { email } : {}) });
}

/** An anonymous survey keeps only what it breaks its score down by: anything else may be somebody's name. */
function propertiesOf({ survey, properties }: AnswerDoor, submission: AnswerSubmission) {
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

function quarantineOf(submission: AnswerSubmission, now: Date) {
  if (!submission.quarantined) return null;
  return { reason: "no_human_input", until: new Date(now.getTime() + QUARANTINE_MS) };
}

/** A kiosk sends later what was given offline; a clock that runs ahead is set right. */
function answeredAt({ answeredAt: given }: AnswerSubmission, now: Date): Date {
  const at = given ? new Date(given) : now;
  return at > now ? now : at;
}
