import { spawn } from "node:child_process";
import { once } from "node:events";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeEach, expect, test, vi } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import { breakdown } from "../scores/breakdown.ts";
import type { Database } from "../storage/database.ts";
import { openDatabase } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { editSurvey } from "../surveys/edit-survey.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { recount } from "./recount.ts";
import { setDerivedValues } from "./set-derived-values.ts";
import { walksUnderWay } from "./tally-walk.ts";
import { beginWalkOfDays, walk } from "./walk-jobs.ts";

const now = () => new Date("2026-06-01T08:00:00Z");
const START = Date.parse("2026-05-01T00:00:00Z");

beforeEach(async () => emptyTables(await testDatabase()));

function anAnswer(surveyId: string, i: number) {
  return answer({
    surveyId,
    score: (i * 7) % 11,
    properties: { store: `store ${i % 5}`, plan: i % 3 === 0 ? "team" : "free" },
    answeredAt: new Date(START + i * 17 * 60_000),
    person:
      i % 2 === 0
        ? { email: `p${i % 40}@example.com`, phone: null, externalId: null, name: null }
        : null,
  });
}

/** A survey with so many answers that a walk over them does not end at once. */
async function filled(db: Database, answers: number): Promise<SurveyInWorkspace> {
  const survey = await aSurvey(db, { dimensions: ["plan"] });
  const given = Array.from({ length: answers }, (_, i) => anAnswer(survey.surveyId, i));
  await recordBatch(db, survey.workspaceId, given);
  return survey;
}

const compareByStore = (db: Database, survey: SurveyInWorkspace) =>
  editSurvey(db, { ...survey, actor: "test" }, { dimensions: ["plan", "store"] });

async function storesOf(db: Database, { workspaceId }: SurveyInWorkspace, basis = "every") {
  const { rows } = await sql<{ value: string; n: number }>`
    select value, sum(s0+s1+s2+s3+s4+s5+s6+s7+s8+s9+s10)::int as n from tally
    where workspace_id = ${workspaceId} and basis = ${basis} and dimension = 'store'
    group by value order by value
  `.execute(db);
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}

test("a new dimension of a few answers is complete at once", async () => {
  const db = await testDatabase();
  const survey = await filled(db, 100);
  await compareByStore(db, survey);
  expect(await walksUnderWay(db, survey.workspaceId)).toEqual(new Map());
  expect(Object.values(await storesOf(db, survey))).toEqual([20, 20, 20, 20, 20]);
  expect(await recount(db, survey)).toEqual([]);
});

test("while a new dimension is being counted its breakdown is right, and says how far it is", async () => {
  const db = await testDatabase();
  const survey = await filled(db, 1200);
  await compareByStore(db, survey);
  const rows = async () =>
    (await breakdown(db, scopeOf(survey, {}), "store")).rows.map((row) => row.answers);
  expect(await rows()).toEqual([240, 240, 240, 240, 240]);
  expect(await walk(db, survey, { now, turnMs: 0 })).toBe("more");
  await oneSlice(db, survey, 300);
  const progress = (await walksUnderWay(db, survey.workspaceId)).get(survey.surveyId);
  expect(progress).toEqual({ dimensions: ["store"], days: false, share: 0.25 });
  expect(Object.values(await storesOf(db, survey)).reduce((sum, n) => sum + n, 0)).toBe(300);
  expect(await rows()).toEqual([240, 240, 240, 240, 240]);
  expect(await recount(db, survey)).toEqual([]);
  expect(await walk(db, survey, { now })).toBe("done");
  expect(Object.values(await storesOf(db, survey))).toEqual([240, 240, 240, 240, 240]);
  expect(await rows()).toEqual([240, 240, 240, 240, 240]);
});

/** Walks one slice and stops, as a process does that is killed after it. */
async function oneSlice(db: Database, survey: SurveyInWorkspace, size: number): Promise<void> {
  const ending = new AbortController();
  const counted = () => {
    ending.abort();
    return now();
  };
  await walk(db, survey, {
    now: counted,
    signal: ending.signal,
    firstSlice: size,
    largestSlice: size,
  });
}

