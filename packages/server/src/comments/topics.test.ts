import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Answers } from "../responses/answers.ts";
import { listScopeOf } from "../responses/response-filter.ts";
import { countResponses } from "../responses/response-queries.ts";
import { standingListScopeOf } from "../responses/standing-scope.ts";
import type { Database } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import { testAnswers } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { themeList } from "../themes/theme-list.ts";
import { askForTopics, topicsState } from "./ask-for-topics.ts";
import { commentComparing } from "./compare-due.ts";
import { changeTheme } from "./edit-theme.ts";
import { commentsToRead } from "./hear-comments.ts";
import { TOPIC, themeOfValue } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

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
  seconds = 0;
  survey = await aSurvey(db);
});

/** What people speak of here, each with words of its own. */
const SUBJECTS = [
  ["greenhouse", "tomatoes", "seedlings", "glass", "watering"],
  ["trolley", "wheel", "squeaks", "basket", "aisle"],
  ["cafe", "coffee", "cake", "terrace", "sandwich"],
  ["playground", "swing", "children", "slide", "sandpit"],
  ["newsletter", "coupon", "voucher", "points", "loyalty"],
  ["ramp", "wheelchair", "doors", "handrail", "steps"],
];
const FRAMES = ["About the", "We saw the", "Again the", "Please look at the", "My thoughts on the"];

let seconds = 0;

function nextMoment(): Date {
  seconds += 1;
  return new Date(Date.parse("2026-06-01T09:00:00Z") + seconds * 1000);
}

/** Comments of some subjects: three of its words each, in turn. */
function comments(subjects: readonly number[], each: number): string[] {
  return subjects.flatMap((subject) =>
    Array.from({ length: each }, (_, i) => {
      const words = SUBJECTS[subject] ?? [];
      const [a, b, c] = [0, 1, 2].map((step) => words[(i + step * 2) % words.length]);
      return `${FRAMES[i % FRAMES.length]} ${a} and the ${b} near the ${c}, visit ${i}.`;
    }),
  );
}

async function given(texts: readonly string[]): Promise<void> {
  const { workspaceId, surveyId } = survey;
  const many = texts.map((comment, i) =>
    // One after the other: which stands first decides about what is nearly one topic or two.
    answer({ surveyId, score: i % 11, comment, language: "en", answeredAt: nextMoment() }),
  );
  await answers.recordMany(workspaceId, many, { quiet: "import" });
  await reading.read(workspaceId);
  await reading.compare(workspaceId);
}

const topics = async () =>
  [...(await themesOf(db, survey.workspaceId)).values()].filter(({ kind }) => kind === "topic");

test("below 150 comments of a language there are no topics", async () => {
  await given(comments([0, 1, 2], 40));
  expect(await topics()).toEqual([]);
});

test("topics are found by their words, named by them, and tallied as the answers say", async () => {
  await given(comments([0, 1, 2, 3], 50));
  const found = await topics();
  expect(found.length).toBeGreaterThanOrEqual(4);
  const words = found.map((topic) => Object.values(topic.words).flat().join(" "));
  for (const subject of ["greenhouse", "trolley", "coffee", "playground"]) {
    expect(words.join(" ")).toContain(subject);
  }
  const scope = listScopeOf(survey, {});
  const { data, topics: state } = await themeList(db, scope, {
    today: "2026-06-30",
    withHidden: true,
  });
  expect(state).toEqual({ on: new Date().toISOString().slice(0, 10), asked: false });
  const listed = data.filter(({ kind }) => kind === "topic");
  expect(listed.reduce((sum, { answers: n }) => sum + n, 0)).toBeGreaterThan(150);
  for (const { id, answers: n, since, language } of listed) {
    expect([since, language]).toEqual([state.on, "en"]);
    expect(await countResponses(db, await standingListScopeOf(db, survey, { theme: [id] }))).toBe(
      n,
    );
  }
  expect(await recount(db, survey)).toEqual([]);
});

