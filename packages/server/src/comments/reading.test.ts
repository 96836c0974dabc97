import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ReadingFilter } from "@candor/contract/filter.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Answers } from "../responses/answers.ts";
import { listScopeOf } from "../responses/response-filter.ts";
import { listResponses } from "../responses/response-queries.ts";
import type { Database } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import { testAnswers } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { commentsToRead } from "./hear-comments.ts";
import { readingOf } from "./reading-queries.ts";
import { readingProgress } from "./reading-state.ts";
import { commentReader } from "./thread/comment-reader.ts";

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

async function given(score: number, comment: string | null): Promise<string> {
  const one = answer({ surveyId: survey.surveyId, score, comment });
  await answers.record(survey.workspaceId, one);
  return one.id;
}

const read = () => reading.read(survey.workspaceId);
const of = (responseId: string) => readingOf(db, { workspaceId: survey.workspaceId, responseId });

/** Value → answers, of a dimension of what was read. */
async function tallied(dimension: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ value: string; n: number }>`
    select value, sum(s0+s1+s2+s3+s4+s5+s6+s7+s8+s9+s10)::int as n from tally
    where workspace_id = ${survey.workspaceId} and basis = 'every' and dimension = ${dimension}
    group by 1 having sum(s0+s1+s2+s3+s4+s5+s6+s7+s8+s9+s10) > 0 order by 1
  `.execute(db);
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}

test("a comment is read in its language, with tone, themes, places and reasons, and tallied", async () => {
  const id = await given(2, "Way too expensive, and the staff were rude. Call me back today!");
  expect(await of(id)).toBeNull();
  await read();
  const found = await of(id);
  expect(found).toMatchObject({ language: "en", tone: "negative", disagrees: null, churn: false });
  expect(found?.urgency).toBeGreaterThan(0);
  expect(found?.reasons.length).toBeGreaterThan(0);
  const price = found?.themes.find((theme) => theme.id === "price");
  expect(price).toMatchObject({ kind: "aspect", name: "Price", polarity: "negative" });
  expect(price?.spans.length).toBeGreaterThan(0);
  expect(await tallied("@tone")).toEqual({ negative: 1 });
  expect(await tallied("@theme")).toMatchObject({ "price:negative": 1, "support:negative": 1 });
  expect(await recount(db, survey)).toEqual([]);
});

test("the languages are read each for itself, and a ten with anger disagrees", async () => {
  const [lv, ru, sv] = [
    await given(9, "Lielisks serviss, ļoti laipni darbinieki, paldies!"),
    await given(1, "Ужасно долго ждали доставку, больше никогда не закажу."),
    await given(10, "Hemskt bemötande, otrevlig personal, aldrig mer!"),
  ];
  await read();
  expect(await of(lv)).toMatchObject({ language: "lv", tone: "positive" });
  expect(await of(ru)).toMatchObject({ language: "ru", tone: "negative" });
  expect(await of(sv)).toMatchObject({ language: "sv", disagrees: "score_high_words_negative" });
});

test("an edited comment is read again, one taken away leaves nothing, and tallies stay exact", async () => {
  const { workspaceId } = survey;
  const [edited, emptied, excluded] = [
    await given(3, "Much too expensive."),
    await given(9, "Friendly staff!"),
    await given(4, "The delivery was late."),
  ];
  await read();
  const by = { actor: "ann@example.com" };
  await answers.revise(workspaceId, [edited], () => ({ comment: "The food was cold." }), by);
  await answers.revise(workspaceId, [emptied], () => ({ comment: null }), by);
  await answers.revise(
    workspaceId,
    [excluded],
    () => ({ exclusion: { reason: "test", note: "" } }),
    by,
  );
  await read();
  expect((await of(edited))?.themes.map(({ id }) => id)).not.toContain("price");
  expect(await of(emptied)).toBeNull();
  expect(await of(excluded)).not.toBeNull();
  expect(Object.values(await tallied("@tone"))).toEqual([1]);
  expect(Object.keys(await tallied("@theme")).join()).not.toMatch(/price|support|delivery/);
  await answers.revise(workspaceId, [excluded], () => ({ exclusion: null }), by);
  expect(Object.keys(await tallied("@theme")).join()).toMatch(/delivery/);
  expect(await recount(db, survey)).toEqual([]);
});

