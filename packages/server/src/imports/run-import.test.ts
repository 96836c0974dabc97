import { expect, test } from "vitest";
import { migrateJobQueue } from "../jobs/job-queue.ts";
import { exportResponses } from "../responses/export-responses.ts";
import { reassignAnswers } from "../responses/reassign-answers.ts";
import { listScopeOf } from "../responses/response-filter.ts";
import { histogram, histogramsByValue } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import { recount } from "../tallies/recount.ts";
import { testAnswers } from "../testing/answers.ts";
import { aSurvey, aWorkspace, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testConnection, testDatabase } from "../testing/test-database.ts";
import { cancelImport } from "./cancel-import.ts";
import { commitImport } from "./commit-import.ts";
import type { MappingChanges } from "./guess/make-plan.ts";
import { getImport, type ImportRow, toImport } from "./import-queries.ts";
import { rejectedRowsCsv } from "./rejected-rows.ts";
import { runImport } from "./run-import.ts";
import { uploadImport } from "./upload-import.ts";
import { abandonedImports, endAbandonedImports } from "./watch-imports.ts";

const FILE = [
  "Date,E-mail,Score,Comment,Store",
  "2026-05-01,ann@example.com,10,O'Brien <script>alert(1)</script> 🌻,Rīga",
  "2026-05-02,not an address,3,שלום,Cēsis",
  "2026-05-03,bob@example.com,,no score,Rīga",
  "2026-05-04,,eleven,no number,Rīga",
  "2026-05-05,eve@example.com,7,\"=cmd|' /C calc'!A0\",Rīga",
  "",
].join("\n");

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

async function importText(
  survey: SurveyInWorkspace,
  text: string,
  changes: MappingChanges = {},
): Promise<ImportRow> {
  const db = await testDatabase();
  const target = { workspaceId: survey.workspaceId, actor: "test" };
  const { id } = await uploadImport(db, {
    ...target,
    fileName: "answers.csv",
    bytes: bytesOf(text),
  });
  const ref = { ...target, importId: id };
  await commitImport(db, ref, { survey: survey.surveyId, changes }, async () => {});
  return runImport({ db, answers: testAnswers(db) }, ref);
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk;
  return text;
}

async function scoreOf(survey: SurveyInWorkspace) {
  const db = await testDatabase();
  const scope = { ...survey, from: null, to: null, properties: new Map(), basis: "every" as const };
  return scoreReport(await histogram(db, scope));
}

test("a file is imported once, and repeating it changes nothing", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["Store"] });
  const first = await importText(survey, FILE);
  expect(first).toMatchObject({ status: "done", read: 5, imported: 3, rejected: 2, unchanged: 0 });
  const again = await importText(survey, FILE);
  expect(again).toMatchObject({ status: "done", read: 5, imported: 0, unchanged: 3, rejected: 2 });
  expect(await scoreOf(survey)).toMatchObject({
    answers: 3,
    promoters: 1,
    passives: 1,
    detractors: 1,
  });
  expect(await recount(db, survey)).toEqual([]);
});

test("an address that nobody can read is left out and said, and the answer counts", async () => {
  const survey = await aSurvey(await testDatabase());
  const done = await importText(survey, FILE);
  expect(done.notes).toEqual({ comments_without_score: 1, email_unreadable: 1 });
  expect((await scoreOf(survey)).detractors).toBe(1);
});

test("rejected rows can be mended in their file and imported alone", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const done = await importText(survey, FILE);
  const rejected = await textOf(rejectedRowsCsv(db, done));
  expect(rejected).toContain("rejected_because");
  expect(rejected.trim().split("\n")).toHaveLength(3);
  const mended = rejected
    .replace("bob@example.com,,", "bob@example.com,9,")
    .replace(",eleven,", ",1,");
  const second = await importText(survey, mended);
  expect(second).toMatchObject({ imported: 2, rejected: 0 });
  expect((await scoreOf(survey)).answers).toBe(5);
});

