import { knownAnswers, reachedAnswers } from "@candor/contract/reached-questions.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Identity } from "../people/identity.ts";
import { type KnownPerson, resolvePersons } from "../people/resolve-people.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { PATIENCE_MS, withWorkspace } from "../storage/workspace-lock.ts";
import { type FurtherAnswers, furtherAnswers, questionsOf } from "../surveys/further-questions.ts";
import { admitValues } from "../tallies/admit-values.ts";
import { cellsOf } from "../tallies/cells.ts";
import { type Answer, checkAnswer, type Recorded } from "./answer.ts";
import { holdAnswers } from "./floor/hold-answers.ts";
import { frozenProperties } from "./frozen-properties.ts";
import { type Inserted, insertRows, outcomes, type Row } from "./insert-answers.ts";
import { REDACTION_COLUMNS, type RedactionChoice, redactedComment } from "./redacted-comment.ts";
import { isCounted, type ResponseRow } from "./revision.ts";
import { type NotedEvent, type Pipeline, runSteps } from "./run-steps.ts";
import { keepOriginals, type Original } from "./sealed-originals.ts";
import type { QuietReason } from "./step.ts";
import { withCareWhenNeeded } from "./with-care.ts";

/** How a batch is recorded. Doors use `Answers`, which brings the pipeline along. */
export interface Recording {
  /** When it is recorded; the moment the workspace's lock is had, when left out. */
  now?: Date;
  quiet?: QuietReason;
  pipeline?: Pipeline;
}

/**
 * Records a batch of one workspace's answers: people, answers, tallies and what follows, all in
 * one transaction. An answer recorded before (same id, or same source key) changes nothing.
 *
 * @returns one entry for each answer, in order.
 * @throws {KnownError} when a survey does not exist or an answer is not one; nothing is recorded then.
 */
export async function recordBatch(
  db: Database,
  workspaceId: string,
  answers: readonly Answer[],
  recording: Recording = {},
): Promise<Recorded[]> {
  for (const answer of answers) checkAnswer(answer, recording.now ?? new Date());
  return withCareWhenNeeded((careful) =>
    withWorkspace(
      db,
      workspaceId,
      (trx) => recordWithin(trx, workspaceId, answers, { ...recording, careful }),
      // What is quiet is work in the background.
      { patienceMs: recording.quiet ? null : PATIENCE_MS },
    ),
  );
}

async function recordWithin(
  trx: Transaction,
  workspaceId: string,
  given: readonly Answer[],
  recording: Recording & { careful: boolean },
): Promise<Recorded[]> {
  // After the lock: what is recorded later has a later time, so that nobody who reads on misses it.
  const now = recording.now ?? new Date();
  const surveys = await surveysOf(trx, workspaceId, given);
  const isHeld = ({ surveyId }: Answer) => surveyOf(surveys, surveyId).kind === "employee";
  if (!given.some(isHeld))
    return recordSeen(trx, workspaceId, given, { ...recording, surveys, now });
  // The one place where answers of employees come in: whatever the door, they wait until they are enough.
  const seen = given.filter((answer) => !isHeld(answer));
  const recorded = await recordSeen(trx, workspaceId, seen, { ...recording, surveys, now });
  const held = given.filter(isHeld).map((answer) => ({
    answer: redacted(answer, surveyOf(surveys, answer.surveyId)),
    survey: surveyOf(surveys, answer.surveyId),
  }));
  await holdAnswers(trx, workspaceId, held, now);
  return given.map((answer) => recorded[seen.indexOf(answer)] ?? asHeld(answer, now));
}

/** What whoever answered is told: it is kept. Nobody else is told anything. */
function asHeld({ id, surveyId, score, properties, comment }: Answer, now: Date): Recorded {
  return {
    ...{ id, surveyId, score, properties, comment },
    ...{ personId: null, invitationId: null, person: null, created: true, recordedAt: now },
  };
}