test("a topic keeps its id, its name and what was decided about it; one that is gone stays where it was pinned", async () => {
  await given(comments([0, 1, 2, 3], 50));
  const before = await topics();
  const of = (list: typeof before, word: string) =>
    list.find((topic) => Object.values(topic.words).flat().includes(word));
  const [coffee, swing] = [of(before, "coffee"), of(before, "playground")];
  const by = { workspaceId: survey.workspaceId, actor: "ann@example.com", now: new Date() };
  await changeTheme(db, by, coffee?.id ?? "", { name: "The café", pinned: true });
  await changeTheme(db, by, swing?.id ?? "", { hidden: true });
  await askForTopics(db, survey, new Date());
  expect((await topicsState(db, survey)).asked).toBe(true);
  await given(comments([4, 5], 60));
  const after = await themesOf(db, survey.workspaceId);
  expect(after.get(coffee?.id ?? "")).toMatchObject({
    name: "The café",
    pinned: true,
  });
  expect(after.get(swing?.id ?? "")).toMatchObject({ hidden: true });
  // Which clusters come again depends on the new comments too; most do, under their ids.
  expect(before.some(({ id }) => after.get(id)?.gone === false)).toBe(true);
  // And what is spoken of since then has its topic.
  const now = await topics();
  expect((SUBJECTS[4] ?? []).some((word) => of(now, word))).toBe(true);
  expect((await topicsState(db, survey)).asked).toBe(false);
  expect(await recount(db, survey)).toEqual([]);
});

/** A reader that lets something happen each time it is asked. */
function readerThat(happens: (kind: string) => Promise<void> | void): CommentReader {
  return {
    ...reading.reader,
    async ask(task) {
      const answer = await reading.reader.ask(task);
      await happens(task.kind);
      return answer;
    },
  };
}

const now = () => new Date();
const turn = (worker: ReturnType<typeof commentComparing>, signal: AbortSignal) =>
  worker.takeTurn({ workspaceId: survey.workspaceId, lane: "", signal });

test("who asks for topics while they are being looked for is not forgotten", async () => {
  await given(comments([0, 1, 2, 3], 50));
  await askForTopics(db, survey, now());
  let asked = false;
  const reader = readerThat(async (kind) => {
    if (kind !== "topics" || asked) return;
    asked = true;
    await askForTopics(db, survey, now());
  });
  const worker = commentComparing({ db, reader, now });
  await turn(worker, new AbortController().signal);
  expect(asked).toBe(true);
  expect((await topicsState(db, survey)).asked).toBe(true);
  await turn(worker, new AbortController().signal);
  expect((await topicsState(db, survey)).asked).toBe(false);
});

test("a survey too large for one turn is gone on with in the next, and comes to an end", async () => {
  await given(comments([0, 1, 2, 3], 50));
  await askForTopics(db, survey, now());
  const kinds: string[] = [];
  let over = new AbortController();
  // Every turn is over after its first step.
  const reader = readerThat((kind) => {
    kinds.push(kind);
    over.abort();
  });
  const worker = commentComparing({ db, reader, now });
  for (let turns = 0; turns < 6; turns++) {
    over = new AbortController();
    if ((await turn(worker, over.signal)) === null) break;
  }
  expect(kinds).toEqual(["alike", "topics"]);
  expect((await topicsState(db, survey)).asked).toBe(false);
});

test("topics that nobody speaks of any more give up their places among the tallied values", async () => {
  await given(comments([0, 1, 2, 3], 50));
  const { workspaceId } = survey;
  const [topic] = await topics();
  const stands = { workspace_id: workspaceId, survey_id: survey.surveyId, dimension: TOPIC };
  // As after a year: topics that were found once, were tallied, and are not found any more.
  for (let i = 0; i < 45; i++) {
    await db
      .insertInto("theme")
      .values({
        ...{ workspace_id: workspaceId, id: `topic-old-en-${i}`, kind: "topic", language: "en" },
        ...{ survey_id: survey.surveyId, name: null, found_name: `old ${i}`, merged_into: null },
        ...{ found_on: "2026-01-01", created_at: now(), updated_at: now(), gone: true },
        ...{ words: "{}", centre: JSON.stringify([]), pinned: i === 0 },
      })
      .execute();
    for (const polarity of ["positive", "negative", "neutral", "unclear"]) {
      await db
        .insertInto("dimension_value")
        .values({ ...stands, value: `topic-old-en-${i}:${polarity}` })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  await askForTopics(db, survey, now());
  await given(comments([4, 5], 60));
  const values = await db
    .selectFrom("dimension_value")
    .select("value")
    .where("workspace_id", "=", workspaceId)
    .where("dimension", "=", TOPIC)
    .execute();
  const old = values.filter(({ value }) => value.startsWith("topic-old"));
  expect(new Set(old.map(({ value }) => themeOfValue(value)?.id))).toEqual(
    new Set(["topic-old-en-0"]),
  );
  expect(topic).toBeDefined();
  const { data } = await themeList(db, listScopeOf(survey, {}), {
    today: "2026-06-30",
    withHidden: true,
  });
  // What is spoken of now is tallied under its own name.
  expect(data.filter(({ kind, answers: n }) => kind === "topic" && n > 0).length).toBeGreaterThan(
    3,
  );
  expect(await recount(db, survey)).toEqual([]);
});
