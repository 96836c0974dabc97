import { expect, test } from "vitest";
import { histogram } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import { testAnswers } from "../testing/answers.ts";
import { aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { fillSample, makeSample } from "./sample-workspace.ts";

test("the sample is the real survey: 13,612 answers, comments with the score their authors gave, and nothing twice", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["visits_band"] });
  const now = new Date("2026-11-22T12:00:00Z");
  await fillSample(testAnswers(db), survey, now);
  await fillSample(testAnswers(db), survey, now);
  const scope = { ...survey, from: null, to: null, properties: new Map(), basis: "every" as const };
  const report = scoreReport(await histogram(db, scope));
  expect(report).toMatchObject({
    answers: 13_612,
    promoters: 8465,
    passives: 3953,
    detractors: 1194,
  });
  expect(report.score).toBeCloseTo((100 * (8465 - 1194)) / 13_612, 10);
  const { comments } = await db
    .selectFrom("response")
    .select(({ fn }) => fn.count<number>("comment").as("comments"))
    .where("workspace_id", "=", survey.workspaceId)
    .executeTakeFirstOrThrow();
  expect(comments).toBeGreaterThan(2000);
});

test("the sample speaks the language of its workspace, and its bands stand in their order", async () => {
  const db = await testDatabase();
  const { id } = await makeSample(db, { actor: "ann", language: "lv", timeZone: "Europe/Riga" });
  const words = await db
    .selectFrom("property_words")
    .selectAll()
    .where("workspace_id", "=", id)
    .where("property", "=", "ticket_band")
    .executeTakeFirstOrThrow();
  expect(words).toMatchObject({
    label: "Vidējais pirkums",
    labels: { "under €25": "līdz 25 €" },
    sequence: ["under €25", "€25–55", "€55–90", "€90 and more"],
  });
});