/** Records answers that may be seen as soon as they are recorded. */
export async function recordSeen(
  trx: Transaction,
  workspaceId: string,
  given: readonly Answer[],
  {
    quiet,
    pipeline,
    careful,
    surveys,
    now,
  }: Recording & { careful: boolean; surveys: Map<string, SurveyContext>; now: Date },
): Promise<Recorded[]> {
  if (given.length === 0) return [];
  const answers = given.map((answer) => redacted(answer, surveyOf(surveys, answer.surveyId)));
  const persons = await personsOf(trx, workspaceId, answers, surveys, now);
  const properties = await propertiesOf(trx, workspaceId, answers, { surveys, persons, quiet });
  const rows = answers.map((answer, index) =>
    toRow(
      { ...answer, properties: properties[index] ?? answer.properties },
      persons[index] ?? null,
      surveyOf(surveys, answer.surveyId),
      quiet,
    ),
  );
  const counted = rows.flatMap(({ survey_id, cells }) =>
    cells === null ? [] : [{ surveyId: survey_id, cells }],
  );
  await admitValues(trx, workspaceId, counted);
  const zone = [...surveys.values()][0]?.time_zone ?? "UTC";
  const inserted = await insertRows(trx, workspaceId, rows, zone, now);
  const results = await outcomes(trx, workspaceId, rows, inserted);
  const recorded = results.map((one, i) => ({
    ...one,
    person: persons[i] ?? null,
    properties: properties[i] ?? {},
    comment: answers[i]?.comment ?? null,
    recordedAt: now,
  }));
  await keepOriginals(trx, workspaceId, originalsOf(recorded, given, surveys), { isNew: true });
  await noticeSurveys(trx, workspaceId, recorded);
  if (!pipeline) return recorded;
  const events = recorded.flatMap(({ created }, i): NotedEvent[] => {
    const [answer, row] = [answers[i], rows[i]];
    const made = row && inserted.get(row.id);
    if (!created || !answer || !made) return [];
    return [eventOf(workspaceId, { ...answer, properties: properties[i] ?? {} }, row, made)];
  });
  const happening = { kind: "recorded", workspaceId, now, quiet: quiet ?? null, events } as const;
  await runSteps(trx, pipeline, happening, careful);
  return recorded;
}

interface SurveyContext extends RedactionChoice {
  id: string;
  kind: string;
  dimensions: string[];
  anonymous: boolean;
  /** See `frozenAttributesOf`. */
  frozen: "all" | string[];
  /** As they are stored; see `questionsOf`. */
  questions: unknown;
  time_zone: string;
}

function redacted(answer: Answer, survey: SurveyContext): Answer {
  return { ...answer, comment: redactedComment(answer.comment, survey) };
}

/** The words as they came, of the answers that are new. */
function originalsOf(
  recorded: readonly Recorded[],
  given: readonly Answer[],
  surveys: Map<string, SurveyContext>,
): Original[] {
  return recorded.flatMap(({ id, created, surveyId }, i) => {
    const { redaction, names } = surveyOf(surveys, surveyId);
    if (!created || redaction !== "seal") return [];
    return [{ responseId: id, comment: given[i]?.comment ?? null, redaction, names }];
  });
}

/** History that is taken in was given to somebody who may be another now: nothing of today is frozen into it. */
async function propertiesOf(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
  known: {
    surveys: Map<string, SurveyContext>;
    persons: readonly (KnownPerson | null)[];
    quiet: QuietReason | undefined;
  },
): Promise<Answer["properties"][]> {
  if (known.quiet) return answers.map(({ properties }) => properties);
  return frozenProperties(trx, workspaceId, answers, known.persons, ({ surveyId }) =>
    surveyOf(known.surveys, surveyId),
  );
}

