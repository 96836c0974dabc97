import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recount } from "../tallies/recount.ts";
import { answer, aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { Answer } from "./answer.ts";
import { recordBatch } from "./record-responses.ts";
import { reviseResponses } from "./revise-responses.ts";
import type { ResponseRow, Revision } from "./revision.ts";

const DAY = 24 * 3600_000;
const START = Date.parse("2026-05-01T00:00:00Z");

const anAnswer = fc.record({
  kind: fc.constant("record" as const),
  score: fc.integer({ min: 0, max: 10 }),
  // Few people and few values, so that they meet.
  person: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  store: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  day: fc.integer({ min: 0, max: 20 }),
  quarantined: fc.constantFrom(false, false, false, true),
});
const which = fc.integer({ min: 0, max: 1_000_000 });
const aRevision = fc.oneof(
  fc.record({ kind: fc.constant("score" as const), which, score: fc.integer({ min: 0, max: 10 }) }),
  fc.record({ kind: fc.constant("store" as const), which, store: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant("exclude" as const), which, on: fc.boolean() }),
  fc.record({ kind: fc.constant("delete" as const), which, on: fc.boolean() }),
  fc.record({ kind: fc.constant("release" as const), which }),
  fc.record({ kind: fc.constant("replay" as const), which }),
);
type Operation = typeof anAnswer | typeof aRevision extends fc.Arbitrary<infer T> ? T : never;

test("after any sequence of answers, edits, exclusions and deletions the tallies equal a recount", {
  timeout: 240_000,
}, async () => {
  const db = await testDatabase();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(anAnswer, anAnswer, aRevision), { minLength: 150, maxLength: 200 }),
      async (operations) => {
        const survey = await aSurvey(db, { dimensions: ["store"] });
        const recorded: Answer[] = [];
        for (const operation of operations as Operation[]) {
          await apply(operation, recorded, survey);
        }
        expect(await recount(db, survey)).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );

  async function apply(
    operation: Operation,
    recorded: Answer[],
    { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  ): Promise<void> {
    if (operation.kind === "record") {
      const given = answer({
        id: uuidv7(),
        surveyId,
        score: operation.score,
        answeredAt: new Date(START + operation.day * DAY),
        properties: operation.store === null ? {} : { store: `store ${operation.store}` },
        person:
          operation.person === null
            ? null
            : {
                email: `p${operation.person}@example.com`,
                phone: null,
                externalId: null,
                name: null,
              },
        quarantine: operation.quarantined ? { reason: "scanner", until: null } : null,
      });
      recorded.push(given);
      await recordBatch(db, workspaceId, [given]);
      return;
    }
    const target = recorded[operation.which % Math.max(1, recorded.length)];
    if (!target) return;
    if (operation.kind === "replay") {
      await recordBatch(db, workspaceId, [target, { ...target, score: 0 }]);
      return;
    }
    const revision = revisionOf(operation);
    await reviseResponses(db, workspaceId, [target.id], (row) => allowed(row, revision), {
      actor: "test",
    });
  }
});

/** A deleted answer is only brought back. */
function allowed(row: ResponseRow, revision: Revision): Revision | null {
  return row.deleted_at && revision.deleted === undefined ? null : revision;
}

function revisionOf(operation: Exclude<Operation, { kind: "record" | "replay" }>): Revision {
  switch (operation.kind) {
    case "score":
      return { score: operation.score };
    case "store":
      return { properties: { store: `store ${operation.store}` } };
    case "exclude":
      return { exclusion: operation.on ? { reason: "test", note: "" } : null };
    case "delete":
      return { deleted: operation.on };
    case "release":
      return { quarantine: null };
  }
}

test("batches written at the same moment from several connections leave exact tallies", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["store"] });
  const batches = Array.from({ length: 12 }, (_, batch) =>
    Array.from({ length: 40 }, (_, i) =>
      answer({
        surveyId: survey.surveyId,
        score: (batch * 7 + i) % 11,
        properties: { store: `store ${i % 3}` },
        person: { email: `p${i % 10}@example.com`, phone: null, externalId: null, name: null },
        answeredAt: new Date(START + ((batch * 13 + i) % 20) * DAY),
      }),
    ),
  );
  await Promise.all(batches.map((batch) => recordBatch(db, survey.workspaceId, batch)));
  expect(await recount(db, survey)).toEqual([]);
  const total = await db
    .selectFrom("response")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("workspace_id", "=", survey.workspaceId)
    .executeTakeFirstOrThrow();
  expect(total.n).toBe(480);
});

test("the same answer sent twice is one answer", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const given = answer({ surveyId: survey.surveyId, score: 9 });
  const [first] = await recordBatch(db, survey.workspaceId, [given]);
  const [second] = await recordBatch(db, survey.workspaceId, [{ ...given, score: 2 }]);
  expect(first).toMatchObject({ created: true, score: 9 });
  expect(second).toMatchObject({ id: first?.id, created: false, score: 9 });
  expect(await recount(db, survey)).toEqual([]);
});

test("values beyond the cap share one row, and none is lost", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["store"] });
  const many = Array.from({ length: 260 }, (_, i) =>
    answer({ surveyId: survey.surveyId, properties: { store: `store ${i}` } }),
  );
  await recordBatch(db, survey.workspaceId, many.slice(0, 130));
  await recordBatch(db, survey.workspaceId, many.slice(130));
  const rows = await db
    .selectFrom("tally")
    .select(["value", "s9"])
    .where("workspace_id", "=", survey.workspaceId)
    .where("basis", "=", "every")
    .where("dimension", "=", "store")
    .execute();
  expect(rows).toHaveLength(201);
  expect(rows.find((row) => row.value === "(other)")?.s9).toBe(60);
});
