import type { Question } from "@candor/contract/question.ts";
import { knownAnswers } from "@candor/contract/reached-questions.ts";
import { CHANNELS } from "@candor/contract/response.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { KnownError } from "../errors/known-error.ts";
import { blockContact } from "../people/contact-permission.ts";
import { type PersonRecord, upsertPeople } from "../people/upsert-people.ts";
import { type Answer, cleanComment } from "../responses/answer.ts";
import type { Answers } from "../responses/answers.ts";
import { changes } from "../responses/revision.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { erasedSourceKey } from "../workspaces/personal-hash.ts";
import { answersInColumns } from "./answers-in-columns.ts";
import { rememberEffects } from "./import-effects.ts";
import type {
  ImportedAnswer,
  ImportedPersonRow,
  ImportedSuppression,
  InterpretedRow,
} from "./interpreted-row.ts";
import { createdOf, identityOf, recordPeople } from "./record-people.ts";

/** Where the rows go, and who sends them. */
export interface ImportTarget {
  workspaceId: string;
  importId: string;
  /** Null for files of people, which belong to no survey. */
  surveyId: string | null;
  actor: string;
  /** What the file is called, where nothing says with which words consent was given. */
  fileName?: string;
}

/** A target of answers. */
type SurveyTarget = ImportTarget & { surveyId: string };

/** Where rows are recorded. */
export interface RecordDeps {
  db: Database;
  answers: Answers;
}

export interface RowCounts {
  imported: number;
  updated: number;
  unchanged: number;
}

/** Records accepted rows: answers, people, and those who must not be asked any more. */
export async function recordRows(
  deps: RecordDeps,
  target: ImportTarget,
  rows: readonly InterpretedRow[],
  now = new Date(),
): Promise<RowCounts> {
  const { db } = deps;
  const results = rows.map(({ result }) => result);
  const parts = [
    await recordSuppressions(db, target, results.filter(isSuppression), now),
    await recordPeople(db, target, results.filter(isPerson), now),
    await recordAnswers(deps, target, results.filter(isAnswer), now),
  ];
  return parts.reduce((sum, part) => ({
    imported: sum.imported + part.imported,
    updated: sum.updated + part.updated,
    unchanged: sum.unchanged + part.unchanged,
  }));
}

const NOTHING: RowCounts = { imported: 0, updated: 0, unchanged: 0 };

type Result = InterpretedRow["result"];
const isAnswer = (result: Result): result is ImportedAnswer => result.kind === "answer";
const isPerson = (result: Result): result is ImportedPersonRow => result.kind === "person";
const isSuppression = (result: Result): result is ImportedSuppression =>
  result.kind === "unsubscribe" || result.kind === "bounce";

async function recordAnswers(
  deps: RecordDeps,
  target: ImportTarget,
  given: readonly ImportedAnswer[],
  now: Date,
): Promise<RowCounts> {
  if (given.length === 0) return NOTHING;
  const { surveyId } = target;
  if (surveyId === null) {
    throw new KnownError(
      422,
      "survey_needed",
      "The file holds answers, too; say into which survey.",
    );
  }
  return recordIntoSurvey(deps, { ...target, surveyId }, given, now);
}

async function recordIntoSurvey(
  { db, answers }: RecordDeps,
  target: SurveyTarget,
  given: readonly ImportedAnswer[],
  now: Date,
): Promise<RowCounts> {
  const { workspaceId } = target;
  const rows = await withoutErased(db, target, given);
  const erased = given.length - rows.length;
  if (rows.length === 0) return { ...NOTHING, unchanged: erased };
  const ownIds = await idsOfOurOwn(db, target, rows);
  const survey = await getSurvey(db, { workspaceId, surveyId: target.surveyId });
  const questions = questionsOf(survey);
  const split = answersInColumns(questions);
  const wanted = rows.map((row) => toAnswer({ ...row, ...split(row.properties) }, target, ownIds));
  const recorded = await answers.recordMany(workspaceId, wanted, { now, quiet: "import" });
  await rememberAsked(db, workspaceId, rows, now);
  const repeated = rows.flatMap((row, index) => {
    const outcome = recorded[index];
    return outcome && !outcome.created
      ? [{ row: { ...row, ...split(row.properties) }, id: outcome.id }]
      : [];
  });
  const updated = await updateRepeated({ db, answers }, { ...target, questions }, repeated, now);
  const imported = rows.length - repeated.length;
  return { imported, updated, unchanged: repeated.length - updated + erased };
}

/** An imported answer, its further answers apart from its properties. */
type AnswerRow = Omit<ImportedAnswer, "properties"> &
  ReturnType<ReturnType<typeof answersInColumns>>;

