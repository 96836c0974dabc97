import { expect, test } from "vitest";
import { listSurveys } from "../surveys/survey-queries.ts";
import { testAnswers } from "../testing/answers.ts";
import { testDatabase } from "../testing/test-database.ts";
import { makeSample } from "./sample-workspace.ts";
import { fillWrittenComments } from "./written-comments.ts";

test("the sample has comments in four languages, and its survey says that a machine wrote them", async () => {
  const db = await testDatabase();
  const maker = { actor: "ann@shop.lv", language: "lv" as const, timeZone: "UTC" };
  const { id: workspaceId } = await makeSample(db, maker);
  const deps = { db, answers: testAnswers(db) };
  const now = new Date();
  await fillWrittenComments(deps, { workspaceId }, now);
  await fillWrittenComments(deps, { workspaceId }, now);
  const [shown, written, ...more] = await listSurveys(db, workspaceId);
  expect(more).toEqual([]);
  expect(shown?.name).toBe("Botanic");
  expect(written?.name).toBe("Komentāri četrās valodās (rakstījis dators)");
  const rows = await db
    .selectFrom("response")
    .select(({ fn }) => ["language", fn.count<number>("comment").as("comments")])
    .where("workspace_id", "=", workspaceId)
    .groupBy("language")
    .orderBy("language")
    .execute();
  expect(rows).toEqual([
    { language: "en", comments: 560 },
    { language: "lv", comments: 561 },
    { language: "ru", comments: 560 },
    { language: "sv", comments: 560 },
  ]);
});
