import { beforeEach, expect, test, vi } from "vitest";
import { migrateJobQueue, openJobQueue } from "../jobs/job-queue.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import {
  recountJob,
  recountWorkspace,
  recountWorkspaceJob,
  registerRecountJob,
} from "./nightly-recount.ts";
import { recount } from "./recount.ts";

beforeEach(async () => emptyTables(await testDatabase()));

function aLog() {
  return { info: vi.fn(), error: vi.fn() };
}

async function answered(): Promise<SurveyInWorkspace> {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["store"] });
  await recordBatch(
    db,
    survey.workspaceId,
    [9, 3, 10].map((score) =>
      answer({ surveyId: survey.surveyId, score, properties: { store: "Riga" } }),
    ),
  );
  return survey;
}

/** What must never happen: a tally that says something else than the answers. */
async function spoilTally({ surveyId }: SurveyInWorkspace): Promise<void> {
  const db = await testDatabase();
  await db
    .updateTable("tally")
    .set({ s9: 5 })
    .where("survey_id", "=", surveyId)
    .where("dimension", "=", "store")
    .execute();
}

test("a night in which everything is right changes nothing and says nothing", async () => {
  const db = await testDatabase();
  const { workspaceId } = await answered();
  const log = aLog();
  expect(await recountWorkspace({ db, log }, workspaceId)).toBe(0);
  expect(log.error).not.toHaveBeenCalled();
  expect(await db.selectFrom("audit_entry").selectAll().execute()).toEqual([]);
});

test("tallies that differ from their answers are made right, loudly, and the audit log says so", async () => {
  const db = await testDatabase();
  const survey = await answered();
  const untouched = await answered();
  await spoilTally(survey);
  const log = aLog();
  expect(await recountWorkspace({ db, log }, survey.workspaceId)).toBe(2);
  expect(await recount(db, survey)).toEqual([]);
  expect(log.error).toHaveBeenCalledOnce();
  expect(log.error.mock.calls[0]?.[0]).toMatchObject({
    surveyId: survey.surveyId,
    wrongCells: 2,
    firstDay: "2026-05-15",
  });
  const entries = await db.selectFrom("audit_entry").selectAll().execute();
  expect(entries).toMatchObject([
    {
      workspace_id: survey.workspaceId,
      actor: "candor",
      action: "tallies.rebuilt",
      target: "Spring",
      details: { wrongCells: 2, firstDay: "2026-05-15" },
    },
  ]);
  expect(await recount(db, untouched)).toEqual([]);
});

test("the night's round reaches every workspace, and tidies what it was told to tidy", async () => {
  const db = await testDatabase();
  const surveys = [await answered(), await answered()];
  for (const survey of surveys) await spoilTally(survey);
  const connection = await testConnection();
  await migrateJobQueue(connection);
  const failures: unknown[] = [];
  const jobs = await openJobQueue({
    connection,
    jobs: [recountJob, recountWorkspaceJob],
    pollSeconds: 0.5,
    onError: (error) => failures.push(error),
  });
  const tidy = vi.fn(async () => undefined);
  const tidyWorkspace = vi.fn(async () => undefined);
  const now = new Date("2026-06-01T03:40:00Z");
  try {
    await registerRecountJob(jobs, {
      db,
      log: aLog(),
      tidy: [tidy],
      tidyWorkspace: [tidyWorkspace],
      now: () => now,
    });
    await db.transaction().execute((trx) => jobs.enqueue(trx, recountJob, {}));
    await vi.waitFor(
      async () => {
        const entries = await db.selectFrom("audit_entry").select("workspace_id").execute();
        expect(new Set(entries.map((entry) => entry.workspace_id))).toEqual(
          new Set(surveys.map(({ workspaceId }) => workspaceId)),
        );
      },
      { timeout: 20_000, interval: 100 },
    );
  } finally {
    await jobs.stop();
  }
  expect(failures).toEqual([]);
  expect(tidy).toHaveBeenCalledExactlyOnceWith(db, now);
  for (const { workspaceId } of surveys) {
    expect(tidyWorkspace).toHaveBeenCalledWith(db, workspaceId, now);
  }
});