function toAnswer(row: AnswerRow, target: SurveyTarget, ownIds: ReadonlySet<string>): Answer {
  const known = CHANNELS.find((channel) => channel === row.channel);
  const own = row.originalId !== undefined && ownIds.has(row.originalId) ? row.originalId : null;
  return {
    id: own ?? uuidv7(row.answeredAt.getTime()),
    surveyId: target.surveyId,
    score: row.score,
    comment: cleanComment(row.comment),
    answers: row.answers,
    properties: row.properties,
    person: identityOf(row.person),
    channel: known ?? "import",
    touchpoint: row.touchpoint ?? null,
    language: row.language ?? null,
    tags: row.tags,
    answeredAt: row.answeredAt,
    day: row.day,
    sourceKey: row.sourceKey,
    externalId: row.originalId ?? null,
    importId: target.importId,
    actor: target.actor,
  };
}

/** Answers of people who were erased stay erased, however often their file is imported. */
async function withoutErased(
  db: Database,
  { workspaceId, surveyId }: SurveyTarget,
  rows: readonly ImportedAnswer[],
): Promise<readonly ImportedAnswer[]> {
  const found = await db
    .selectFrom("response")
    .select("source_key")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where(
      "source_key",
      "in",
      rows.map(({ sourceKey }) => erasedSourceKey(sourceKey)),
    )
    .execute();
  if (found.length === 0) return rows;
  const erased = new Set(found.map(({ source_key }) => source_key));
  return rows.filter(({ sourceKey }) => !erased.has(erasedSourceKey(sourceKey)));
}

/**
 * Ids of rows that this very survey exported: such a row is the answer it came from, and importing
 * it again changes nothing.
 */
async function idsOfOurOwn(
  db: Database,
  { workspaceId, surveyId }: SurveyTarget,
  rows: readonly ImportedAnswer[],
): Promise<Set<string>> {
  const ids = rows
    .filter(({ sourceKey }) => sourceKey.startsWith("candor:"))
    .flatMap(({ originalId }) =>
      originalId !== undefined && UUID.test(originalId) ? [originalId] : [],
    );
  if (ids.length === 0) return new Set();
  const found = await db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("id", "in", ids)
    .execute();
  return new Set(found.map(({ id }) => id));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever answered or was asked lately is left in peace: the history counts from day one. */
async function rememberAsked(
  db: Database,
  workspaceId: string,
  rows: readonly ImportedAnswer[],
  now: Date,
): Promise<void> {
  const records = rows.flatMap((row): PersonRecord[] => {
    const identity = identityOf(row.person);
    return identity ? [{ identity, lastAskedAt: row.askedAt ?? row.answeredAt }] : [];
  });
  if (records.length === 0) return;
  await inTransaction(db, (trx) => upsertPeople(trx, workspaceId, records, now));
}

/** An answer that carries its own id and came again with other contents is brought up to date. */
async function updateRepeated(
  deps: RecordDeps,
  { workspaceId, importId, actor, questions }: ImportTarget & { questions: readonly Question[] },
  repeated: readonly { row: AnswerRow; id: string }[],
  now: Date,
): Promise<number> {
  const byId = new Map(
    repeated.filter(({ row }) => row.originalId !== undefined).map(({ row, id }) => [id, row]),
  );
  if (byId.size === 0) return 0;
  const changed: string[] = [];
  await deps.answers.revise(
    workspaceId,
    [...byId.keys()],
    (before) => {
      const row = byId.get(before.id);
      // What was deleted here stays deleted, whatever a file says.
      if (!row || before.deleted_at) return null;
      const comment = cleanComment(row.comment);
      const properties = { ...before.properties, ...row.properties };
      const answers = { ...before.answers, ...knownAnswers(questions, row.answers) };
      const revision = { score: row.score, comment, properties, answers };
      if (!changes(before, revision)) return null;
      changed.push(before.id);
      return revision;
    },
    { actor, now, quiet: "import" },
  );
  await rememberEffects(deps.db, { workspaceId, importId }, "updated", changed, now);
  return changed.length;
}

async function recordSuppressions(
  db: Database,
  target: ImportTarget,
  rows: readonly ImportedSuppression[],
  now: Date,
): Promise<RowCounts> {
  const { workspaceId, actor } = target;
  const known = rows.flatMap((row) => {
    const identity = identityOf(row.person);
    return identity ? [{ row, identity }] : [];
  });
  if (known.length === 0) return NOTHING;
  return inTransaction(db, async (trx) => {
    const people = await upsertPeople(
      trx,
      workspaceId,
      known.map(({ identity }) => ({ identity })),
      now,
    );
    await rememberEffects(trx, target, "person", createdOf(people), now);
    let imported = 0;
    for (const [index, { row, identity }] of known.entries()) {
      const personId = people[index]?.personId;
      if (!personId) continue;
      const reason = row.kind === "unsubscribe" ? "unsubscribed" : "bounced";
      const before = await trx
        .selectFrom("contact_block")
        .select("reason")
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .where("reason", "=", reason)
        .executeTakeFirst();
      if (before) continue;
      imported += 1;
      await rememberEffects(trx, target, reason, [personId], now);
      await blockContact(trx, {
        workspaceId,
        personId,
        channel: "email",
        reason,
        address: row.kind === "bounce" ? identity.email : null,
        actor,
        now: row.at ?? now,
      });
    }
    return { imported, updated: 0, unchanged: known.length - imported };
  });
}
