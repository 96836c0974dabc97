import { beforeEach, expect, test } from "vitest";
import { setConsent } from "../people/contact-permission.ts";
import { createPerson } from "../people/save-person.ts";
import type { Database } from "../storage/database.ts";
import { answer, aSurvey, aWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { responsesOfPerson } from "./person-response-routes.ts";
import { recordBatch } from "./record-responses.ts";

const now = new Date("2026-06-01T10:00:00Z");
let db: Database;
let workspaceId: string;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  workspaceId = await aWorkspace(db);
});

function made(email: string) {
  return createPerson(db, workspaceId, { email, attributes: {} }, now);
}

test("a person's answers to every survey come newest first, page by page, and nobody else's", async () => {
  const spring = await aSurvey(db, { workspaceId });
  const shop = await aSurvey(db, { workspaceId });
  const ann = await made("ann@example.org");
  const bo = await made("bo@example.org");
  const at = (day: string) => ({ answeredAt: new Date(`2026-05-${day}T12:00:00Z`) });
  await recordBatch(db, workspaceId, [
    answer({ surveyId: spring.surveyId, personId: ann.id, score: 3, ...at("01") }),
    answer({ surveyId: shop.surveyId, personId: ann.id, score: 9, ...at("02") }),
    answer({ surveyId: spring.surveyId, personId: ann.id, score: 10, ...at("03") }),
    answer({ surveyId: spring.surveyId, personId: bo.id, score: 0, ...at("04") }),
  ]);
  const first = await responsesOfPerson(db, { workspaceId, personId: ann.id, limit: 2 });
  expect(first.data.map(({ score }) => score)).toEqual([10, 9]);
  expect(first.data[1]).toMatchObject({ surveyId: shop.surveyId, person: { id: ann.id } });
  const cursor = first.nextCursor ?? undefined;
  const rest = await responsesOfPerson(db, { workspaceId, personId: ann.id, limit: 2, cursor });
  expect(rest.data.map(({ score }) => score)).toEqual([3]);
  expect(rest.nextCursor).toBeNull();
});

test("in another workspace the same person id has no answers", async () => {
  const { surveyId } = await aSurvey(db, { workspaceId });
  const ann = await made("ann@example.org");
  await recordBatch(db, workspaceId, [answer({ surveyId, personId: ann.id })]);
  const q = { workspaceId: await aWorkspace(db), personId: ann.id, limit: 10 };
  expect(await responsesOfPerson(db, q)).toEqual({ data: [], nextCursor: null });
});

test("an answer of a person names their phone, and that they took back that they may be contacted", async () => {
  const { surveyId } = await aSurvey(db, { workspaceId });
  const ann = await createPerson(
    db,
    workspaceId,
    { phone: "+371 20 000 001", externalId: "c-1", attributes: {} },
    now,
  );
  await recordBatch(db, workspaceId, [
    answer({ surveyId, personId: ann.id, meta: { mayContact: true } }),
  ]);
  const q = { workspaceId, personId: ann.id, limit: 10 };
  const person = { id: ann.id, name: null, email: null, phone: "+37120000001", externalId: "c-1" };
  expect((await responsesOfPerson(db, q)).data).toMatchObject([{ person, mayContact: true }]);
  await setConsent(db, {
    ...q,
    channel: "contact",
    given: false,
    source: "by phone",
    now,
  });
  expect((await responsesOfPerson(db, q)).data).toMatchObject([{ mayContact: false }]);
});
