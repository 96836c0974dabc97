import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import type { Database } from "../storage/database.ts";
import { editSurvey } from "../surveys/edit-survey.ts";
import { recount } from "../tallies/recount.ts";
import { pairOldAnswers } from "../tallies/walk-jobs.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { dimensionValues, histogram, histogramsByDay, total } from "./histogram-queries.ts";
import { pairCell } from "./pair-cell.ts";

let db: Database;
let survey: SurveyInWorkspace;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db, { dimensions: ["store", "plan", "country"] });
});

const PLANS = ["free", "team", 3, true, ""] as const;
const COUNTRIES = ["LV", "LT", 'a "quoted", one'] as const;

async function someAnswers(count: number, from = 0): Promise<string[]> {
  const given = Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const plan = PLANS[n % 7];
    const country = COUNTRIES[n % 4];
    return answer({
      surveyId: survey.surveyId,
      score: (n * 7) % 11,
      answeredAt: new Date(Date.UTC(2026, 4, 1 + (n % 9), 12)),
      properties: {
        store: `store ${n % 5}`,
        ...(plan === undefined ? {} : { plan }),
        ...(country === undefined ? {} : { country }),
      },
      person:
        n % 3 === 0
          ? { email: `p${n % 12}@shop.lv`, phone: null, externalId: null, name: null }
          : null,
    });
  });
  await recordBatch(db, survey.workspaceId, given);
  return given.map(({ id }) => id);
}

function scope(
  properties: Record<string, string[]>,
  more: Partial<ResponseScope> = {},
): ResponseScope {
  const all = { from: null, to: null, basis: "every" as const };
  return { ...survey, ...all, properties: new Map(Object.entries(properties)), ...more };
}

/** The same counted answer by answer, in words of its own. */
async function oneByOne({ properties, basis, from, to }: ResponseScope) {
  const { rows } = await sql<{
    score: number;
    properties: Record<string, unknown>;
    day: string;
    latest: boolean;
  }>`
    select score, properties, day::text as day, person_id is null or exists (
      select from latest_answer l where l.response_id = response.id) as latest
    from response where exclusion_reason is null and deleted_at is null
  `.execute(db);
  const counts = Array.from({ length: 11 }, () => 0);
  for (const row of rows) {
    if (basis !== "every" && !row.latest) continue;
    if ((from !== null && row.day < from) || (to !== null && row.day >= to)) continue;
    const fits = [...properties].every(([name, values]) =>
      values.includes(String(row.properties[name] ?? "")),
    );
    if (fits) counts[row.score] = (counts[row.score] ?? 0) + 1;
  }
  return counts;
}

const ASKED: Record<string, string[]>[] = [
  { plan: ["team"], country: ["LV"] },
  { country: ["LT", "LV"], plan: ["free", "3"] },
  { plan: ["true"], store: ["store 1", "store 2"] },
  { store: ["store 0"], country: [""] },
  { plan: [""], country: ['a "quoted", one'] },
  { plan: ["nobody has it"], country: ["LV"] },
];

async function allAreRight(tallied: boolean): Promise<void> {
  for (const properties of ASKED) {
    for (const more of [
      {},
      { basis: "latest" as const },
      { from: "2026-05-03", to: "2026-05-07" },
    ]) {
      const asked = scope(properties, more);
      expect((await pairCell(db, asked)) !== null, JSON.stringify(properties)).toBe(tallied);
      const expected = await oneByOne(asked);
      expect(await histogram(db, asked)).toEqual(expected);
      const days = await histogramsByDay(db, asked);
      expect(days.reduce((sum, { counts }) => sum + total(counts), 0)).toBe(total(expected));
    }
  }
  expect(await recount(db, survey)).toEqual([]);
}

test("a filter by two properties is read from a tally of pairs, and is what the answers say after any change", async () => {
  const ids = await someAnswers(180);
  await allAreRight(true);
  const change = { actor: "ann", now: new Date("2026-05-20T12:00:00Z") };
  for (const [index, id] of ids.entries()) {
    if (index % 4 !== 0) continue;
    const which = (index / 4) % 5;
    const revision =
      which === 0
        ? { properties: { plan: "team", country: "LT" } }
        : which === 1
          ? { score: index % 11 }
          : which === 2
            ? { exclusion: { reason: "other", note: "a trial" } }
            : which === 3
              ? { deleted: true }
              : { properties: { store: "store 9" } };
    await reviseResponses(db, survey.workspaceId, [id], () => revision, change);
  }
  await allAreRight(true);
});

test("answers that are not tallied by pairs yet are read one by one until a night's walk is over", async () => {
  await someAnswers(60);
  // As an earlier version left them.
  const names = sql`(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(cells) where left(key, 2) <> '@&')`;
  await sql`update response set cells = ${names} where cells is not null`.execute(db);
  await sql`update latest_answer set cells = ${names}`.execute(db);
  await sql`delete from tally where left(dimension, 2) = '@&'`.execute(db);
  await sql`delete from dimension_value where left(dimension, 2) = '@&'`.execute(db);
  await sql`update survey set paired = false`.execute(db);
  await someAnswers(30, 60);
  await allAreRight(false);
  const jobs = { enqueue: async () => {} };
  await pairOldAnswers(jobs)(db, survey.workspaceId, new Date());
  await allAreRight(true);
});

test("pairs follow the dimensions of a survey, and nobody is shown them as dimensions", async () => {
  await someAnswers(60);
  const shown = new Set((await dimensionValues(db, survey)).map(({ dimension }) => dimension));
  expect([...shown].sort()).toEqual([
    "channel",
    "country",
    "language",
    "plan",
    "store",
    "touchpoint",
  ]);
  const edit = { ...survey, actor: "ann" };
  await editSurvey(db, edit, { dimensions: ["store", "plan"] });
  expect(await pairCell(db, scope({ plan: ["team"], country: ["LV"] }))).toBeNull();
  expect(await pairCell(db, scope({ plan: ["team"], store: ["store 1"] }))).not.toBeNull();
  const { rows } = await sql<{ n: number }>`
    select count(distinct dimension)::int as n from tally where left(dimension, 2) = '@&'
  `.execute(db);
  expect(rows[0]?.n).toBe(1);
  await editSurvey(db, edit, { dimensions: ["country", "plan", "store"] });
  await allAreRight(true);
});

test("long values, and more pairs than have a tally of their own, are counted by reading answers", async () => {
  const long = "x".repeat(300);
  const many = Array.from({ length: 1100 }, (_, n) =>
    answer({
      surveyId: survey.surveyId,
      score: n % 11,
      properties: { store: `store ${n % 40}`, country: `c${Math.floor(n / 40)}`, plan: long },
    }),
  );
  await recordBatch(db, survey.workspaceId, many);
  const first = scope({ store: ["store 1"], country: ["c0"] });
  const last = scope({ store: ["store 19"], country: ["c27"] });
  const lengthy = scope({ store: ["store 1"], plan: [long] });
  expect(await pairCell(db, first)).not.toBeNull();
  expect(await pairCell(db, last)).toBeNull();
  expect(await pairCell(db, lengthy)).toBeNull();
  for (const asked of [first, last, lengthy]) {
    const expected = await oneByOne(asked);
    expect(total(expected)).toBeGreaterThan(0);
    expect(await histogram(db, asked)).toEqual(expected);
  }
  expect(await recount(db, survey)).toEqual([]);
});
