import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Answers } from "../responses/answers.ts";
import { listScopeOf } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import { testAnswers } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { themeList } from "../themes/theme-list.ts";
import { askForTopics } from "./ask-for-topics.ts";
import { addTheme, changeTheme } from "./edit-theme.ts";
import { commentsToRead } from "./hear-comments.ts";
import type { Theme } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";

let db: Database;
let reading: TestReading;
let answers: Answers;
let survey: SurveyInWorkspace;

beforeAll(async () => {
  db = await testDatabase();
  reading = await testReading(db);
  answers = testAnswers(db, [commentsToRead(reading.reader)]);
});

afterAll(() => reading.stop());

beforeEach(async () => {
  await emptyTables(db);
  survey = await aSurvey(db);
});

const SUBJECTS = [
  ["greenhouse", "tomatoes", "seedlings", "glass", "watering"],
  ["trolley", "wheel", "squeaks", "basket", "aisle"],
  ["cafe", "coffee", "cake", "terrace", "sandwich"],
  ["playground", "swing", "children", "slide", "sandpit"],
];
const FRAMES = ["About the", "We saw the", "Again the", "Please look at the", "My thoughts on the"];

async function given(each: number): Promise<void> {
  const texts = SUBJECTS.flatMap((words) =>
    Array.from({ length: each }, (_, i) => {
      const [a, b, c] = [0, 1, 2].map((step) => words[(i + step * 2) % words.length]);
      return `${FRAMES[i % FRAMES.length]} ${a} and the ${b} near the ${c}, visit ${i}.`;
    }),
  );
  const many = texts.map((comment, i) =>
    answer({
      surveyId: survey.surveyId,
      score: i % 11,
      comment,
      language: "en",
      answeredAt: new Date(Date.parse("2026-06-01T09:00:00Z") + i * 1000),
    }),
  );
  await answers.recordMany(survey.workspaceId, many, { quiet: "import" });
  await reading.read(survey.workspaceId);
  await reading.compare(survey.workspaceId);
}

const by = () => ({ workspaceId: survey.workspaceId, actor: "ann@example.com", now: new Date() });
const topicOf = async (word: string): Promise<Theme> => {
  const all = [...(await themesOf(db, survey.workspaceId)).values()];
  const found = all.find(
    ({ kind, words }) => kind === "topic" && Object.values(words).flat().includes(word),
  );
  if (!found) throw new Error(`no topic of ${word}`);
  return found;
};
const answersOf = async (id: string): Promise<number> => {
  const shown = { today: "2026-06-30", withHidden: true };
  const { data } = await themeList(db, listScopeOf(survey, {}), shown);
  return data.find((theme) => theme.id === id)?.answers ?? 0;
};
async function merge(id: string, into: string | null): Promise<void> {
  await changeTheme(db, by(), id, { mergedInto: into });
  await reading.read(survey.workspaceId);
}

test("a topic becomes part of another of its survey, and stands for itself again", async () => {
  await given(50);
  const [coffee, swing] = [await topicOf("coffee"), await topicOf("playground")];
  const [ofCoffee, ofSwing] = [await answersOf(coffee.id), await answersOf(swing.id)];
  await merge(swing.id, coffee.id);
  expect([await answersOf(coffee.id), await answersOf(swing.id)]).toEqual([ofCoffee + ofSwing, 0]);
  expect(await recount(db, survey)).toEqual([]);
  await askForTopics(db, survey, new Date());
  await reading.compare(survey.workspaceId);
  expect([await answersOf(coffee.id), await answersOf(swing.id)]).toEqual([ofCoffee + ofSwing, 0]);
  await merge(swing.id, null);
  expect([await answersOf(coffee.id), await answersOf(swing.id)]).toEqual([ofCoffee, ofSwing]);
  expect(await recount(db, survey)).toEqual([]);
});

test("a topic becomes part of a theme of the workspace's own, which counts each comment once, while answers are recorded", async () => {
  await given(50);
  const coffee = await topicOf("coffee");
  const ofCoffee = await answersOf(coffee.id);
  const own = await addTheme(db, by(), { name: "The café", words: { en: ["sandwich", "cake"] } });
  await reading.read(survey.workspaceId);
  const ofOwn = await answersOf(own.id);
  expect(ofOwn).toBeGreaterThan(0);
  await changeTheme(db, by(), coffee.id, { mergedInto: own.id });
  const late = answer({
    surveyId: survey.surveyId,
    score: 3,
    comment: "The sandwich was stale.",
    language: "en",
  });
  await Promise.all([reading.read(survey.workspaceId), answers.record(survey.workspaceId, late)]);
  await reading.read(survey.workspaceId);
  const both = await answersOf(own.id);
  expect(both).toBeGreaterThanOrEqual(Math.max(ofCoffee, ofOwn));
  expect(both).toBeLessThanOrEqual(ofCoffee + ofOwn + 1);
  expect(await answersOf(coffee.id)).toBe(0);
  expect(await recount(db, survey)).toEqual([]);
  // Newly found ones of the topic count there too.
  await askForTopics(db, survey, new Date());
  await reading.compare(survey.workspaceId);
  await reading.read(survey.workspaceId);
  expect(await answersOf(own.id)).toBeGreaterThanOrEqual(both);
  await merge(coffee.id, null);
  expect(await answersOf(own.id)).toBe(ofOwn + 1);
  expect(await answersOf(coffee.id)).toBeGreaterThanOrEqual(ofCoffee);
  expect(await recount(db, survey)).toEqual([]);
});

test("a theme of all surveys is never part of a topic of one", async () => {
  await given(50);
  const coffee = await topicOf("coffee");
  await expect(changeTheme(db, by(), "price", { mergedInto: coffee.id })).rejects.toMatchObject({
    status: 422,
    code: "topic_of_one_survey",
  });
});
