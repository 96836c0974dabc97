import { createHash } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { reassignAnswers } from "../responses/reassign-answers.ts";
import { recordBatch } from "../responses/record-responses.ts";
import type { Database } from "../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { openSecret } from "../workspaces/open-secret.ts";
import { erasedSourceKey, personalHash, personalHashSql } from "../workspaces/personal-hash.ts";
import { mac, serverSecret } from "../workspaces/server-secret.ts";
import { blockContact, listBlocked, setConsent } from "./contact-permission.ts";
import { erasePerson } from "./erase-person.ts";
import { toIdentity } from "./identity.ts";
import { mergePeople } from "./merge-people.ts";
import { peoplePage } from "./people-page.ts";
import { getPerson, getPersonDetail } from "./person-queries.ts";
import { addPurchases } from "./purchases.ts";
import { changePerson, createPerson } from "./save-person.ts";
import { countPeople, createSegment, deleteSegment } from "./segments.ts";
import { type PersonRecord, upsertPeople } from "./upsert-people.ts";

const now = new Date("2026-06-01T10:00:00Z");
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

function person(email: string, more: Partial<PersonRecord> = {}): PersonRecord {
  const identity = toIdentity({ email });
  if (!identity) throw new Error(`${email} is nobody`);
  return { identity, ...more };
}

async function upsert(records: PersonRecord[]) {
  return db
    .transaction()
    .execute((trx) => upsertPeople(trx, survey.workspaceId, records, new Date(now)));
}

async function made(email: string, attributes: Record<string, string | number> = {}, at = now) {
  return createPerson(db, survey.workspaceId, { email, attributes }, at);
}

test("an e-mail address is one person however it is written, and a second one is refused", async () => {
  const ann = await made(" Ann@Example.org ");
  expect(ann).toMatchObject({ email: "ann@example.org", answers: 0, lastScore: null });
  await expect(made("ANN@example.org")).rejects.toMatchObject({ code: "person_exists" });
  await expect(
    createPerson(db, survey.workspaceId, { name: "Ann", attributes: {} }, now),
  ).rejects.toMatchObject({ code: "person_without_identity" });
});

test("the same file of people twice changes nothing the second time", async () => {
  const file = [
    person("a@shop.lv", { attributes: { plan: "pro" }, language: "lv", lastAskedAt: now }),
    person("b@shop.lv", { attributes: { plan: "free" } }),
  ];
  expect((await upsert(file)).map((row) => row.outcome)).toEqual(["created", "created"]);
  const again = new Date(now.getTime() + 60_000);
  const second = await db
    .transaction()
    .execute((trx) => upsertPeople(trx, survey.workspaceId, file, again));
  expect(second.map((row) => row.outcome)).toEqual(["unchanged", "unchanged"]);
  const third = await db
    .transaction()
    .execute((trx) =>
      upsertPeople(
        trx,
        survey.workspaceId,
        [person("a@shop.lv", { attributes: { city: "Riga" } })],
        again,
      ),
    );
  expect(third[0]?.outcome).toBe("updated");
  const id = third[0]?.personId ?? "";
  expect(await getPerson(db, { workspaceId: survey.workspaceId, personId: id })).toMatchObject({
    attributes: { plan: "pro", city: "Riga" },
    language: "lv",
    lastAskedAt: now.toISOString(),
  });
});

test("one's address with another's phone number is refused, and both people are named", async () => {
  const ann = await made("ann@shop.lv");
  const bob = await createPerson(
    db,
    survey.workspaceId,
    { phone: "+37120000002", attributes: {} },
    now,
  );
  const mixed = { email: "ann@shop.lv", phone: "+37120000002", attributes: {} };
  const refusal = createPerson(db, survey.workspaceId, mixed, now);
  await expect(refusal).rejects.toMatchObject({
    status: 409,
    code: "person_exists",
    fields: [{ field: "email" }, { field: "phone" }],
    message: expect.stringMatching(new RegExp(`${ann.id}".*address.*${bob.id}".*phone number`)),
  });
});

test("a changed person keeps what was left out, and cannot take somebody else's address", async () => {
  const ann = await made("ann@shop.lv", { plan: "pro", city: "Riga" });
  await made("bob@shop.lv");
  const q = { workspaceId: survey.workspaceId, personId: ann.id };
  const after = await changePerson(db, q, { name: "Ann", attributes: { city: null } }, now);
  expect(after).toMatchObject({ email: "ann@shop.lv", name: "Ann", attributes: { plan: "pro" } });
  await expect(changePerson(db, q, { email: "bob@shop.lv" }, now)).rejects.toMatchObject({
    code: "person_exists",
  });
  await expect(changePerson(db, q, { email: null }, now)).rejects.toMatchObject({
    code: "person_without_identity",
  });
});