test("words that change while they are being read are read again", async () => {
  const id = await given(3, "Much too expensive.");
  const ask = reading.reader.ask.bind(reading.reader);
  const spy = vi.spyOn(reading.reader, "ask").mockImplementationOnce(async (task) => {
    const found = await ask(task);
    const change = () => ({ comment: "Friendly staff, thank you!" });
    await answers.revise(survey.workspaceId, [id], change, { actor: "customer" });
    return found;
  });
  await read();
  spy.mockRestore();
  expect(await of(id)).toMatchObject({ tone: "positive" });
  expect((await readingProgress(db, survey.workspaceId)).waiting).toBe(0);
});

test("comments that are there when Candor learns to read, or read otherwise, are read in the background", async () => {
  const silent = testAnswers(db, []);
  const before = answer({ surveyId: survey.surveyId, score: 2, comment: "Too expensive." });
  await silent.record(survey.workspaceId, before);
  await read();
  expect(await of(before.id)).toMatchObject({ tone: "negative" });
  const later = await testReading(db, { version: "a later version" });
  await later.read(survey.workspaceId);
  await later.stop();
  expect(await of(before.id)).toMatchObject({ version: "a later version" });
  expect(await readingProgress(db, survey.workspaceId)).toMatchObject({
    waiting: 0,
    total: 0,
    version: "a later version",
  });
});

test("comments that are nearly the same are marked, those of one person as a suspected repeat", async () => {
  const { workspaceId, surveyId } = survey;
  const at = (day: string) => new Date(`2026-${day}T12:00:00Z`);
  const text = "The queue at the checkout was far too long again today.";
  const said = (comment: string, day: string, email?: string) =>
    answer({
      ...{ surveyId, score: 4, comment, answeredAt: at(day) },
      ...(email ? { person: { email, phone: null, externalId: null, name: null } } : {}),
    });
  const [first, other, repeat, old, alone, short, shorter] = [
    said(text, "06-01", "ann@example.com"),
    said("The queue at the checkout was far too long again today!!", "06-03"),
    said("the queue at the checkout was far too long, again, today", "06-04", "ann@example.com"),
    said(text, "01-01"),
    said("Friendly staff, thank you!", "06-02"),
    said("Slow.", "06-02"),
    said("Slow queue", "06-03"),
  ] as const;
  await answers.recordMany(workspaceId, [first, other, repeat, old, alone, short, shorter], {
    quiet: "import",
  });
  await read();
  await reading.compare(workspaceId);
  const mark = async ({ id }: { id: string }) => {
    const { duplicateOf, duplicateBy, alike } = (await of(id)) ?? {};
    return [duplicateOf, duplicateBy, alike];
  };
  expect(await mark(first)).toEqual([null, null, 2]);
  expect(await mark(other)).toEqual([first.id, "text", 2]);
  expect(await mark(repeat)).toEqual([first.id, "person", 2]);
  for (const one of [old, alone, short, shorter]) expect(await mark(one)).toEqual([null, null, 0]);
  const listed = async (filter: Omit<ReadingFilter, "theme">) =>
    (await listResponses(db, listScopeOf(survey, filter), { limit: 50, cursor: null })).rows.length;
  expect(await listed({ repeats: true })).toBe(2);
  expect(await listed({ repeats: false })).toBe(5);
  expect(await listed({ alikeTo: repeat.id })).toBe(3);
  const by = { actor: "ann@example.com" };
  await answers.revise(workspaceId, [other.id], () => ({ comment: "All is well now." }), by);
  await read();
  expect(await mark(other)).toEqual([first.id, "text", 2]);
  await reading.compare(workspaceId);
  expect(await mark(other)).toEqual([null, null, 0]);
  expect(await mark(first)).toEqual([null, null, 1]);
});