test("a walk whose process is killed goes on where it stood, in another one", {
  timeout: 60_000,
}, async () => {
  const db = await testDatabase();
  const survey = await filled(db, 2000);
  await compareByStore(db, survey);
  const files = ["../storage/database.ts", "./walk-jobs.ts"].map((path) =>
    JSON.stringify(new URL(path, import.meta.url).href),
  );
  const script = `
    const { openDatabase } = await import(${files[0]});
    const { walk } = await import(${files[1]});
    await walk(openDatabase(JSON.parse(process.env.CONNECTION)), JSON.parse(process.env.PLACE), {
      now: () => new Date(), firstSlice: 20, largestSlice: 20 });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: {
      ...process.env,
      CONNECTION: JSON.stringify(await testConnection()),
      PLACE: JSON.stringify(survey),
    },
    stdio: "ignore",
  });
  const gone = once(child, "exit");
  const done = async () =>
    (await db.selectFrom("tally_walk").select("done").executeTakeFirstOrThrow()).done;
  await vi.waitFor(async () => expect(await done()).toBeGreaterThan(100), { timeout: 30_000 });
  child.kill("SIGKILL");
  await gone;
  expect(await done()).toBeLessThan(2000);
  expect(await recount(db, survey)).toEqual([]);
  expect(await walk(db, survey, { now })).toBe("done");
  expect(Object.values(await storesOf(db, survey))).toEqual([400, 400, 400, 400, 400]);
  expect(await recount(db, survey)).toEqual([]);
});

test("days follow another time zone in slices, and a dimension that is taken away leaves nothing", async () => {
  const db = await testDatabase();
  const survey = await filled(db, 700);
  const { workspaceId } = survey;
  await withWorkspace(db, workspaceId, async (trx) => {
    await trx
      .updateTable("workspace")
      .set({ time_zone: "Pacific/Auckland" })
      .where("id", "=", workspaceId)
      .execute();
    await beginWalkOfDays(trx, workspaceId, { now: now() });
  });
  await recordBatch(db, workspaceId, [anAnswer(survey.surveyId, 3)]);
  await oneSlice(db, survey, 100);
  expect(await recount(db, survey)).toEqual([]);
  await walk(db, survey, { now });
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from response
    where day <> (answered_at at time zone 'Pacific/Auckland')::date
  `.execute(db);
  expect(rows).toEqual([{ wrong: 0 }]);
  expect(await recount(db, survey)).toEqual([]);

  await editSurvey(db, { ...survey, actor: "test" }, { dimensions: [] });
  await walk(db, survey, { now });
  const left = await db.selectFrom("tally").select("dimension").distinct().execute();
  expect(left.map(({ dimension }) => dimension).sort()).toEqual([
    "",
    "channel",
    "language",
    "touchpoint",
  ]);
  expect(await recount(db, survey)).toEqual([]);
});

test("a change of the time zone puts few answers right at once, however many surveys share them", async () => {
  const db = await testDatabase();
  const { workspaceId } = await aSurvey(db);
  const surveys = [];
  for (let n = 0; n < 5; n += 1) {
    const survey = await aSurvey(db, { workspaceId });
    const given = Array.from({ length: 300 }, (_, i) => anAnswer(survey.surveyId, i));
    await recordBatch(db, workspaceId, given);
    surveys.push(survey);
  }
  const enqueued: unknown[] = [];
  const jobs: Parameters<typeof beginWalkOfDays>[2]["jobs"] = {
    enqueue: async (_trx, _job, place) => {
      enqueued.push(place);
    },
  };
  await withWorkspace(db, workspaceId, async (trx) => {
    await trx
      .updateTable("workspace")
      .set({ time_zone: "Pacific/Auckland" })
      .where("id", "=", workspaceId)
      .execute();
    await beginWalkOfDays(trx, workspaceId, { now: now(), jobs });
  });
  const walks = await walksUnderWay(db, workspaceId);
  expect(walks.size).toBeGreaterThanOrEqual(3);
  expect(enqueued).toHaveLength(walks.size);
  for (const survey of surveys) {
    expect(await walk(db, survey, { now })).toBe("done");
    expect(await recount(db, survey)).toEqual([]);
  }
});

