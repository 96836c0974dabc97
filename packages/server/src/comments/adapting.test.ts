import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { erasePerson } from "../people/erase-person.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import { testAnswers } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { ofTheTrade } from "../testing/trade-words.ts";
import { correctReading } from "./correct-reading.ts";
import { commentsToRead } from "./hear-comments.ts";
import { readingOf } from "./reading-queries.ts";

let db: Database;
let reading: TestReading;
let answers: Answers;
let survey: SurveyInWorkspace;
let today = "2026-06-01";

vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  db = await testDatabase();
  reading = await testReading(db, { now: () => new Date(`${today}T12:00:00Z`) });
  answers = testAnswers(db, [commentsToRead(reading.reader)]);
});

afterAll(() => reading.stop());

beforeEach(async () => {
  await emptyTables(db);
  today = "2026-06-01";
  survey = await aSurvey(db);
});

async function given(from: number, to: number, where = survey, person?: string): Promise<string[]> {
  const said = Array.from({ length: to - from }, (_, i) =>
    answer({
      surveyId: where.surveyId,
      score: (from + i) % 2 === 0 ? 10 : 2,
      comment: ofTheTrade(from + i),
      language: "en",
      answeredAt: new Date(Date.UTC(2025, 0, 1) + (from + i) * 3600_000),
      person: person ? { email: person, phone: null, externalId: null, name: null } : null,
    }),
  );
  await answers.recordMany(where.workspaceId, said, { quiet: "import" });
  return said.map(({ id }) => id);
}

const versionsIn = async ({ workspaceId }: SurveyInWorkspace) => {
  const rows = await db
    .selectFrom("comment_reading")
    .select("version")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .execute();
  return rows.map(({ version }) => version.includes("+own."));
};

const rowIn = ({ workspaceId }: SurveyInWorkspace, language = "en") =>
  db
    .selectFrom("own_weights")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("language", "=", language)
    .executeTakeFirst();

async function adapted(where = survey) {
  await reading.read(where.workspaceId);
  await reading.adapt(where.workspaceId);
  await reading.read(where.workspaceId);
  return rowIn(where);
}

test("own comments teach the tone of their workspace and language, and of no other", async () => {
  const [id = ""] = await given(0, 400);
  const other = await aSurvey(db);
  const [elsewhere = ""] = await given(0, 20, other);
  await reading.read(other.workspaceId);
  await reading.read(survey.workspaceId);
  const readValue = (where: SurveyInWorkspace, responseId: string) =>
    db
      .selectFrom("comment_reading")
      .select("value")
      .where("workspace_id", "=", where.workspaceId)
      .where("response_id", "=", responseId)
      .executeTakeFirstOrThrow();
  const before = await readValue(survey, id);
  const row = await adapted();
  expect(row).toMatchObject({ reason: "better", comments: 400, held_out: 80, seen: 400 });
  expect(row?.auc_after ?? 0).toBeGreaterThan(row?.auc_before ?? 1);
  expect((await readValue(survey, id)).value).toBeGreaterThan(before.value);
  expect(await versionsIn(survey)).toEqual([true]);
  await adapted(other);
  expect(await versionsIn(other)).toEqual([false]);
  expect((await readValue(other, elsewhere)).value).toBe(before.value);
  expect(await recount(db, survey)).toEqual([]);
});

test("they are trained anew with a tenth more comments, the next day at the earliest", async () => {
  await given(0, 400);
  await adapted();
  await given(400, 480);
  expect((await adapted())?.comments).toBe(400);
  await given(480, 520);
  await reading.read(survey.workspaceId);
  expect(await reading.adapt(survey.workspaceId)).toEqual(new Date("2026-06-02T00:00:00Z"));
  expect((await rowIn(survey))?.comments).toBe(400);
  today = "2026-06-02";
  expect((await adapted())?.comments).toBe(520);
});

test("corrections of colleagues are reason enough, and stay as they were said", async () => {
  const ids = await given(0, 400);
  await adapted();
  today = "2026-06-02";
  for (const responseId of ids.slice(0, 5)) {
    const of = { workspaceId: survey.workspaceId, responseId, actor: "ann@example.com" };
    await correctReading(db, { ...of, now: new Date() }, { tone: "neutral" });
  }
  expect((await adapted())?.corrections).toBe(5);
  const first = { workspaceId: survey.workspaceId, responseId: ids[0] ?? "" };
  expect(await readingOf(db, first)).toMatchObject({ tone: "neutral", corrected: ["tone"] });
});

test("whoever is erased is trained out of them at once; with too few left, readings go back", async () => {
  await given(0, 290);
  await given(290, 320, survey, "ann@example.com");
  expect((await adapted())?.tag).not.toBeNull();
  const person = await db
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", survey.workspaceId)
    .executeTakeFirstOrThrow();
  await erasePerson(db, {
    workspaceId: survey.workspaceId,
    personId: person.id,
    actor: "candor",
    now: new Date(),
    reassignAnswers: (trx, wanted) => answers.reassign(trx, wanted),
  });
  const row = await adapted();
  expect(row).toMatchObject({ reason: "too_few", comments: 290, tag: null, weights: null });
  expect(await versionsIn(survey)).toEqual([false]);
});

test("others are read while a workspace's weights are being trained", async () => {
  await given(0, 1000);
  await reading.read(survey.workspaceId);
  const other = await aSurvey(db);
  const training = reading.adapt(survey.workspaceId);
  let trained = false;
  void training.then(() => {
    trained = true;
  });
  await given(0, 2, other);
  await reading.read(other.workspaceId);
  expect(trained).toBe(false);
  expect(await versionsIn(other)).toEqual([false]);
  await training;
});