export async function surveysOf(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
): Promise<Map<string, SurveyContext>> {
  const ids = [...new Set(answers.map((answer) => answer.surveyId))];
  const { rows } = await sql<SurveyContext>`
    select survey.id, survey.kind, survey.dimensions, survey.anonymous, workspace.time_zone,
      coalesce(survey.settings -> 'frozenAttributes', '[]') as frozen,
      survey.settings -> 'questions' as questions,
      ${REDACTION_COLUMNS}
    from survey join workspace on workspace.id = survey.workspace_id
    where survey.workspace_id = ${workspaceId} and workspace.id = ${workspaceId}
      and survey.id = any(${ids}::uuid[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

function surveyOf(surveys: Map<string, SurveyContext>, id: string): SurveyContext {
  const survey = surveys.get(id);
  if (survey) return survey;
  throw new KnownError(404, "survey_not_found", `There is no survey "${id}" in this workspace.`);
}

async function personsOf(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
  surveys: Map<string, SurveyContext>,
  now: Date,
): Promise<(KnownPerson | null)[]> {
  const persons: (KnownPerson | null)[] = answers.map(() => null);
  const known: { index: number; identity: Identity }[] = [];
  answers.forEach((answer, index) => {
    // An anonymous survey never learns who answered, whatever the door says.
    if (surveyOf(surveys, answer.surveyId).anonymous || answer.personId) return;
    if (answer.person) known.push({ index, identity: answer.person });
  });
  const identities = known.map(({ identity }) => identity);
  const resolved = await resolvePersons(trx, workspaceId, identities, now);
  known.forEach(({ index }, i) => {
    persons[index] = resolved[i] ?? null;
  });
  return persons;
}

function toRow(
  answer: Answer,
  person: KnownPerson | null,
  survey: SurveyContext,
  quiet: QuietReason | undefined,
): Row {
  const touchpoint = answer.touchpoint ?? null;
  return {
    id: answer.id,
    survey_id: answer.surveyId,
    person_id: survey.anonymous ? null : (answer.personId ?? person?.id ?? null),
    invitation_id: survey.anonymous ? null : (answer.invitationId ?? null),
    score: answer.score,
    comment: answer.comment,
    answers: furtherAnswersOf(answer, survey, quiet),
    properties: answer.properties,
    channel: answer.channel,
    source: answer.source ?? null,
    touchpoint,
    language: answer.language,
    tags: answer.tags ?? [],
    meta: {
      ...(survey.anonymous ? {} : answer.meta),
      ...(answer.asked ? { asked: answer.asked } : {}),
    },
    answered_at: answer.answeredAt.toISOString(),
    cells:
      answer.quarantine || answer.exclusion
        ? null
        : cellsOf({ ...answer, touchpoint }, survey.dimensions),
    quarantine_reason: answer.quarantine?.reason ?? null,
    quarantine_until: answer.quarantine?.until?.toISOString() ?? null,
    exclusion_reason: answer.exclusion?.reason ?? null,
    exclusion_note: answer.exclusion?.note ?? null,
    timeless: survey.anonymous,
    given_day: answer.day ?? null,
    source_key: answer.sourceKey ?? null,
    external_id: answer.externalId ?? null,
    import_id: answer.importId ?? null,
  };
}

/**
 * Answers to what the survey asks, as far as this score and these answers led. History that is taken in
 * was asked by the rules of its day. Nothing is read where nothing was said, which is nearly always.
 */
function furtherAnswersOf(
  { answers, score }: Answer,
  { questions }: SurveyContext,
  quiet: QuietReason | undefined,
): FurtherAnswers {
  const given = furtherAnswers(answers ?? {});
  if (Object.keys(given).length === 0) return {};
  const asked = questionsOf({ settings: { questions } });
  return quiet ? knownAnswers(asked, given) : reachedAnswers(asked, score, given);
}

/** The answer as it now stands, from what was written: reading it back would cost more. */
function eventOf(
  workspaceId: string,
  answer: Pick<Answer, "actor" | "quarantine"> & { properties: Answer["properties"] },
  { timeless, given_day, ...row }: Row,
  { answered_at, recorded_at, day }: Inserted,
): NotedEvent {
  const excluded = row.exclusion_reason !== null;
  const after: ResponseRow = {
    ...row,
    workspace_id: workspaceId,
    properties: answer.properties,
    tags: [...row.tags],
    derived: {},
    answered_at,
    recorded_at,
    updated_at: recorded_at,
    day,
    by_day: timeless || given_day !== null,
    excluded_by: excluded ? "rule" : null,
    excluded_at: excluded ? recorded_at : null,
    quarantine_until: answer.quarantine?.until ?? null,
    deleted_at: null,
  };
  return {
    before: null,
    after,
    changes: {},
    changeId: null,
    was: null,
    became: { score: after.score, counted: isCounted(after) },
    actor: answer.actor ?? "customer",
  };
}

async function noticeSurveys(
  trx: Transaction,
  workspaceId: string,
  recorded: readonly Recorded[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { surveyId, created } of recorded) {
    if (created) counts.set(surveyId, (counts.get(surveyId) ?? 0) + 1);
  }
  for (const [surveyId, count] of counts) {
    await noticeLive(trx, { workspaceId, surveyId, count, kind: "recorded" });
  }
}