test("values beyond the cap are the rare ones, wherever the walk begins", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const given = Array.from({ length: 1000 }, (_, i) =>
    answer({
      surveyId: survey.surveyId,
      // The oldest answers share a value; the newest have one each.
      properties: { store: i < 600 ? "large" : `small ${i}` },
      answeredAt: new Date(START + i * 60_000),
    }),
  );
  await recordBatch(db, survey.workspaceId, given);
  await editSurvey(db, { ...survey, actor: "test" }, { dimensions: ["store"] });
  await walk(db, survey, { now });
  const stores = await storesOf(db, survey);
  expect(stores.large).toBe(600);
  expect(stores["(other)"]).toBe(201);
  expect(await recount(db, survey)).toEqual([]);
});

test("slices between recording, editing, excluding, deleting and theming from several connections leave exact tallies", {
  timeout: 120_000,
}, async () => {
  const db = await testDatabase();
  const survey = await filled(db, 1500);
  const { workspaceId, surveyId } = survey;
  const pools = [
    openDatabase(await testConnection()),
    openDatabase(await testConnection()),
    openDatabase(await testConnection()),
  ];
  const ids = (await db.selectFrom("response").select("id").orderBy("id").execute()).map(
    ({ id }) => id,
  );
  const some = (seed: number) => ids[(seed * 7919) % ids.length] ?? uuidv7();
  let walking = true;
  const acts = [
    (pool: Database, i: number) =>
      recordBatch(pool, workspaceId, [anAnswer(surveyId, i), anAnswer(surveyId, i * 3)]),
    (pool: Database, i: number) =>
      reviseResponses(
        pool,
        workspaceId,
        [some(i)],
        () => ({ score: i % 11, properties: { store: `store ${i % 9}`, plan: "free" } }),
        { actor: "test" },
      ),
    (pool: Database, i: number) =>
      reviseResponses(
        pool,
        workspaceId,
        [some(i)],
        () => ({ exclusion: i % 2 ? { reason: "test", note: "" } : null }),
        { actor: "test" },
      ),
    (pool: Database, i: number) =>
      reviseResponses(pool, workspaceId, [some(i)], () => ({ deleted: i % 3 !== 0 }), {
        actor: "test",
      }),
    (pool: Database, i: number) =>
      withWorkspace(pool, workspaceId, (trx) =>
        setDerivedValues(trx, workspaceId, [
          { responseId: some(i), dimension: "@theme", values: ["price", `theme ${i % 4}`] },
        ]),
      ),
  ];
  const busy = pools.map(async (pool, worker) => {
    let done = 0;
    for (let i = worker; walking; i += pools.length) {
      await acts[i % acts.length]?.(pool, i);
      done++;
    }
    return done;
  });
  await compareByStore(db, survey);
  // Two processes walk the same way, and a change begins the walk anew in the middle of it.
  const walkers = [db, pools[0] ?? db].map(async (pool) => {
    while (
      (await walk(pool, survey, { now, turnMs: 300, firstSlice: 60, largestSlice: 60 })) !== "done"
    );
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await withWorkspace(db, workspaceId, async (trx) => {
    await trx
      .updateTable("workspace")
      .set({ time_zone: "America/Lima" })
      .where("id", "=", workspaceId)
      .execute();
    await beginWalkOfDays(trx, workspaceId, { now: new Date(now().getTime() + 1) });
  });
  await Promise.all(walkers);
  while ((await walk(db, survey, { now })) !== "done");
  walking = false;
  const acted = await Promise.all(busy);
  expect(Math.min(...acted)).toBeGreaterThan(5);
  for (const pool of pools) await pool.destroy();
  expect(await recount(db, survey)).toEqual([]);
  const { rows } = await sql<{ behind: number }>`
    select count(*)::int as behind from response where cells is not null and not cells ? 'store'
      or day <> (answered_at at time zone 'America/Lima')::date
  `.execute(db);
  expect(rows).toEqual([{ behind: 0 }]);
});
