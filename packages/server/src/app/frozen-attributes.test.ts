import { beforeEach, expect, test } from "vitest";
import { hearReply, openQuestion } from "../channels/chat/conversation.ts";
import { runImport } from "../imports/run-import.ts";
import { invitationLinks } from "../invitations/open-invitation.ts";
import { scheduleInvitation } from "../invitations/schedule-invitation.ts";
import { testServer } from "../testing/test-server.ts";

const server = await testServer();
const { services, workspaceId } = server;
const { db } = services;
let people = 0;

beforeEach(async () => {
  await db.deleteFrom("response").execute();
});

async function aSurvey(wanted: object): Promise<{ id: string; slug: string }> {
  return server.api("POST", "/surveys", { name: "Shops", subject: "Botanic", ...wanted });
}

/** Somebody of the Riga shop who plants roses. */
async function aPerson(): Promise<{ id: string; email: string; phone: string }> {
  people += 1;
  const known = { email: `p${people}@shop.lv`, phone: `+3712000${1000 + people}` };
  const attributes = { store: "Rīga", plants: "roses", age: 41 };
  const { id } = await server.api<{ id: string }>("POST", "/people", { ...known, attributes });
  return { id, ...known };
}

async function invited(
  surveyId: string,
  personId: string,
  channel: "email" | "sms",
  properties: Record<string, string> = {},
): Promise<string> {
  const { invitationId } = await db.transaction().execute((trx) =>
    scheduleInvitation(trx, {
      workspaceId,
      surveyId,
      personId,
      channel,
      delaySeconds: 0,
      properties,
      origin: "api",
      now: new Date(),
    }),
  );
  return invitationId;
}

const properties = async (surveyId: string) => {
  const { data } = await server.api<{ data: { properties: object }[] }>(
    "GET",
    `/surveys/${surveyId}/responses`,
  );
  return data.map((answer) => answer.properties);
};

test("Compared by store knows the store of every answer, by mail, by text message, by link and by telephone", async () => {
  const survey = await aSurvey({ dimensions: ["store"] });
  const [byMail, bySms, byApi, called] = [
    await aPerson(),
    await aPerson(),
    await aPerson(),
    await aPerson(),
  ];
  const invitationId = await invited(survey.id, byMail.id, "email");
  const { answer } = invitationLinks(services.secret, server.url, { workspaceId, invitationId });
  const posted = await fetch(answer, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      visit: "0197a2b4-0000-7000-8000-000000000001",
      step: "score",
      score: 9,
    }),
  });
  expect(posted.status).toBe(200);
  const question = await invited(survey.id, bySms.id, "sms");
  const chatter = { workspaceId, channel: "sms" as const, address: bySms.phone };
  await openQuestion(db, chatter, question, new Date());
  await hearReply(
    {
      ...services,
      publicUrl: services.config.publicUrl,
      unsubscribed: services.outbox.unsubscribed,
    },
    chatter,
    "9",
    new Date(),
  );
  const path = `/surveys/${survey.id}/responses`;
  const made = await server.api<{ properties: object }>("POST", path, {
    score: 8,
    person: { email: byApi.email },
  });
  expect(made.properties).toEqual({ store: "Rīga" });
  await server.api("POST", `/surveys/${survey.id}/interview/answers`, {
    id: crypto.randomUUID(),
    score: 7,
    channel: "phone",
    person: { phone: called.phone },
  });
  const { rows } = await server.api<{ rows: { value: string; answers: number }[] }>(
    "GET",
    `/surveys/${survey.id}/breakdown?by=store`,
  );
  expect(rows).toMatchObject([{ value: "Rīga" }]);
  // Only what the survey names is kept.
  expect(await properties(survey.id)).toEqual(Array(4).fill({ store: "Rīga" }));
});

