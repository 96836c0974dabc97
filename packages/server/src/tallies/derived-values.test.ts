import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import { breakdown } from "../scores/breakdown.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { recount } from "./recount.ts";
import { renameDerivedValues } from "./rename-values.ts";
import { type DerivedValues, setDerivedValues } from "./set-derived-values.ts";
import { walk } from "./walk-jobs.ts";

const NOW = new Date("2026-06-01T08:00:00Z");
const now = () => NOW;

beforeEach(async () => emptyTables(await testDatabase()));

async function recorded(
  survey: SurveyInWorkspace,
  answers: { score: number; person?: string | null; store?: string }[],
): Promise<string[]> {
  const db = await testDatabase();
  const given = answers.map(({ score, person, store }, i) =>
    answer({
      surveyId: survey.surveyId,
      score,
      properties: store ? { store } : {},
      answeredAt: new Date(Date.parse("2026-05-15T12:00:00Z") + i * 60_000),
      person: person
        ? { email: `${person}@example.com`, phone: null, externalId: null, name: null }
        : null,
    }),
  );
  return (await recordBatch(db, survey.workspaceId, given)).map(({ id }) => id);
}

async function find(
  { workspaceId }: SurveyInWorkspace,
  found: Record<string, string[] | null>,
): Promise<number> {
  const db = await testDatabase();
  const values = Object.entries(found).map(
    ([responseId, themes]): DerivedValues => ({ responseId, dimension: "@theme", values: themes }),
  );
  return db.transaction().execute((trx) => setDerivedValues(trx, workspaceId, values));
}

/** How many answers stand under each theme. */
async function themes(
  { workspaceId }: SurveyInWorkspace,
  basis: "every" | "latest" = "every",
): Promise<Record<string, number>> {
  const db = await testDatabase();
  const { rows } = await sql<{ value: string; n: number }>`
    select value, sum(s0+s1+s2+s3+s4+s5+s6+s7+s8+s9+s10)::int as n from tally
    where workspace_id = ${workspaceId} and basis = ${basis} and dimension = '@theme'
    group by value having sum(s0+s1+s2+s3+s4+s5+s6+s7+s8+s9+s10) <> 0 order by value
  `.execute(db);
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}

test("an answer with two themes counts once under each, and once in the total", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const [a = "", b = "", c = ""] = await recorded(survey, [
    { score: 9 },
    { score: 3 },
    { score: 7 },
  ]);
  await find(survey, { [a]: ["price", "delivery", "price"], [b]: ["delivery"], [c]: [] });
  expect(await themes(survey)).toEqual({ "": 1, delivery: 2, price: 1 });
  const scope = scopeOf(survey, {});
  expect(total(await histogram(db, scope))).toBe(3);
  const { rows } = await breakdown(db, scope, "@theme");
  expect(rows.map(({ value, answers }) => [value, answers])).toEqual([
    ["delivery", 2],
    ["", 1],
    ["price", 1],
  ]);
  expect(await recount(db, survey)).toEqual([]);
});

test("a filter by two themes counts an answer that has both once, alone and beside another property", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["store"] });
  const [a = "", b = "", c = ""] = await recorded(survey, [
    { score: 9, store: "Riga" },
    { score: 3, store: "Riga" },
    { score: 7, store: "Oslo" },
  ]);
  await find(survey, { [a]: ["price", "delivery"], [b]: ["delivery"], [c]: ["staff"] });
  const count = async (filter: string[]) => total(await histogram(db, scopeOf(survey, { filter })));
  expect(await count(["@theme=price", "@theme=delivery"])).toBe(2);
  expect(await count(["@theme=delivery"])).toBe(2);
  expect(await count(["@theme=delivery", "store=Oslo"])).toBe(0);
  expect(await count(["@theme=staff", "store=Oslo"])).toBe(1);
  const beside = await breakdown(db, scopeOf(survey, { filter: ["store=Riga"] }), "@theme");
  expect(beside.rows.map(({ value, answers }) => [value, answers])).toEqual([
    ["delivery", 2],
    ["price", 1],
  ]);
});

test("themes found again change nothing, other ones replace them, and null takes them away", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const [a = "", b = ""] = await recorded(survey, [{ score: 9, person: "ann" }, { score: 2 }]);
  expect(await find(survey, { [a]: ["price", "staff"], [b]: ["staff"] })).toBe(2);
  expect(await find(survey, { [a]: ["staff", "price"], [b]: ["staff"] })).toBe(0);
  expect(await find(survey, { [a]: ["delivery"], [b]: null, [uuidv7()]: ["x"] })).toBe(2);
  expect(await themes(survey)).toEqual({ delivery: 1 });
  expect(await themes(survey, "latest")).toEqual({ delivery: 1 });
  expect(await recount(db, survey)).toEqual([]);
});

