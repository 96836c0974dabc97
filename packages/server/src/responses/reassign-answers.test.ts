import { expect, test } from "vitest";
import { recount } from "../tallies/recount.ts";
import { answer, aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { reassignAnswers } from "./reassign-answers.ts";
import { recordBatch } from "./record-responses.ts";

const ann = { email: "ann@example.com", phone: null, externalId: null, name: "Ann" };

test("an erased person's scores stay, without words, and the tallies stay exact", async () => {
  const db = await testDatabase();
  const survey = await aSurvey(db, { dimensions: ["store"] });
  const [recorded] = await recordBatch(db, survey.workspaceId, [
    answer({
      surveyId: survey.surveyId,
      score: 2,
      comment: "call me on 12345, Ann",
      person: ann,
      properties: { store: "Riga", account: "ann-17" },
    }),
    answer({ surveyId: survey.surveyId, score: 9, person: ann }),
  ]);
  const from = recorded?.personId ?? "";
  await db.transaction().execute((trx) =>
    reassignAnswers(trx, {
      workspaceId: survey.workspaceId,
      from,
      to: null,
      actor: "test",
      now: new Date(),
    }),
  );
  const rows = await db
    .selectFrom("response")
    .select(["score", "comment", "person_id", "properties"])
    .where("workspace_id", "=", survey.workspaceId)
    .orderBy("score")
    .execute();
  expect(rows).toEqual([
    { score: 2, comment: null, person_id: null, properties: { store: "Riga" } },
    { score: 9, comment: null, person_id: null, properties: {} },
  ]);
  const history = await db
    .selectFrom("response_change")
    .selectAll()
    .where("workspace_id", "=", survey.workspaceId)
    .execute();
  expect(history).toEqual([]);
  expect(await recount(db, survey)).toEqual([]);
});
