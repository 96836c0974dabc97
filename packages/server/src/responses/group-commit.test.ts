import { beforeEach, expect, test } from "vitest";
import type { Database } from "../storage/database.ts";
import { testAnswers } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import type { Step } from "./step.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const failing = (run: () => void): Step => ({
  name: "failing",
  hears: ["recorded"],
  hearsQuiet: [],
  when: "within",
  ifItFails: "refuse",
  run: async () => run(),
});

test("a batch that PostgreSQL gave up to end a deadlock is written again, once", async () => {
  let given = 0;
  const recorder = testAnswers(db, [
    failing(() => {
      given += 1;
      if (given === 1) throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    }),
  ]);
  const answers = Array.from({ length: 5 }, () => answer({ surveyId: survey.surveyId }));
  const recorded = await Promise.all(
    answers.map((one) => recorder.record(survey.workspaceId, one)),
  );
  expect(recorded.every(({ created }) => created)).toBe(true);
  expect(await db.selectFrom("response").select("id").execute()).toHaveLength(5);
  expect(given).toBe(2);
  await recorder.close();
});

test("what fails the same way every time is turned away, not tried for ever", async () => {
  let given = 0;
  const recorder = testAnswers(db, [
    failing(() => {
      given += 1;
      throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    }),
  ]);
  await expect(
    recorder.record(survey.workspaceId, answer({ surveyId: survey.surveyId })),
  ).rejects.toThrow("deadlock");
  expect(given).toBe(4);
  await recorder.close();
});