test("an answer that is left out and let in again keeps its themes", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const [a = ""] = await recorded(survey, [{ score: 9, person: "ann" }]);
  const exclude = (exclusion: { reason: string; note: string } | null) =>
    reviseResponses(db, survey.workspaceId, [a], () => ({ exclusion }), { actor: "test" });
  await find(survey, { [a]: ["price"] });
  await exclude({ reason: "test", note: "" });
  expect(await themes(survey)).toEqual({});
  await find(survey, { [a]: ["price", "staff"] });
  await exclude(null);
  expect(await themes(survey)).toEqual({ price: 1, staff: 1 });
  expect(await recount(db, survey)).toEqual([]);
});

test("themes beyond the cap share one row, in which an answer counts once", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const ids = await recorded(
    survey,
    Array.from({ length: 3 }, () => ({ score: 8 })),
  );
  const [a = "", b = "", c = ""] = ids;
  await find(survey, { [a]: Array.from({ length: 200 }, (_, i) => `theme ${i}`) });
  await find(survey, { [b]: ["theme 7", "beyond 1", "beyond 2"], [c]: ["beyond 1"] });
  expect(await find(survey, { [b]: ["beyond 2", "theme 7", "beyond 1"] })).toBe(0);
  const counted = await themes(survey);
  expect(counted["(other)"]).toBe(2);
  expect(counted["theme 7"]).toBe(2);
  expect(Object.keys(counted)).toHaveLength(201);
  expect(await recount(db, survey)).toEqual([]);
  const beyond = scopeOf(survey, { filter: ["@theme=beyond 2"] });
  expect(total(await histogram(db, beyond))).toBe(1);
});

test("renamed and merged themes are tallied under the new name, and what is set meanwhile too", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const ids = await recorded(
    survey,
    Array.from({ length: 40 }, (_, i) => ({ score: i % 11, person: i % 2 ? `p${i % 7}` : null })),
  );
  await find(
    survey,
    Object.fromEntries(ids.map((id, i) => [id, i % 3 ? ["price", "cost"] : ["cost", "noise"]])),
  );
  const rename = (names: Record<string, string | null>) =>
    db
      .transaction()
      .execute((trx) =>
        renameDerivedValues(trx, survey, { dimension: "@theme", rename: names }, NOW),
      );
  await rename({ cost: "price", noise: null });
  await walk(db, survey, { now, turnMs: 0, firstSlice: 7, largestSlice: 7 });
  const [last = ""] = ids.slice(-1);
  await find(survey, { [last]: ["cost", "staff"] });
  await expect(rename({ staff: "cost" })).rejects.toThrow(/itself being renamed/);
  await rename({ price: "money" });
  expect(await recount(db, survey)).toEqual([]);
  expect(await walk(db, survey, { now, firstSlice: 7, largestSlice: 7 })).toBe("done");
  expect(await themes(survey)).toEqual({ money: 40, staff: 1 });
  expect(await recount(db, survey)).toEqual([]);
  expect(await db.selectFrom("tally_walk").selectAll().execute()).toEqual([]);
});

const THEMES = ["price", "delivery", "staff"];
const someThemes = fc.option(fc.uniqueArray(fc.constantFrom(...THEMES)), { nil: null });

test("whatever is found, edited, left out and deleted in whatever order, tallies equal a recount", {
  timeout: 120_000,
}, async () => {
  const db = await testDatabase();
  const which = fc.nat({ max: 19 });
  const operation = fc.oneof(
    fc.record({ kind: fc.constant("find" as const), which, themes: someThemes }),
    fc.record({ kind: fc.constant("score" as const), which, score: fc.nat({ max: 10 }) }),
    fc.record({ kind: fc.constant("exclude" as const), which, on: fc.boolean() }),
    fc.record({ kind: fc.constant("delete" as const), which, on: fc.boolean() }),
    fc.record({ kind: fc.constant("store" as const), which, store: fc.nat({ max: 2 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 30, maxLength: 50 }), async (operations) => {
      const survey = await aSurvey(db, { dimensions: ["store"] });
      const people = ["ann", "bob", null];
      const ids = await recorded(
        survey,
        Array.from({ length: 20 }, (_, i) => ({ score: i % 11, person: people[i % 3] ?? null })),
      );
      const deleted = new Set<string>();
      for (const step of operations) {
        const id = ids[step.which] ?? "";
        // A deleted answer is found again only to bring it back.
        if (deleted.has(id) && step.kind !== "find" && step.kind !== "delete") continue;
        if (step.kind === "delete") deleted[step.on ? "add" : "delete"](id);
        if (step.kind === "find") await find(survey, { [id]: step.themes });
        else {
          const revision =
            step.kind === "score"
              ? { score: step.score }
              : step.kind === "store"
                ? { properties: { store: `store ${step.store}` } }
                : step.kind === "delete"
                  ? { deleted: step.on }
                  : { exclusion: step.on ? { reason: "test", note: "" } : null };
          await reviseResponses(
            db,
            survey.workspaceId,
            [id],
            // A deleted answer is only brought back.
            (row) => (row.deleted_at && !("deleted" in revision) ? null : revision),
            { actor: "test" },
          );
        }
      }
      expect(await recount(db, survey)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
