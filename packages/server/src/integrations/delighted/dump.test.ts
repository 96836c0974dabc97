import { readFileSync } from "node:fs";
import { npsFromHistogram } from "@candor/stats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitImport } from "../../imports/commit-import.ts";
import { runImport } from "../../imports/run-import.ts";
import { uploadImport } from "../../imports/upload-import.ts";
import type { Database } from "../../storage/database.ts";
import { testAnswers } from "../../testing/answers.ts";
import { type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { testDatabase } from "../../testing/test-database.ts";

/** What a program had fetched from Delighted's four resources before it went dark. */
const ANSWERS = 240;
const people = Array.from({ length: 80 }, (_, n) => ({
  id: String(980_000_000 + n),
  name: `Person ${n}`,
  email: `person${n}@hilltop.lv`,
  created_at: 1_600_000_000 + n,
  last_sent_at: 1_782_000_000 + n,
  last_responded_at: null,
  next_survey_scheduled_at: null,
}));
const responses = Array.from({ length: ANSWERS }, (_, n) => ({
  id: String(210_000_000 + n),
  person: String(980_000_000 + (n % 80)),
  survey_type: "nps",
  // Every score, more high ones than low ones.
  score: [10, 9, 10, 8, 3, 9, 7, 10, 0, 6, 9][n % 11] ?? 0,
  comment: n % 3 === 0 ? `Comment ${n}, "quoted"` : null,
  permalink: `https://app.delighted.com/r/${n}`,
  created_at: 1_780_000_000 + 3600 * n,
  updated_at: n % 2 === 0 ? null : 1_780_000_000 + 3600 * n + 60,
  person_properties: n % 4 === 0 ? { store: n % 8 === 0 ? "Riga" : "Cēsis" } : null,
  notes: [],
  tags: n % 5 === 0 ? ["staff", "price, value"] : [],
  additional_answers: [],
}));

let db: Database;
let server: TestDelighted;
beforeAll(async () => {
  db = await testDatabase();
  server = await testDelighted(db);
  // Who must not be written to comes first.
  await take("unsubscribes.json", [
    {
      person_id: "980000001",
      email: "person1@hilltop.lv",
      name: null,
      unsubscribed_at: 1_641_289_576,
    },
  ]);
  await take("bounces.json", [
    { person_id: "980000002", email: "person2@hilltop.lv", name: null, bounced_at: 1_641_455_285 },
  ]);
  await take("people.json", people);
  await take("survey_responses.json", responses);
});
afterAll(() => server.stop());

async function take(fileName: string, dump: unknown): Promise<void> {
  await importFile(fileName, new TextEncoder().encode(JSON.stringify(dump)));
}

async function importFile(fileName: string, bytes: Uint8Array) {
  const { workspaceId, surveyId } = server;
  const upload = { workspaceId, actor: "ann", fileName, bytes: oneChunk(bytes) };
  const { id: importId } = await uploadImport(db, upload);
  const ref = { workspaceId, importId };
  await commitImport(
    db,
    { ...ref, actor: "ann" },
    { survey: surveyId, changes: {} },
    async () => {},
  );
  const done = await runImport({ db, answers: testAnswers(db) }, ref);
  expect(done).toMatchObject({ status: "done", error: null });
  return done;
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

const get = async (path: string) => (await server.ask("GET", `/v1${path}`)).body;

test("a dump becomes a workspace whose score is the dump's", async () => {
  const counts = Array.from(
    { length: 11 },
    (_, score) => responses.filter((r) => r.score === score).length,
  );
  const { score, promoters, passives, detractors } = npsFromHistogram({ counts });
  expect(await get("/metrics?since=0")).toEqual({
    nps: Math.round(score ?? Number.NaN),
    promoter_count: promoters,
    promoter_percent: Math.round((100 * promoters) / ANSWERS),
    passive_count: passives,
    passive_percent: Math.round((100 * passives) / ANSWERS),
    detractor_count: detractors,
    detractor_percent: Math.round((100 * detractors) / ANSWERS),
    response_count: ANSWERS,
  });
});

test("what is read back is what Delighted gave: ids, people, times, properties and tags", async () => {
  const read: Record<string, unknown>[] = [];
  for (let page = 1; ; page += 1) {
    const rows = (await get(`/survey_responses?per_page=100&page=${page}`)) as typeof read;
    if (rows.length === 0) break;
    read.push(...rows);
  }
  const kept = ({
    id,
    person,
    survey_type,
    score,
    comment,
    created_at,
    tags,
  }: (typeof responses)[0]) => ({
    id,
    person,
    survey_type,
    score,
    comment,
    created_at,
    tags,
  });
  expect(read.map((row) => kept(row as (typeof responses)[0]))).toEqual(responses.map(kept));
  expect(read[0]).toMatchObject({ person_properties: { store: "Riga" } });
  expect(read[1]).toMatchObject({ person_properties: null });
});

test("what was imported answers to its old id, also where it is changed or erased by it", async () => {
  expect(await get("/survey_responses/210000004.json?expand[]=person")).toMatchObject({
    id: "210000004",
    person: { id: "980000004", email: "person4@hilltop.lv", name: "Person 4" },
  });
  expect(await get("/people/980000004")).toMatchObject({
    id: "980000004",
    last_sent_at: 1_782_000_004,
  });
  expect(await get("/survey_responses?person_id=980000004&per_page=100")).toHaveLength(3);
  const changed = await server.ask("PUT", "/v1/survey_responses", {
    id: 210_000_004,
    comment: "New",
  });
  expect(changed).toMatchObject({ status: 200, body: { id: "210000004", comment: "New" } });
  const recorded = await server.ask("POST", "/v1/survey_responses", {
    person: 980_000_004,
    score: 9,
  });
  expect(recorded).toMatchObject({ status: 201, body: { person: "980000004" } });
  expect(await server.ask("DELETE", "/v1/people/980000005")).toMatchObject({ status: 202 });
  // Nothing leads back to who was erased; their scores stay, belonging to nobody.
  expect(await server.ask("GET", "/v1/survey_responses/210000005")).toMatchObject({ status: 404 });
  expect(await get("/metrics?since=0")).toMatchObject({ response_count: ANSWERS + 1 });
});

test("nobody who left or was asked lately is asked again after moving", async () => {
  const ask = async (email: string) =>
    (await server.ask("POST", "/v1/people", { email })).body as {
      survey_scheduled_at: number | null;
    };
  expect(await ask("person1@hilltop.lv")).toMatchObject({ survey_scheduled_at: null });
  expect(await ask("person2@hilltop.lv")).toMatchObject({ survey_scheduled_at: null });
  const planned = await db
    .selectFrom("invitation")
    .select(["state", "reason"])
    .where("workspace_id", "=", server.workspaceId)
    .orderBy("created_at")
    .execute();
  expect(planned).toEqual([
    { state: "not_asked", reason: "unsubscribed" },
    { state: "not_asked", reason: "bounced" },
  ]);
  expect(await get("/unsubscribes")).toEqual([
    {
      person_id: "980000001",
      email: "person1@hilltop.lv",
      name: "Person 1",
      unsubscribed_at: 1_641_289_576,
    },
  ]);
  expect(await get("/bounces")).toMatchObject([
    { person_id: "980000002", bounced_at: 1_641_455_285 },
  ]);
});

test("the same dump again changes nothing", async () => {
  const before = await get("/metrics?since=0&until=1781000000");
  // One answer was changed since, one person was erased: those would come back as they were.
  const rest = responses.filter(({ id, person }) => id !== "210000004" && person !== "980000005");
  const bytes = new TextEncoder().encode(JSON.stringify(rest));
  expect(await importFile("survey_responses.json", bytes)).toMatchObject({
    imported: 0,
    updated: 0,
    unchanged: rest.length,
  });
  expect(await get("/metrics?since=0&until=1781000000")).toEqual(before);
});

test("a file of single records as pipelines wrote them is read too", async () => {
  const folder = new URL("../../../test-files/imports/", import.meta.url);
  const bytes = readFileSync(new URL("delighted-survey-responses.json", folder));
  const done = await importFile("delighted-survey-responses.json", bytes);
  expect(done).toMatchObject({ imported: 2, rejected: 1 });
  expect(await get("/survey_responses/210554372")).toMatchObject({
    score: 9,
    comment: "Warm bread, warm people",
    created_at: 1_580_068_364,
  });
});