test("people are found page by page, by words and by the segment they belong to", async () => {
  for (let n = 0; n < 5; n++) {
    const plan = n < 2 ? "pro" : "free";
    await made(`p${n}@shop.lv`, { plan, seats: n }, new Date(now.getTime() + n));
  }
  const q = { workspaceId: survey.workspaceId, now };
  const first = await peoplePage(db, { ...q, limit: 3 });
  const second = await peoplePage(db, { ...q, limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.data, ...second.data].map((p) => p.email)).toEqual(
    [4, 3, 2, 1, 0].map((n) => `p${n}@shop.lv`),
  );
  expect(second.nextCursor).toBeNull();
  expect((await peoplePage(db, { ...q, limit: 9, search: "P3@" })).data).toHaveLength(1);
  expect((await peoplePage(db, { ...q, limit: 9, search: "100%" })).data).toHaveLength(0);
  const pro = { about: "attribute", name: "plan", is: "equal", value: "pro" } as const;
  const many = { about: "attribute", name: "seats", is: "at_least", value: 3 } as const;
  const counted = async (match: "all" | "any") =>
    countPeople(db, { ...q, filter: { match, conditions: [pro, many] } });
  expect(await counted("all")).toBe(0);
  expect(await counted("any")).toBe(4);
});

test("a segment can speak of answers and of purchases", async () => {
  const ann = await made("ann@shop.lv");
  const bob = await made("bob@shop.lv");
  await recordBatch(db, survey.workspaceId, [
    answer({ surveyId: survey.surveyId, personId: ann.id, score: 2 }),
    answer({
      surveyId: survey.surveyId,
      personId: ann.id,
      score: 10,
      answeredAt: new Date("2026-05-20T10:00:00Z"),
    }),
    answer({ surveyId: survey.surveyId, personId: bob.id, score: 3 }),
  ]);
  const q = { workspaceId: survey.workspaceId, personId: bob.id };
  const bought = { at: new Date("2026-05-01"), amount: 19.9, currency: "EUR", externalId: "o1" };
  expect(await addPurchases(db, q, [bought], { news: async () => {}, now })).toBe(1);
  expect(await addPurchases(db, q, [bought], { news: async () => {}, now })).toBe(0);
  const count = (condition: object) =>
    countPeople(db, {
      workspaceId: survey.workspaceId,
      now,
      filter: { match: "all", conditions: [condition as never] },
    });
  // Ann's latest answer is a 10, whatever she said before.
  expect(await count({ about: "answer", answered: true, groups: ["detractor"] })).toBe(1);
  expect(await count({ about: "answer", answered: true, withinDays: 13 })).toBe(1);
  expect(await count({ about: "answer", answered: false })).toBe(0);
  expect(await count({ about: "purchases", sumFrom: 19.9 })).toBe(1);
  expect(await count({ about: "purchases", countTo: 0 })).toBe(1);
  expect(await count({ about: "purchases", withinDays: 10 })).toBe(0);
});

test("a segment that a sending asks is not taken away under its feet", async () => {
  const segment = await createSegment(db, {
    workspaceId: survey.workspaceId,
    name: "Pro",
    filter: { match: "all", conditions: [] },
    actor: "ann@shop.lv",
    now,
  });
  await db
    .insertInto("sending")
    .values({
      workspace_id: survey.workspaceId,
      id: segment.id,
      survey_id: survey.surveyId,
      name: "Spring",
      status: "draft",
      channel: "email",
      audience: JSON.stringify({ who: "segment", segmentId: segment.id }),
      plan: JSON.stringify({ kind: "once" }),
      created_by: "ann",
      created_at: now,
      updated_at: now,
    })
    .execute();
  const q = { workspaceId: survey.workspaceId, segmentId: segment.id };
  await expect(deleteSegment(db, q)).rejects.toMatchObject({ code: "segment_in_use" });
});

test("two entries for one human become one, with all answers, blocks and knowledge", async () => {
  const ann = await made("ann@shop.lv", { plan: "pro" });
  const also = await createPerson(
    db,
    survey.workspaceId,
    { phone: "+37120000000", attributes: { plan: "free", city: "Riga" } },
    now,
  );
  await recordBatch(db, survey.workspaceId, [
    answer({ surveyId: survey.surveyId, personId: ann.id, score: 2 }),
    answer({
      surveyId: survey.surveyId,
      personId: also.id,
      score: 9,
      answeredAt: new Date("2026-05-20T10:00:00Z"),
    }),
  ]);
  const { workspaceId } = survey;
  await blockContact(db, {
    workspaceId,
    personId: also.id,
    channel: "sms",
    reason: "unsubscribed",
    actor: "customer",
    now,
  });
  for (const [id, given] of [
    [ann.id, true],
    [also.id, false],
  ] as const) {
    await setConsent(db, { workspaceId, personId: id, channel: "sms", given, source: "form", now });
  }
  const one = await mergePeople(db, {
    workspaceId,
    keep: ann.id,
    merge: also.id,
    actor: "bob",
    now,
    reassignAnswers,
  });
  expect(one).toMatchObject({
    email: "ann@shop.lv",
    phone: "+37120000000",
    attributes: { plan: "pro", city: "Riga" },
    answers: 2,
    lastScore: 9,
  });
  const detail = await getPersonDetail(db, { workspaceId, personId: ann.id });
  expect(detail.blocks).toMatchObject([{ channel: "sms", reason: "unsubscribed" }]);
  const latest = await db.selectFrom("latest_answer").selectAll().execute();
  expect(latest).toMatchObject([{ person_id: ann.id, score: 9 }]);
  const consents = await db.selectFrom("consent").select(["person_id", "given"]).execute();
  expect(consents).toEqual([{ person_id: ann.id, given: false }]);
});

