import type { Workspace } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Answer } from "../responses/answer.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { createSurveyWithin } from "../surveys/create-survey.ts";
import { answersBySurvey, listSurveys } from "../surveys/survey-queries.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { forgetRemembered } from "../workspaces/remembered.ts";
import { SAMPLE_ANSWERS, SAMPLE_DIMENSIONS, sampleAnswers } from "./sample-answers.ts";
import { sayWordsOfSample } from "./sample-words.ts";

/** Fills a sample workspace; done again after a crash, it adds only what is missing. */
export const fillSampleJob = defineJob<{ workspaceId: string; surveyId: string }>("sample.fill");

const BATCH = 500;

/** How far the sample of somebody is. */
export interface SampleState {
  workspace: Workspace | null;
  surveyId: string | null;
  done: number;
  total: number;
}

/**
 * Makes the sample workspace of a colleague and has it filled in the background. Everybody has one
 * at most; asking again gives the same.
 */
export async function startSample(
  db: Database,
  jobs: JobQueue,
  owner: { userId: string; email: string; language: Workspace["language"]; timeZone: string },
): Promise<Workspace> {
  const existing = await sampleOf(db, owner.userId);
  if (existing) return existing;
  return db.transaction().execute(async (trx) => {
    const made = await makeSampleWithin(trx, {
      ...owner,
      actor: owner.email,
      ownerId: owner.userId,
    });
    const { workspace, surveyId } = made;
    await jobs.enqueue(trx, fillSampleJob, { workspaceId: workspace.id, surveyId });
    return workspace;
  });
}

/** An empty sample workspace that belongs to nobody yet. */
export async function makeSample(
  db: Database,
  maker: { actor: string; language: Workspace["language"]; timeZone: string },
): Promise<Workspace> {
  return db.transaction().execute(async (trx) => (await makeSampleWithin(trx, maker)).workspace);
}

async function makeSampleWithin(
  trx: Transaction,
  maker: { actor: string; ownerId?: string; language: Workspace["language"]; timeZone: string },
): Promise<{ workspace: Workspace; surveyId: string }> {
  const { actor, language, timeZone, ownerId } = maker;
  const workspace = await createWorkspace(trx, {
    name: "Botanic",
    language,
    timeZone,
    isSample: true,
    actor,
    ...(ownerId === undefined ? {} : { ownerId }),
  });
  const survey = await createSurveyWithin(
    trx,
    { workspaceId: workspace.id, actor },
    {
      name: "Botanic",
      subject: "Botanic",
      kind: "relationship",
      languages: ["fr", "en"],
      dimensions: SAMPLE_DIMENSIONS,
      anonymous: false,
      isDefault: true,
    },
    new Date(),
  );
  await sayWordsOfSample(trx, { workspaceId: workspace.id, language, now: new Date() });
  return { workspace, surveyId: survey.id };
}

/** Records the answers that are not there yet. */
export async function fillSample(
  answers: Answers,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  now = new Date(),
): Promise<void> {
  const flush = async (batch: Answer[]) => {
    try {
      await answers.recordMany(workspaceId, batch, { now, quiet: "sample" });
    } catch (error) {
      // Removed while it was being filled.
      if (error instanceof KnownError && error.code === "survey_not_found") return false;
      throw error;
    }
    return true;
  };
  let batch: Answer[] = [];
  for await (const answer of sampleAnswers(surveyId, now)) {
    batch.push(answer);
    if (batch.length < BATCH) continue;
    if (!(await flush(batch))) return;
    batch = [];
  }
  if (batch.length > 0) await flush(batch);
}

/** The sample of a colleague and how full it is. */
export async function sampleState(db: Database, userId: string): Promise<SampleState> {
  const workspace = await sampleOf(db, userId);
  if (!workspace) return { workspace: null, surveyId: null, done: 0, total: SAMPLE_ANSWERS };
  const answers = await answersBySurvey(db, workspace.id);
  const [survey] = await listSurveys(db, workspace.id);
  const surveyId = survey?.id ?? null;
  const done = (surveyId && answers.get(surveyId)) || 0;
  return { workspace, surveyId, done, total: SAMPLE_ANSWERS };
}

/**
 * Removes the sample with everything in it, in one act.
 *
 * @throws {KnownError} 404 when there is none.
 */
export async function removeSample(db: Database, userId: string): Promise<void> {
  const workspace = await sampleOf(db, userId);
  if (!workspace) {
    throw new KnownError(
      404,
      "no_sample",
      "There is no sample workspace; it may be removed already.",
    );
  }
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("directory.entry").where("workspace_id", "=", workspace.id).execute();
    await trx.deleteFrom("directory.member").where("workspace_id", "=", workspace.id).execute();
    await trx
      .deleteFrom("workspace")
      .where("id", "=", workspace.id)
      .where("is_sample", "=", true)
      .execute();
  });
  forgetRemembered(db, workspace.id);
}

async function sampleOf(db: Database, userId: string): Promise<Workspace | null> {
  const row = await db
    .selectFrom("directory.member")
    .innerJoin("workspace", "workspace.id", "directory.member.workspace_id")
    .selectAll("workspace")
    .where("directory.member.user_id", "=", userId)
    .where("workspace.is_sample", "=", true)
    .orderBy("workspace.created_at")
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    language: row.language as Workspace["language"],
    timeZone: row.time_zone,
    isSample: true,
    createdAt: row.created_at.toISOString(),
  };
}
