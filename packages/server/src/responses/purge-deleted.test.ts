import { expect, test } from "vitest";
import { recount } from "../tallies/recount.ts";
import { answer, aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { purgeDeletedAnswers } from "./purge-deleted.ts";
import { recordBatch } from "./record-responses.ts";
import { reviseResponses } from "./revise-responses.ts";

const NOW = new Date("2026-08-01T00:00:00Z");

test("an answer deleted more than thirty days ago is gone for good, one deleted later can still be brought back", async () => {
  const db = await testDatabase();
  const { workspaceId, surveyId } = await aSurvey(db);
  const answers = Array.from({ length: 3 }, () => answer({ surveyId }));
  await recordBatch(db, workspaceId, answers);
  const [old, recent, kept] = answers.map(({ id }) => id) as [string, string, string];
  const remove = (id: string, now: string) =>
    reviseResponses(db, workspaceId, [id], () => ({ deleted: true }), {
      actor: "anna@example.com",
      now: new Date(now),
    });
  await remove(old, "2026-07-01T00:00:00Z");
  await remove(recent, "2026-07-03T00:00:00Z");
  expect(await purgeDeletedAnswers(db, workspaceId, NOW)).toBe(1);
  const left = await db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  expect(left.map(({ id }) => id)).toEqual([recent, kept].sort());
  const history = await db
    .selectFrom("response_change")
    .select("response_id")
    .where("workspace_id", "=", workspaceId)
    .execute();
  expect(history.map((change) => change.response_id)).toEqual([recent]);
  expect(await recount(db, { workspaceId })).toEqual([]);
});

test("what another workspace deleted is not touched", async () => {
  const db = await testDatabase();
  const mine = await aSurvey(db);
  const theirs = await aSurvey(db);
  const deleted = answer({ surveyId: theirs.surveyId });
  await recordBatch(db, theirs.workspaceId, [deleted]);
  await reviseResponses(db, theirs.workspaceId, [deleted.id], () => ({ deleted: true }), {
    actor: "boris@example.com",
    now: new Date("2026-06-01T00:00:00Z"),
  });
  expect(await purgeDeletedAnswers(db, mine.workspaceId, NOW)).toBe(0);
  expect(await purgeDeletedAnswers(db, theirs.workspaceId, NOW)).toBe(1);
});