test("an erased person leaves scores behind, and a hash that keeps mails from coming back", async () => {
  const ann = await made("ann@shop.lv");
  const { workspaceId } = survey;
  await recordBatch(db, workspaceId, [answer({ surveyId: survey.surveyId, personId: ann.id })]);
  await blockContact(db, {
    workspaceId,
    personId: ann.id,
    channel: "*",
    reason: "unsubscribed",
    actor: "customer",
    now,
  });
  expect(await listBlocked(db, { workspaceId, reason: "unsubscribed", limit: 9 })).toMatchObject([
    { email: "ann@shop.lv", at: now },
  ]);
  await erasePerson(db, { workspaceId, personId: ann.id, actor: "bob", now, reassignAnswers });
  expect(await db.selectFrom("person").selectAll().execute()).toEqual([]);
  const answers = await db.selectFrom("response").select(["score", "person_id"]).execute();
  expect(answers).toEqual([{ score: 9, person_id: null }]);
  const forgotten = await db.selectFrom("forgotten_address").selectAll().execute();
  expect(forgotten).toHaveLength(1);
  expect(JSON.stringify(forgotten)).not.toContain("ann@");
});

test("two entries of one human that each hold a reward code hold one after a merge", async () => {
  const [ann, also, third] = [
    await made("ann@shop.lv"),
    await made("ann@home.lv"),
    await made("a@x.lv"),
  ];
  const { workspaceId, surveyId } = survey;
  const given = { workspace_id: workspaceId, survey_id: surveyId, added_at: now, given_at: now };
  await db
    .insertInto("reward_code")
    .values([
      { ...given, code: "A", holder: ann.id },
      { ...given, code: "B", holder: also.id },
      { ...given, code: "C", holder: third.id },
    ])
    .execute();
  const one = { workspaceId, actor: "bob", now, reassignAnswers };
  await mergePeople(db, { ...one, keep: ann.id, merge: also.id });
  const codes = async () =>
    db.selectFrom("reward_code").select(["code", "holder"]).orderBy("code").execute();
  expect(await codes()).toEqual([
    { code: "A", holder: ann.id },
    { code: "B", holder: null },
    { code: "C", holder: third.id },
  ]);
  // Whoever had none keeps the code of the entry that disappears.
  const bob = await made("bob@shop.lv");
  await mergePeople(db, { ...one, keep: bob.id, merge: third.id });
  expect((await codes())[2]).toEqual({ code: "C", holder: bob.id });
});

test("what is left of a refusal is keyed: without the server secret no address can be tried against it", async () => {
  const ann = await made("ann@shop.lv");
  const { workspaceId } = survey;
  const block = { channel: "*", reason: "unsubscribed", actor: "customer", now } as const;
  await blockContact(db, { ...block, workspaceId, personId: ann.id });
  await erasePerson(db, { workspaceId, personId: ann.id, actor: "bob", now, reassignAnswers });
  const rows = await db.selectFrom("forgotten_address").select("hash").execute();
  const hex = rows.map(({ hash }) => hash.toString("hex"));
  expect(hex).toEqual([personalHash("ann@shop.lv").toString("hex")]);
  expect(hex).not.toContain(createHash("sha256").update("ann@shop.lv").digest("hex"));
  const inSql = await sql<{ hash: Buffer }>`
    select ${personalHashSql(sql`a.address`)} as hash from (values ('ann@shop.lv')) as a(address)
  `.execute(db);
  expect(inSql.rows[0]?.hash.toString("hex")).toBe(hex[0]);
});

test("hashes that an earlier version kept without a key get one when the server starts", async () => {
  const { workspaceId, surveyId } = survey;
  const bare = createHash("sha256").update("ann@shop.lv").digest();
  await db
    .insertInto("forgotten_address")
    .values({ workspace_id: workspaceId, hash: bare, reason: "unsubscribed", at: now })
    .execute();
  const source = createHash("sha256").update("file:7").digest("hex");
  await recordBatch(db, workspaceId, [answer({ surveyId, sourceKey: `erased ${source}` })]);
  const theirs = serverSecret("a secret of the tests, long enough to be one");
  for (let start = 0; start < 2; start++) {
    await openSecret(db, "a secret of the tests, long enough to be one");
    const [row] = await db.selectFrom("forgotten_address").select("hash").execute();
    expect(row?.hash).toEqual(mac(theirs, "personal hash", bare));
    const [kept] = await db.selectFrom("response").select("source_key").execute();
    expect(kept?.source_key).toBe(erasedSourceKey("file:7"));
  }
});