test("answers to further questions are taken from the columns of our export, or under the questions' own words", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const questions = [
    {
      id: "delivery",
      kind: "csat",
      text: { en: "How was the delivery?", lv: "Kā bija ar piegādi?" },
    },
    {
      id: "why",
      kind: "choice",
      several: true,
      when: { question: "delivery", anyOf: ["5"] },
      text: { en: "Assortment" },
      options: [
        { value: "plants", label: { en: "The plants", lv: "Augi" } },
        { value: "advice", label: { en: "The advice", lv: "Padomi" } },
      ],
    },
    { id: "more", kind: "text", text: { en: "Anything else?" } },
  ];
  await db
    .updateTable("survey")
    .set({ settings: JSON.stringify({ questions }) })
    .where("id", "=", survey.surveyId)
    .execute();
  const file = [
    "Date,Score,answers[delivery],Assortment,answers[more],Store",
    '2026-05-01,10,5,"The plants, Padomi",Thanks,Rīga',
    "2026-05-02,3,2,Augi,,Rīga",
    "2026-05-03,7,bad,Nothing,,Rīga",
  ].join("\n");
  await importText(survey, file);
  const rows = await db
    .selectFrom("response")
    .select(["answers", "properties"])
    .where("survey_id", "=", survey.surveyId)
    .orderBy("answered_at")
    .execute();
  expect(rows).toEqual([
    {
      answers: { delivery: "5", why: ["plants", "advice"], more: "Thanks" },
      properties: { Store: "Rīga" },
    },
    // History was asked by the rules of its day.
    { answers: { delivery: "2", why: ["plants"] }, properties: { Store: "Rīga" } },
    // What is no answer to the question stays what the file says it is.
    {
      answers: {},
      properties: { Store: "Rīga", "answers[delivery]": "bad", Assortment: "Nothing" },
    },
  ]);
});

test("our own export, imported into the survey it came from, changes nothing", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["Store"] });
  await importText(survey, FILE);
  const csv = await textOf(
    exportResponses(db, listScopeOf(survey, {}), "csv", ["Store"], (id) => id),
  );
  expect(csv).toContain("'=cmd");
  const again = await importText(survey, csv);
  expect(again).toMatchObject({ imported: 0, rejected: 0, read: 3 });
  expect((await scoreOf(survey)).answers).toBe(3);
});

test("answers of an erased person do not come back with the next import", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  await importText(survey, FILE);
  const ann = await db
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", survey.workspaceId)
    .where("email", "=", "ann@example.com")
    .executeTakeFirstOrThrow();
  const change = {
    workspaceId: survey.workspaceId,
    from: ann.id,
    to: null,
    actor: "test",
    now: new Date(),
  };
  await db.transaction().execute((trx) => reassignAnswers(trx, change));
  const again = await importText(survey, FILE);
  expect(again).toMatchObject({ imported: 0, unchanged: 3 });
  expect((await scoreOf(survey)).answers).toBe(3);
});

test("a survey that an import made can be compared by the properties with few values", async () => {
  const db = await testDatabase();
  const workspaceId = await aWorkspace(db);
  const target = { workspaceId, actor: "test" };
  const rows = Array.from({ length: 60 }, (_, i) => `2026-05-01,${i % 11},shop ${i % 3},${i}`);
  const { id } = await uploadImport(db, {
    ...target,
    fileName: "shops.csv",
    bytes: bytesOf(["Date,Score,Shop,Ticket", ...rows].join("\n")),
  });
  const ref = { ...target, importId: id };
  const committed = await commitImport(db, ref, { survey: "Shops", changes: {} }, async () => {});
  await runImport({ db, answers: testAnswers(db) }, ref);
  const survey = { workspaceId, surveyId: committed.survey_id ?? "" };
  const scope = { ...survey, from: null, to: null, properties: new Map(), basis: "every" as const };
  const values = await histogramsByValue(db, scope, "Shop");
  expect(values.map(({ value }) => value)).toEqual(["shop 0", "shop 1", "shop 2"]);
  const { dimensions } = await db
    .selectFrom("survey")
    .select("dimensions")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  expect(dimensions).toEqual(["Shop"]);
  expect(await recount(db, survey)).toEqual([]);
});

