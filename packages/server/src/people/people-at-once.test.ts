import { expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer, aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { purchasesFromCsv } from "./purchases-from-csv.ts";

const now = new Date("2026-06-01T10:00:00Z");

test("a file of purchases and answers of the same people in the other order both arrive, and count once", {
  timeout: 120_000,
}, async () => {
  const db = await testDatabase();
  const { workspaceId, surveyId } = await aSurvey(db);
  for (let round = 0; round < 10; round += 1) {
    const emails = Array.from({ length: 200 }, (_, n) => `p${n}-${round}@shop.lv`);
    const csv = [
      "email,at,amount,currency",
      ...emails.toReversed().map((email) => `${email},2026-05-01,12.50,EUR`),
    ].join("\n");
    const given = emails.map((email) =>
      answer({ surveyId, person: { email, phone: null, externalId: null, name: null } }),
    );
    const [noted, recorded] = await Promise.all([
      purchasesFromCsv(db, { workspaceId, csv, news: async () => {}, now }),
      recordBatch(db, workspaceId, given),
    ]);
    expect(noted).toMatchObject({ added: 200, rejected: [] });
    expect(noted.created).toBeLessThanOrEqual(200);
    expect(recorded.every(({ created }) => created)).toBe(true);
  }
  const { length } = await db.selectFrom("person").select("id").execute();
  expect(length).toBe(2000);
});
