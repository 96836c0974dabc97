/** SMS and Telegram against stand-ins on loopback that speak the providers' own wire formats. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import formbody from "@fastify/formbody";
import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { webhookOutbox } from "../../integrations/webhooks/outbox/outbox.ts";
import { answeredInvitations } from "../../invitations/answer-invitation.ts";
import { invitationLinks } from "../../invitations/open-invitation.ts";
import { scheduleInvitation } from "../../invitations/schedule-invitation.ts";
import { sendDue } from "../../invitations/send-due.ts";
import { setConsent } from "../../people/contact-permission.ts";
import { erasePerson } from "../../people/erase-person.ts";
import { setAddress } from "../../people/person-addresses.ts";
import { createPerson } from "../../people/save-person.ts";
import { reassignAnswers } from "../../responses/reassign-answers.ts";
import type { Database } from "../../storage/database.ts";
import { testAnswers } from "../../testing/answers.ts";
import { aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { fates, sendDeps, TUESDAY } from "../../testing/sendings.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { forgetRemembered } from "../../workspaces/remembered.ts";
import { serverSecret, sign } from "../../workspaces/server-secret.ts";
import { smsChannel } from "../sms/sms-channel.ts";
import { incomingSmsRoutes, incomingSmsUrl, smsRoutes } from "../sms/sms-routes.ts";
import { telegramChannel } from "./telegram-channel.ts";
import { incomingTelegramRoutes, telegramRoutes } from "./telegram-routes.ts";

const secret = serverSecret("a secret of the tests, long enough to be one");
const TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

interface Seen {
  path: string;
  body: Record<string, unknown>;
  authorization: string;
}

/** A provider that keeps what it is told and answers as it is made to. */
async function provider(answer: (seen: Seen) => { status?: number; body: object }) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const one = {
      path: request.url ?? "",
      body: await bodyOf(request),
      authorization: request.headers.authorization ?? "",
    };
    seen.push(one);
    const { status = 200, body } = answer(one);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return request.headers["content-type"]?.includes("json")
    ? JSON.parse(text || "{}")
    : Object.fromEntries(new URLSearchParams(text));
}

/** A program that wants to hear who is gone. */
async function listeningToUnsubscriptions(): Promise<void> {
  await db
    .insertInto("webhook")
    .values({
      workspace_id: survey.workspaceId,
      id: uuidv7(),
      name: "CRM",
      format: "candor",
      address: "https://crm.example.com",
      sealed: "",
      events: ["person.unsubscribed"],
      status: "active",
      created_by: "ann",
      created_at: TUESDAY,
      updated_at: TUESDAY,
    })
    .execute();
}

async function doors() {
  const deps = {
    db,
    secret,
    answers: testAnswers(db, [answeredInvitations]),
    publicUrl: "https://nps.shop.lv",
    mayReach: async () => {},
    unsubscribed: webhookOutbox().unsubscribed,
  };
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(formbody);
  app.decorateRequest("principal");
  app.decorateRequest("actor", "ann@shop.lv");
  app.addHook("onRequest", async (request) => {
    (request as { principal: unknown }).principal = { workspaceId: survey.workspaceId };
  });
  smsRoutes(app, deps);
  incomingSmsRoutes(app, deps);
  telegramRoutes(app, deps);
  const nobodyWrote = async () => {};
  const letters = { wrote: nobodyWrote, sent: nobodyWrote, failed: nobodyWrote };
  incomingTelegramRoutes(app, { ...deps, letters });
  onTestFinished(() => void app.close());
  return { app, deps };
}

async function invited(channel: "sms" | "telegram", language = "ru") {
  const { workspaceId, surveyId } = survey;
  await db
    .updateTable("survey")
    .set({ languages: ["en", "ru"] })
    .execute();
  const person = await createPerson(
    db,
    workspaceId,
    { phone: "+37120000001", language, attributes: {} },
    TUESDAY,
  );
  await setConsent(db, {
    workspaceId,
    personId: person.id,
    channel,
    given: true,
    source: "form",
    now: TUESDAY,
  });
  if (channel === "telegram") {
    await setAddress(db, {
      workspaceId,
      personId: person.id,
      channel,
      address: "777",
      now: TUESDAY,
    });
  }
  return db.transaction().execute((trx) =>
    scheduleInvitation(trx, {
      workspaceId,
      surveyId,
      personId: person.id,
      channel,
      delaySeconds: 0,
      properties: { shop: "Riga" },
      origin: "api",
      now: TUESDAY,
    }),
  );
}

async function answers() {
  return db
    .selectFrom("response")
    .select(["score", "comment", "channel", "language", "properties"])
    .execute();
}