test("a file without dates is not imported before somebody says the day", async () => {
  const survey = await aSurvey(await testDatabase());
  const file = "Score\n9\n10\n3\n";
  await expect(importText(survey, file)).rejects.toThrow(/no column with dates/);
  const done = await importText(survey, file, { defaultDate: "2026-05-01" });
  expect(done).toMatchObject({ imported: 3 });
});

test("an import that was cancelled stays cancelled, and the rows that are in stay in", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const rows = Array.from({ length: 2000 }, (_, i) => `2026-05-01,${i % 11},row ${i}`);
  const target = { workspaceId: survey.workspaceId, actor: "test" };
  const { id } = await uploadImport(db, {
    ...target,
    fileName: "many.csv",
    bytes: bytesOf(["Date,Score,Comment", ...rows].join("\n")),
  });
  const ref = { ...target, importId: id };
  await commitImport(db, ref, { survey: survey.surveyId, changes: {} }, async () => {});
  let cancelling: Promise<unknown> = Promise.resolve();
  const ended = await runImport({ db, answers: testAnswers(db) }, ref, {
    onProgress: (row) => {
      if (row.read === 500) cancelling = cancelImport(db, ref);
    },
  });
  await cancelling;
  expect(ended.status).toBe("cancelled");
  expect((await getImport(db, ref)).read).toBeLessThan(2000);
  expect((await scoreOf(survey)).answers).toBeGreaterThanOrEqual(500);
  expect(await recount(db, survey)).toEqual([]);
});

test("a cancel that comes while the last rows are being finished holds: the import does not end as done", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const target = { workspaceId: survey.workspaceId, actor: "test" };
  const { id } = await uploadImport(db, { ...target, fileName: "a.csv", bytes: bytesOf(FILE) });
  const ref = { ...target, importId: id };
  await commitImport(db, ref, { survey: survey.surveyId, changes: {} }, async () => {});
  let cancelling: Promise<unknown> = Promise.resolve();
  const ended = await runImport({ db, answers: testAnswers(db) }, ref, {
    onProgress: () => {
      cancelling = cancelImport(db, ref);
    },
  });
  await cancelling;
  expect(ended.status).toBe("cancelled");
  expect((await getImport(db, ref)).status).toBe("cancelled");
});

test("an import whose process was killed makes up no remaining time, and one that nobody takes up ends with its reason", async () => {
  const connection = await testConnection();
  await migrateJobQueue(connection);
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const target = { workspaceId: survey.workspaceId, actor: "test" };
  const { id } = await uploadImport(db, { ...target, fileName: "a.csv", bytes: bytesOf(FILE) });
  const ref = { ...target, importId: id };
  await commitImport(db, ref, { survey: survey.surveyId, changes: {} }, async () => {});
  const now = new Date();
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const row = async () => toImport(await getImport(db, ref), now);
  await db
    .updateTable("import")
    .set({ resumed_at: ago(20), seen_at: ago(5), read: 100, bytes_read: 50 })
    .where("id", "=", id)
    .execute();
  expect((await row()).secondsLeft).toBeGreaterThan(0);
  expect(await abandonedImports(db, now)).toEqual([]);
  await db
    .updateTable("import")
    .set({ seen_at: ago(45) })
    .where("id", "=", id)
    .execute();
  expect(await row()).toMatchObject({ secondsLeft: null, rowsPerSecond: null, status: "running" });
  await db
    .updateTable("import")
    .set({ seen_at: ago(90) })
    .where("id", "=", id)
    .execute();
  expect(await endAbandonedImports(db, now)).toMatchObject([{ importId: id }]);
  expect(await row()).toMatchObject({
    status: "failed",
    error: expect.stringContaining("Import the file again"),
  });
});