const ODD: Record<string, string> = {
  "only an emoji": "😡😡",
  "30,000 characters": "very slow delivery ".repeat(1600),
  "from right to left": "השירות היה נורא והמחיר גבוה מדי",
  "several languages": "Очень дорого, but the staff ļoti laipni, tack!",
  markup: "<script>alert(1)</script> <b>bad</b>",
  "zero-width joiners": "👩‍👩‍👧‍👦 gr\u200deat",
  "only digits": "1234567890",
  "a phone number": "+371 29 555 123",
  nothing: "n/a",
  "one word 400 times": "slow ".repeat(400),
  spaces: "   ",
  "one letter": "k",
};

test.each(Object.entries(ODD))("an odd comment is read without fault: %s", async (_, comment) => {
  const id = await given(5, comment);
  await read();
  expect(await of(id)).not.toBeNull();
  expect((await readingProgress(db, survey.workspaceId)).waiting).toBe(0);
});

test("what a process had in hand when it was killed is read by the next one, once", {
  timeout: 60_000,
}, async () => {
  const { workspaceId, surveyId } = survey;
  const many = Array.from({ length: 1500 }, (_, i) =>
    answer({ surveyId, score: i % 11, comment: `Much too expensive, visit ${i}.` }),
  );
  await answers.recordMany(workspaceId, many, { quiet: "import" });
  const files = ["../storage/database.ts", "../testing/reading.ts"].map((path) =>
    JSON.stringify(new URL(path, import.meta.url).href),
  );
  const script = `
    const { openDatabase } = await import(${files[0]});
    const { testReading } = await import(${files[1]});
    const reading = await testReading(openDatabase(JSON.parse(process.env.CONNECTION)));
    await reading.read(process.env.WORKSPACE);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: {
      ...process.env,
      CONNECTION: JSON.stringify(await testConnection()),
      WORKSPACE: workspaceId,
    },
    stdio: "ignore",
  });
  const gone = once(child, "exit");
  const waiting = async () => (await readingProgress(db, workspaceId)).waiting;
  await vi.waitFor(async () => expect(await waiting()).toBeLessThan(1500), {
    timeout: 30_000,
    interval: 10,
  });
  child.kill("SIGKILL");
  await gone;
  expect(await waiting()).toBeGreaterThan(0);
  expect(await recount(db, survey)).toEqual([]);
  await read();
  expect(await tallied("@tone")).toEqual({ negative: 1500 });
  expect(await recount(db, survey)).toEqual([]);
});

test("the thread starts when there is something to read, and ends when it has had nothing for a while", async () => {
  const short = commentReader({ idleMs: 100 });
  expect(short.isRunning).toBe(false);
  short.warm();
  expect(short.isRunning).toBe(false);
  short.attend();
  short.warm();
  expect(short.isRunning).toBe(true);
  await short.ask({ kind: "version" });
  await vi.waitFor(() => expect(short.isRunning).toBe(false), { timeout: 5000 });
  expect(await short.ask({ kind: "version" })).toMatch(/\d/);
  await short.stop();
});

test("an anonymous answer leaves no time with what was read in it", async () => {
  const secret = await aSurvey(db, { workspaceId: survey.workspaceId, anonymous: true });
  const one = answer({ id: uuidv7(), surveyId: secret.surveyId, comment: "Too expensive" });
  await answers.record(survey.workspaceId, one);
  const { rows } = await sql<{ column: string }>`
    select column_name as column from information_schema.columns
    where table_name in ('comment_reading', 'comment_to_read') and data_type like '%time%'
  `.execute(db);
  expect(rows).toEqual([]);
});