test.each([
  [
    "twilio",
    (url: string) => ({
      provider: "twilio",
      sender: "+37129999999",
      accountSid: "AC1",
      authToken: "t",
      baseUrl: url,
    }),
    { body: { sid: "SM1", status: "queued" } },
    (text: string) => ({ From: "+37120000001", Body: text, MessageSid: "SM2" }),
    (seen: Seen) => ({ to: seen.body.To, text: seen.body.Body }),
  ],
  [
    "vonage",
    (url: string) => ({
      provider: "vonage",
      sender: "Shop",
      apiKey: "k",
      apiSecret: "s",
      baseUrl: url,
    }),
    { body: { "message-count": "1", messages: [{ status: "0", "message-id": "V1" }] } },
    (text: string) => ({ msisdn: "37120000001", to: "Shop", text, messageId: "V2" }),
    (seen: Seen) => ({ to: `+${seen.body.to}`, text: seen.body.text }),
  ],
  [
    "generic",
    (url: string) => ({ provider: "generic", sender: "Shop", url: `${url}/send`, token: "T" }),
    { status: 202, body: {} },
    (text: string) => ({ from: "+37120000001", text }),
    (seen: Seen) => ({ to: seen.body.to, text: seen.body.text }),
  ],
])(
  "over %s a customer is asked, answers with a word, adds a comment, and stops",
  async (_name, settings, reply, incoming, outgoing) => {
    const gateway = await provider(() => reply);
    const { app, deps } = await doors();
    const put = await app.inject({
      method: "PUT",
      url: "/channels/sms",
      payload: settings(gateway.url),
    });
    expect(put.json()).toMatchObject({ configured: true });
    expect(put.body).not.toContain("authToken");
    await invited("sms");
    expect(await sendDue(sendDeps(db, smsChannel(deps) as never), survey.workspaceId)).toBe(1);
    const [asked] = gateway.seen;
    if (!asked) throw new Error("nothing was sent");
    expect(outgoing(asked)).toMatchObject({ to: "+37120000001" });
    expect(outgoing(asked).text).toMatch(/Ответьте числом.*https:\/\/nps\.shop\.lv\/a\//);

    const url = new URL(incomingSmsUrl(secret, "https://nps.shop.lv", survey.workspaceId));
    const say = async (text: string) => {
      await app.inject({ method: "POST", url: url.pathname + url.search, payload: incoming(text) });
      return outgoing(gateway.seen.at(-1) as Seen).text;
    };
    expect(await say("ну не знаю")).toBe("Пожалуйста, ответьте одним числом от 0 до 10.");
    await say("ну не знаю");
    const kept = await db.selectFrom("loose_comment").select(["text", "source"]).execute();
    expect(kept).toEqual([{ text: "ну не знаю", source: "sms" }]);
    expect(await say("девять")).toBe("Что вы цените больше всего?");
    expect(await say("Быстрая доставка")).toBeTruthy();
    expect(await answers()).toEqual([
      {
        score: 9,
        comment: "Быстрая доставка",
        channel: "sms",
        language: "ru",
        properties: { shop: "Riga" },
      },
    ]);
    expect(await fates(db)).toEqual({ answered: 1 });
    await say("8");
    expect((await answers())[0]).toMatchObject({ score: 8, comment: "Быстрая доставка" });
    expect(await say("СТОП")).toContain("больше не будет");
    expect(await db.selectFrom("contact_block").select(["channel", "reason"]).execute()).toEqual([
      { channel: "*", reason: "unsubscribed" },
    ]);
    const forged = await app.inject({
      method: "POST",
      url: `${url.pathname}?key=x`,
      payload: incoming("0"),
    });
    expect(forged.statusCode).not.toBe(200);
  },
);

/** A gateway with a way to be written to, as a customer does. */
async function smsDoors() {
  const gateway = await provider(() => ({ status: 202, body: {} }));
  const { app, deps } = await doors();
  const payload = { provider: "generic", sender: "Shop", url: `${gateway.url}/send`, token: "T" };
  await app.inject({ method: "PUT", url: "/channels/sms", payload });
  const url = new URL(incomingSmsUrl(secret, "https://nps.shop.lv", survey.workspaceId));
  const last = () => String(gateway.seen.at(-1)?.body.text);
  const say = async (text: string) => {
    const incoming = { from: "+37120000001", text };
    await app.inject({ method: "POST", url: url.pathname + url.search, payload: incoming });
    return last();
  };
  const send = (now = TUESDAY) =>
    sendDue(sendDeps(db, smsChannel(deps) as never, now), survey.workspaceId);
  return { say, send, last };
}

test("a number after an anonymous survey changes no earlier answer, and STOP is heard without a question", async () => {
  const { say, send, last } = await smsDoors();
  await invited("sms");
  await send();
  await say("9");
  await say("Быстро");
  const later = new Date("2099-06-02T10:00:00Z");
  const anonymous = await aSurvey(db, { workspaceId: survey.workspaceId, anonymous: true });
  await db
    .updateTable("survey")
    .set({ languages: ["en", "ru"] })
    .execute();
  const person = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
  await db.transaction().execute((trx) =>
    scheduleInvitation(trx, {
      ...anonymous,
      personId: person.id,
      channel: "sms",
      delaySeconds: 0,
      properties: {},
      origin: "api",
      now: later,
    }),
  );
  expect(await send(later)).toBe(1);
  expect(last()).toMatch(/Ответить без имени: https:\/\/nps\.shop\.lv\/s\//);
  expect(await say("0")).toContain("открытых вопросов к вам нет");
  expect(await answers()).toMatchObject([{ score: 9, comment: "Быстро" }]);
  await listeningToUnsubscriptions();
  expect(await say("СТОП")).toBe("Сообщений от нас больше не будет.");
  await say("СТОП");
  expect(await db.selectFrom("webhook_event").select(["type", "person_id"]).execute()).toEqual([
    { type: "person.unsubscribed", person_id: person.id },
  ]);
  expect(await db.selectFrom("contact_block").select(["channel", "reason"]).execute()).toEqual([
    { channel: "*", reason: "unsubscribed" },
  ]);
});

test("a closed survey takes no answer by text message either, and says so", async () => {
  const { say, send } = await smsDoors();
  await invited("sms");
  await send();
  await db.updateTable("survey").set({ status: "closed" }).execute();
  expect(await say("9")).toContain("больше не принимаются");
  expect(await answers()).toEqual([]);
  await db.updateTable("survey").set({ status: "open" }).execute();
  expect(await say("9")).toBe("Что вы цените больше всего?");
  await db.updateTable("survey").set({ status: "closed" }).execute();
  expect(await say("Быстрая доставка")).toContain("больше не принимаются");
  expect(await answers()).toMatchObject([{ score: 9, comment: null }]);
});

test("an answer by text message is changed for seven days, as on every other way", async () => {
  const { say, send } = await smsDoors();
  await invited("sms");
  await send();
  await say("9");
  const dayOf = (daysAgo: number) => new Date(Date.now() - daysAgo * 24 * 3600_000);
  await db
    .updateTable("response")
    .set({ recorded_at: dayOf(6) })
    .execute();
  await say("8");
  expect(await answers()).toMatchObject([{ score: 8 }]);
  await db
    .updateTable("response")
    .set({ recorded_at: dayOf(8) })
    .execute();
  expect(await say("0")).toContain("остаётся без изменений");
  expect(await answers()).toMatchObject([{ score: 8 }]);
});

test("nothing of a person who is erased stays in a conversation", async () => {
  const { say, send } = await smsDoors();
  await invited("sms");
  await send();
  await say("9");
  const { id: personId } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
  const { workspaceId } = survey;
  await erasePerson(db, { workspaceId, personId, actor: "ann", now: TUESDAY, reassignAnswers });
  expect(await db.selectFrom("chat_state").selectAll().execute()).toEqual([]);
  await say("I am +37120000001");
  expect(await answers()).toMatchObject([{ score: 9, comment: null }]);
});

test("a number that cannot get messages is not tried again; a gateway that is down loses nothing", async () => {
  let answer: { status?: number; body: object } = { status: 503, body: {} };
  const gateway = await provider(() => answer);
  const { app, deps } = await doors();
  const settings = {
    provider: "twilio",
    sender: "+37129999999",
    accountSid: "AC1",
    authToken: "t",
    baseUrl: gateway.url,
  };
  await app.inject({ method: "PUT", url: "/channels/sms", payload: settings });
  await invited("sms");
  const sender = sendDeps(db, smsChannel(deps) as never);
  expect(await sendDue(sender, survey.workspaceId)).toBe(0);
  expect(await fates(db)).toEqual({ planned: 1 });
  answer = { status: 400, body: { code: 21211, message: "Invalid 'To' Phone Number" } };
  sender.now = new Date(TUESDAY.getTime() + 3600_000);
  await sendDue(sender, survey.workspaceId);
  expect(await fates(db)).toEqual({ "bounced hard_bounce": 1 });
});

async function telegramDoors() {
  let messages = 0;
  const telegram = await provider(({ path }) => {
    if (path.endsWith("/getMe")) {
      return {
        body: {
          ok: true,
          result: { id: 1, is_bot: true, first_name: "Shop", username: "shop_bot" },
        },
      };
    }
    const isMessage = path.endsWith("/sendMessage");
    const sent = { message_id: ++messages, date: 1, chat: { id: 777, type: "private" }, text: "x" };
    return { body: { ok: true, result: isMessage ? sent : true } };
  });
  const { app, deps } = await doors();
  const put = await app.inject({
    method: "PUT",
    url: "/channels/telegram",
    payload: { token: TOKEN, baseUrl: telegram.url },
  });
  expect(put.json()).toMatchObject({ configured: true, username: "shop_bot" });
  const hook = telegram.seen.find(({ path }) => path.endsWith("/setWebhook"))?.body;
  expect(hook).toMatchObject({ url: `https://nps.shop.lv/hooks/telegram/${survey.workspaceId}` });

  const { invitationId } = await invited("telegram");
  await sendDue(sendDeps(db, telegramChannel(deps) as never), survey.workspaceId);
  const asked = telegram.seen.at(-1);
  const markup = asked?.body.reply_markup as
    | string
    | { inline_keyboard: { callback_data: string }[][] };
  const keyboard = typeof markup === "string" ? JSON.parse(markup) : markup;
  const buttons = keyboard.inline_keyboard.flat();
  expect(buttons).toHaveLength(11);

  const update = async (payload: object, proof = String(hook?.secret_token)) => {
    const reply = await app.inject({
      method: "POST",
      url: `/hooks/telegram/${survey.workspaceId}`,
      headers: { "x-telegram-bot-api-secret-token": proof },
      payload,
    });
    return reply.statusCode;
  };
  const tap = (score: number, chat = 777) => ({
    update_id: 1,
    callback_query: {
      id: "q",
      from: { id: chat },
      data: buttons[score]?.callback_data,
      message: { message_id: 1, chat: { id: chat }, text: "?" },
    },
  });
  const write = (text: string, chat = 777) =>
    update({ update_id: 2, message: { message_id: 2, chat: { id: chat }, text } });
  const last = () => String(telegram.seen.at(-1)?.body.text);
  return { hook, invitationId, update, tap, write, last };
}

test("a closed survey takes no answer in Telegram either, and says so", async () => {
  const { update, tap, write, last } = await telegramDoors();
  await db.updateTable("survey").set({ status: "closed" }).execute();
  await update(tap(9));
  expect(last()).toContain("больше не принимаются");
  await write("9");
  expect(last()).toContain("больше не принимаются");
  expect(await answers()).toEqual([]);
  await db.updateTable("survey").set({ status: "open" }).execute();
  await update(tap(9));
  await db.updateTable("survey").set({ status: "closed" }).execute();
  await write("Быстрая доставка");
  expect(last()).toContain("больше не принимаются");
  expect(await answers()).toMatchObject([{ score: 9, comment: null }]);
});

test("in Telegram a customer taps a number, adds a comment, changes their mind and stops", async () => {
  const { hook, invitationId, update, tap, write, last } = await telegramDoors();
  expect(await update(tap(10), "forged")).not.toBe(200);
  // A stranger who got hold of the button's data presses nothing.
  await update(tap(0, 666));
  expect(await answers()).toEqual([]);
  expect(await update(tap(10))).toBe(200);
  expect(last()).toContain("Что вы цените больше всего?");
  await db
    .insertInto("referral_setting")
    .values({
      ...{ workspace_id: survey.workspaceId, enabled: true, address: null, texts: "{}" },
      ...{ since: TUESDAY, updated_at: TUESDAY },
    })
    .execute();
  forgetRemembered(db, survey.workspaceId);
  await write("2 магазина рядом");
  // The thanks lead to the page that gives a link, for whoever answered, whatever the score.
  const q = { workspaceId: survey.workspaceId, invitationId };
  const { answer: page } = invitationLinks(secret, "https://nps.shop.lv", q);
  expect(last()).toContain(`: ${page}/recommend?lang=ru&visit=${invitationId}`);
  await update(tap(9));
  expect(await answers()).toMatchObject([
    { score: 9, comment: "2 магазина рядом", channel: "telegram" },
  ]);
  expect(await fates(db)).toEqual({ answered: 1 });
  await listeningToUnsubscriptions();
  await write("/stop");
  expect(await db.selectFrom("webhook_event").select("type").execute()).toEqual([
    { type: "person.unsubscribed" },
  ]);
  expect(await db.selectFrom("contact_block").select("reason").execute()).toEqual([
    { reason: "unsubscribed" },
  ]);

  // A link t.me/shop_bot?start=TOKEN binds another chat to the same customer.
  const token = invitationLinks(secret, "", q).answer.split("/").at(-1);
  await write(`/start ${token}`, 888);
  await update(tap(3, 888));
  expect(await answers()).toMatchObject([{ score: 3 }]);
  expect(sign(secret, "telegram updates", survey.workspaceId)).toBe(hook?.secret_token);
});
