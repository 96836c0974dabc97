import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { recordBatch } from "../../responses/record-responses.ts";
import type { Database } from "../../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { listResponses, type ResponsesWanted } from "./response-queries.ts";

const START = Date.parse("2026-03-20T00:00:00Z");
const DAYS = 20;
const ANSWERS = 300;

let db: Database;
let survey: SurveyInWorkspace;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  // The clocks change within these days.
  survey = await aSurvey(db, { timeZone: "Europe/Riga" });
  const answers = Array.from({ length: ANSWERS }, (_, n) =>
    answer({
      ...survey,
      score: n % 11,
      // Crowded days and empty ones, several answers in one second, some of them not counted.
      answeredAt: new Date(START + Math.floor(((n * n * 7919) % (DAYS * 86_400)) / 600) * 600_000),
      quarantine: n % 17 === 0 ? { reason: "scanner", until: null } : null,
    }),
  );
  await recordBatch(db, survey.workspaceId, answers);
});

const wanted = (more: Partial<ResponsesWanted>): ResponsesWanted => ({
  ...survey,
  since: null,
  until: null,
  updatedSince: null,
  updatedUntil: null,
  personId: null,
  condition: null,
  order: "asc",
  limit: 21,
  offset: 0,
  ...more,
});

test("a page that is entered by the tallies holds what counting along from the first page gives", async () => {
  const moment = fc.option(
    fc.integer({ min: -1, max: DAYS * 24 + 1 }).map((hour) => new Date(START + hour * 3600_000)),
  );
  const asked = fc.record({
    since: moment,
    until: moment,
    offset: fc.integer({ min: 0, max: ANSWERS + 20 }),
    order: fc.constantFrom("asc" as const, "desc" as const),
  });
  await fc.assert(
    fc.asyncProperty(asked, async (more) => {
      const ids = async (enterFrom: number) =>
        (await listResponses(db, wanted(more), { enterFrom })).map((row) => row.id);
      expect(await ids(0)).toEqual(await ids(Number.POSITIVE_INFINITY));
    }),
    { numRuns: 150 },
  );
});
