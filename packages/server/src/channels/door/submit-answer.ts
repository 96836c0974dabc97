import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { noteContactConsent } from "../../people/contact-consent.ts";
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
import type { Database, Transaction } from "../../storage/database.ts";
import { lockWorkspace } from "../../storage/workspace-lock.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import { countAnswer, countPost } from "./answer-bursts.ts";
import type { AnswerDoor } from "./answer-door.ts";
import { claimOf, noteClaim } from "./claimed-person.ts";
import { withinLimits } from "./public-limits.ts";
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
  opened: AnswerDoor,
  posted: AnswerSubmission,
  id: string,
  now = new Date(),
): Promise<void> {
  const { door, submission: kept } = withinLimits(opened, posted, now);
  const { survey } = door;
  const place = door.from === undefined ? null : { ...door, from: door.from };
  if (place) countPost(place, now);
  const submission = { ...kept, answers: knownAnswers(questionsOf(survey), kept.answers) };
  if (survey.status !== "open") {
    throw new KnownError(
      410,
      "survey_closed",
      `The survey "${survey.name}" is closed; answers are no longer taken.`,
    );
  }
  const before = await deps.db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", survey.workspace_id)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!before) {
    const { identity, claims } = await whoAnswers(deps.db, door, submission);
    const { created, personId } = await deps.recorder.record(survey.workspace_id, {
      id,
      surveyId: survey.id,
      score: submission.score,
      comment: cleanComment(submission.comment),
      answers: submission.answers,
      properties: propertiesOf(door),
      person: identity,
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
      const said = { ...submission, claims, personId };
      await keepWordOf(deps.db, door, said, id, now);
      if (place) await countAnswer(deps.db, place, now);
      return;
    }
  }
  await change(deps, door, submission, id, now);
}

async function change(
  { db, followRevision }: SubmitDeps,
  door: AnswerDoor,
  submission: AnswerSubmission,
  id: string,
  now: Date,
): Promise<void> {
  const { survey } = door;
  await db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, survey.workspace_id);
    const { identity, claims } = await whoAnswers(trx, door, submission);
    const [personId] = identity
      ? await resolvePeople(trx, survey.workspace_id, [identity], now)
      : [];
    const [after] = await reviseResponsesWithin(
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
    await keepWordOf(trx, door, { ...submission, claims, personId: after?.person_id }, id, now);
  });
}

/** What a customer said about themselves beside the answer: whom they named, and that they may be contacted. */
async function keepWordOf(
  db: Database | Transaction,
  { survey }: AnswerDoor,
  said: {
    contact: boolean;
    language: string | undefined;
    claims: string | null;
    personId: string | null | undefined;
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

/**
 * Who answered, as far as the door or the customer says so; an anonymous survey never learns it. An address
 * typed by whoever opened a link is not believed of somebody who is known: it only names them.
 */
async function whoAnswers(
  db: Database | Transaction,
  { survey, claimed, personId }: AnswerDoor,
  { email }: AnswerSubmission,
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

function quarantineOf(submission: AnswerSubmission, now: Date) {
  if (!submission.quarantined) return null;
  return { reason: "no_human_input", until: new Date(now.getTime() + QUARANTINE_MS) };
}

/** A kiosk sends later what was given offline; `withinLimits` has left out what cannot be. */
function answeredAt({ answeredAt: given }: AnswerSubmission, now: Date): Date {
  return given ? new Date(given) : now;
}
