import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { sql } from "kysely";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { KnownError } from "../../errors/known-error.ts";
import { answeredInvitations } from "../../invitations/answer-invitation.ts";
import { responseRate } from "../../invitations/response-rate.ts";
import { createSending } from "../../sendings/save-sending.ts";
import { startSending } from "../../sendings/start-sending.ts";
import type { Database } from "../../storage/database.ts";
import { testAnswers } from "../../testing/answers.ts";
import { aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { fates, somePeople } from "../../testing/sendings.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { serverSecret } from "../../workspaces/server-secret.ts";
import { interviewRoutes } from "./interview-routes.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

async function screen() {
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof KnownError ? error.status : 500).send({ message: String(error) }),
  );
  app.decorateRequest("principal");
  app.addHook("onRequest", async (request) => {
    (request as { principal: unknown }).principal = {
      kind: "member",
      workspaceId: survey.workspaceId,
      email: "maria@shop.lv",
      role: "member",
    };
  });
  const secret = serverSecret("a secret of the tests, long enough to be one");
  const answers = testAnswers(db, [answeredInvitations]);
  interviewRoutes(app, { db, secret, answers });
  onTestFinished(() => void app.close());
  const base = `/surveys/${survey.surveyId}/interview`;
  return {
    calls: async () => (await app.inject({ method: "GET", url: `${base}/calls` })).json(),
    post: async (path: string, payload: object = {}) => {
      const reply = await app.inject({ method: "POST", url: `${base}/${path}`, payload });
      return { status: reply.statusCode, body: reply.body ? reply.json() : null };
    },
  };
}

async function toCall(count: number) {
  await somePeople(db, survey, count, () => ({ timeZone: "Europe/Riga" }));
  await sql`update person set phone = '+3712000000' || substr(email, 2, 1)`.execute(db);
  const act = {
    workspaceId: survey.workspaceId,
    surveyId: survey.surveyId,
    actor: "ann",
    now: new Date(),
  };
  const sending = {
    name: "Calls",
    channel: "phone" as const,
    audience: { who: "everybody" as const, delayMinutes: 0 },
    plan: { kind: "once" as const },
    // Whatever the time of day is while this runs.
    rules: { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] },
    properties: {},
  };
  const { id } = await createSending(db, { ...act, sending });
  await startSending(db, { ...act, sendingId: id });
}

test("the call list says whom to call, what time it is there, and what to say", async () => {
  await toCall(2);
  const { calls } = await screen();
  const { data, scripts } = await calls();
  expect(data).toHaveLength(2);
  expect(data[0]).toMatchObject({
    person: { phone: expect.stringMatching(/^\+371/) },
    timeZone: "Europe/Riga",
    localTime: expect.stringMatching(/^\d\d:\d\d$/),
    attempts: [],
    history: [],
  });
  expect(scripts.en).toMatchObject({ greeting: expect.stringContaining("Test garden") });
});

test("a call that somebody takes is not offered to others meanwhile", async () => {
  await toCall(1);
  const { calls, post } = await screen();
  const id = (await calls()).data[0].invitationId;
  expect((await post(`calls/${id}/take`)).status).toBe(200);
  expect((await calls()).data).toEqual([]);
  expect((await post(`calls/${id}/take`)).status).toBe(409);
});

test("answers, refusals and wrong numbers: all have their fate, and refusals count in the response rate", async () => {
  await toCall(5);
  const { calls, post } = await screen();
  const [first, second, third, fourth, fifth] = (await calls()).data.map(
    (call: { invitationId: string }) => call.invitationId,
  );
  const given = {
    id: uuidv7(),
    invitationId: first,
    channel: "phone",
    score: 9,
    comment: "Kind staff",
  };
  expect((await post("answers", given)).body).toMatchObject({ created: true });
  // Sent again after a lost connection, it is the same answer.
  expect((await post("answers", { ...given, id: uuidv7() })).body).toMatchObject({
    created: false,
  });
  const refused = { id: uuidv7(), outcome: "refused", note: "no time" };
  await post(`calls/${second}/end`, refused);
  await post(`calls/${second}/end`, refused);
  await post(`calls/${third}/end`, { id: uuidv7(), outcome: "wrong_number" });
  await post(`calls/${fourth}/end`, { id: uuidv7(), outcome: "no_answer" });
  const callBackAt = new Date(Date.now() + 3600_000).toISOString();
  expect((await post(`calls/${fifth}/end`, { id: uuidv7(), outcome: "call_back" })).status).toBe(
    500,
  );
  await post(`calls/${fifth}/end`, { id: uuidv7(), outcome: "call_back", callBackAt });
  expect(await fates(db)).toEqual({
    answered: 1,
    "expired refused": 1,
    "bounced wrong_number": 1,
    "planned no_answer": 1,
    "planned call_back": 1,
  });
  expect((await calls()).data).toEqual([]);
  // Whoever rings again sees what was agreed.
  await sql`update invitation set next_at = now() where id = ${fifth}::uuid`.execute(db);
  const [promised] = (await calls()).data;
  expect(promised.attempts).toMatchObject([{ outcome: "call_back", callBackAt }]);
  const answers = await db.selectFrom("response").select(["score", "channel", "meta"]).execute();
  expect(answers).toEqual([{ score: 9, channel: "phone", meta: { interviewer: "maria@shop.lv" } }]);
  expect(await db.selectFrom("call_attempt").selectAll().execute()).toHaveLength(4);
  const rate = await responseRate(db, survey);
  expect(rate).toEqual({ invited: 4, answered: 1 });
});