test("what the sending says wins over what was known, and what the answer says over both", async () => {
  const survey = await aSurvey({ dimensions: ["store"], frozenAttributes: "all" });
  const person = await aPerson();
  const invitationId = await invited(survey.id, person.id, "email", {
    store: "Cēsis",
    order: "A-17",
  });
  await services.answers.record(workspaceId, {
    id: crypto.randomUUID(),
    surveyId: survey.id,
    score: 9,
    comment: null,
    properties: { order: "B-18" },
    person: null,
    personId: person.id,
    invitationId,
    channel: "email",
    language: "en",
    answeredAt: new Date(),
  });
  expect(await properties(survey.id)).toEqual([
    { store: "Cēsis", plants: "roses", age: 41, order: "B-18" },
  ]);
});

test("an answer keeps what was true when it was given, and the survey says which attributes", async () => {
  const survey = await aSurvey({ frozenAttributes: ["plants"] });
  const person = await aPerson();
  const path = `/surveys/${survey.id}/responses`;
  await server.api("POST", path, { score: 9, person: { email: person.email } });
  await server.api("PATCH", `/people/${person.id}`, { attributes: { plants: "tulips" } });
  expect(await properties(survey.id)).toEqual([{ plants: "roses" }]);
  const changed = await server.api("PATCH", `/surveys/${survey.id}`, { frozenAttributes: [] });
  expect(changed).toMatchObject({ frozenAttributes: [] });
  await server.api("POST", path, { score: 9, person: { email: person.email } });
  expect(await properties(survey.id)).toEqual([{}, { plants: "roses" }]);
});

test("an anonymous survey looks nobody up", async () => {
  const survey = await aSurvey({ anonymous: true, dimensions: ["store"], frozenAttributes: "all" });
  const person = await aPerson();
  const path = `/surveys/${survey.id}/responses`;
  await server.api("POST", path, { score: 9, person: { email: person.email } });
  expect(await properties(survey.id)).toEqual([{}]);
});

const days = (surveyId: string) =>
  db
    .selectFrom("response")
    .select(["day", "answered_at"])
    .where("survey_id", "=", surveyId)
    .orderBy("day")
    .execute();

test("a date without a time stays its date when the time zone changes, and so does an anonymous answer", async () => {
  await server.api("PATCH", "/workspace", { timeZone: "Europe/Riga" });
  const survey = await aSurvey({});
  const file = ["Date,Score", "2026-05-01,9", "2026-05-31,3", "2026-05-31 23:30,5", ""].join("\n");
  const form = new FormData();
  form.append("file", new Blob([file]), "may.csv");
  const upload = await fetch(`${server.url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: server.authorization },
    body: form,
  });
  const { id: importId } = (await upload.json()) as { id: string };
  await server.api("POST", `/imports/${importId}/commit`, { survey: survey.id });
  await runImport(services, { workspaceId, importId });
  const quiet = await aSurvey({ anonymous: true });
  const path = `/surveys/${quiet.id}/responses`;
  await server.api("POST", path, { score: 4, answeredAt: "2026-05-15T06:00:00Z" });

  await server.api("PATCH", "/workspace", { timeZone: "America/New_York" });
  expect(await days(survey.id)).toEqual([
    { day: "2026-05-01", answered_at: new Date("2026-05-01T04:00:00Z") },
    { day: "2026-05-31", answered_at: new Date("2026-05-31T04:00:00Z") },
    { day: "2026-05-31", answered_at: new Date("2026-05-31T20:30:00Z") },
  ]);
  expect(await days(quiet.id)).toEqual([
    { day: "2026-05-15", answered_at: new Date("2026-05-15T04:00:00Z") },
  ]);
  await server.api("PATCH", "/workspace", { timeZone: "Asia/Tokyo" });
  expect((await days(survey.id)).map(({ day }) => day)).toEqual([
    "2026-05-01",
    "2026-05-31",
    "2026-06-01",
  ]);
  expect((await days(quiet.id)).map(({ day }) => day)).toEqual(["2026-05-15"]);
});
