import { beforeEach, expect, onTestFinished, test } from "vitest";
import { channelStates } from "../delivery/channel-state.ts";
import { pauseSending, resumeSending, stopSending } from "../sendings/run-sending.ts";
import { getSending } from "../sendings/sending-queries.ts";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { freePort, testMailServer } from "../testing/mail-server.ts";
import {
  aSending,
  fates,
  plainMailChannel,
  sendDeps,
  somePeople,
  TUESDAY,
} from "../testing/sendings.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { sendDue } from "./send-due.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

async function server(options: Parameters<typeof testMailServer>[0] = {}) {
  const running = await testMailServer(options);
  onTestFinished(() => running.stop());
  return running;
}

const later = (ms: number) => new Date(TUESDAY.getTime() + ms);
const DAY = 86_400_000;

test("everybody who is due is asked once, however often it runs, and the sending is finished", async () => {
  await somePeople(db, survey, 30);
  const smtp = await server();
  const sendingId = await aSending(db, survey, {
    rules: { reminders: { count: 0, afterDays: 1 } },
  });
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  expect(await sendDue(deps, survey.workspaceId)).toBe(30);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  expect([...smtp.perRecipient().values()]).toEqual(Array(30).fill(1));
  expect(await fates(db)).toEqual({ sent: 30 });
  const sending = await getSending(db, { workspaceId: survey.workspaceId, sendingId });
  expect(sending).toMatchObject({ status: "finished", counts: { total: 30 } });
});

test("two processes that send at the same time send nothing twice", async () => {
  await somePeople(db, survey, 200);
  const smtp = await server();
  await aSending(db, survey);
  const one = sendDeps(db, plainMailChannel(smtp.url));
  const other = { ...sendDeps(db, plainMailChannel(smtp.url)), worker: "other" };
  const sent = await Promise.all([one, other].map((deps) => sendDue(deps, survey.workspaceId)));
  expect(sent.reduce((a, b) => a + b, 0)).toBe(200);
  expect(smtp.received).toHaveLength(200);
  expect(smtp.perRecipient().size).toBe(200);
});

test("a mail server that is down delays and never drops: all wait, and go out when it is back", async () => {
  await somePeople(db, survey, 25);
  const port = await freePort();
  await aSending(db, survey);
  const deps = sendDeps(db, plainMailChannel(`smtp://127.0.0.1:${port}`));
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  expect(await fates(db)).toEqual({ planned: 25 });
  const state = (await channelStates(db)).get("email");
  expect(state).toMatchObject({ state: "down", failures: 1, nextTryAt: later(15_000) });
  expect(state?.error).toMatch(/ECONNREFUSED/);
  // Before the pause is over nothing is even tried; after it the next pause is longer.
  await sendDue(deps, survey.workspaceId);
  expect((await channelStates(db)).get("email")?.failures).toBe(1);
  deps.now = later(16_000);
  await sendDue(deps, survey.workspaceId);
  expect((await channelStates(db)).get("email")).toMatchObject({
    failures: 2,
    nextTryAt: later(46_000),
  });
  const smtp = await server({ port });
  deps.now = later(3600_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(25);
  expect(await fates(db)).toEqual({ sent: 25 });
  expect([...smtp.perRecipient().values()]).toEqual(Array(25).fill(1));
  expect((await channelStates(db)).get("email")).toMatchObject({ state: "ok", error: null });
});

test("an address that does not exist bounces and is not written to again; a full mailbox is tried again", async () => {
  await somePeople(db, survey, 4);
  const refusal = (code: number, text: string) =>
    Object.assign(new Error(text), { responseCode: code });
  let full = true;
  const smtp = await server({
    rcpt: (address) => {
      if (address === "p0@shop.lv") return refusal(550, "5.1.1 No such user");
      return full && address === "p1@shop.lv" ? refusal(452, "4.2.2 Mailbox full") : null;
    },
  });
  await aSending(db, survey);
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  expect(await sendDue(deps, survey.workspaceId)).toBe(2);
  expect(await fates(db)).toEqual({ "bounced hard_bounce": 1, "planned deferred": 1, sent: 2 });
  expect(await db.selectFrom("contact_block").selectAll().execute()).toMatchObject([
    { channel: "email", reason: "bounced", address: "p0@shop.lv" },
  ]);
  full = false;
  await sendDue(deps, survey.workspaceId);
  expect(smtp.perRecipient().get("p1@shop.lv")).toBeUndefined();
  deps.now = later(6 * 60_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(1);
  expect(await fates(db)).toEqual({ "bounced hard_bounce": 1, sent: 3 });
});

test("reminders go only to those who have not answered, so far apart as asked, and then it ends", async () => {
  const [first] = await somePeople(db, survey, 3);
  const smtp = await server();
  await aSending(db, survey, {
    rules: {
      reminders: { count: 2, afterDays: 2 },
      expiresAfterDays: 10,
      workingDays: [1, 2, 3, 4, 5, 6, 7],
    },
  });
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  await sendDue(deps, survey.workspaceId);
  await db
    .updateTable("invitation")
    .set({ state: "answered", next_action: null, next_at: null })
    .where("person_id", "=", first ?? "")
    .execute();
  deps.now = later(1.9 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  deps.now = later(2.1 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(2);
  expect(await fates(db)).toEqual({ answered: 1, reminded: 2 });
  deps.now = later(4.1 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(2);
  deps.now = later(6.1 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  deps.now = later(10.1 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  expect(await fates(db)).toEqual({ answered: 1, expired: 2 });
  expect(smtp.perRecipient()).toEqual(
    new Map([
      ["p0@shop.lv", 1],
      ["p1@shop.lv", 3],
      ["p2@shop.lv", 3],
    ]),
  );
});

test("nobody is written to at night by their own clock, whatever the server's is", async () => {
  await somePeople(db, survey, 2, (n) => ({
    timeZone: n === 0 ? "Europe/Riga" : "America/Los_Angeles",
  }));
  const smtp = await server();
  await aSending(db, survey);
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  // 10:00 UTC is 13:00 in Riga and 03:00 in Los Angeles, where the day begins at 15:00 UTC.
  expect(await sendDue(deps, survey.workspaceId)).toBe(1);
  deps.now = later(4.9 * 3600_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  deps.now = later(5 * 3600_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(1);
});

test("a time zone that does not exist, as files bring them in, holds nobody up", async () => {
  await somePeople(db, survey, 2, (n) => (n === 0 ? { timeZone: "Middle/Earth" } : {}));
  const smtp = await server();
  await aSending(db, survey);
  expect(await sendDue(sendDeps(db, plainMailChannel(smtp.url)), survey.workspaceId)).toBe(2);
});

test("two surveys that want the same person on one day get one request out, and the other is held back", async () => {
  await somePeople(db, survey, 5);
  const other = await aSurvey(db, { workspaceId: survey.workspaceId });
  const smtp = await server();
  await aSending(db, survey);
  await aSending(db, other);
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  expect(await sendDue(deps, survey.workspaceId)).toBe(5);
  expect(smtp.perRecipient().size).toBe(5);
  expect(await fates(db)).toEqual({ "held_back quiet_time_kind": 5, sent: 5 });
  // Held back is not dropped: when the ninety days are over they are asked.
  deps.now = later(91 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(5);
});

test("a pace is kept, minute by minute and day by day", async () => {
  await somePeople(db, survey, 50);
  const smtp = await server();
  await aSending(db, survey, { rules: { perMinute: 10 } });
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  expect(await sendDue(deps, survey.workspaceId)).toBe(10);
  deps.now = later(30_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  let minutes = 0;
  while (smtp.received.length < 50 && minutes < 20) {
    minutes += 1;
    deps.now = later(minutes * 61_000);
    expect(await sendDue(deps, survey.workspaceId)).toBeLessThanOrEqual(10);
  }
  expect(smtp.received).toHaveLength(50);
  expect(minutes).toBeLessThanOrEqual(8);
});

test("a sender that ramps up sends a little more each day", async () => {
  await somePeople(db, survey, 60);
  const smtp = await server();
  await aSending(db, survey, { rules: { rampUp: { firstDay: 10, growth: 2 } } });
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  const perDay: number[] = [];
  for (let day = 0; day < 3; day++) {
    deps.now = later(day * DAY);
    let sent = 0;
    for (let hour = 0; hour < 3; hour++) {
      sent += await sendDue(deps, survey.workspaceId);
      deps.now = new Date(deps.now.getTime() + 3600_000);
    }
    perDay.push(sent);
  }
  expect(perDay).toEqual([10, 20, 30]);
});

test("a paused sending sends nothing, a resumed one goes on, a stopped one says what it did not send", async () => {
  await somePeople(db, survey, 20);
  const smtp = await server();
  const sendingId = await aSending(db, survey, {
    plan: { kind: "waves", waves: 2, everyDays: 1 },
    rules: { reminders: { count: 0, afterDays: 1 } },
  });
  const act = { workspaceId: survey.workspaceId, sendingId, actor: "ann", now: TUESDAY };
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  await pauseSending(db, act);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  await resumeSending(db, act);
  expect(await sendDue(deps, survey.workspaceId)).toBe(10);
  await stopSending(db, act);
  deps.now = later(2 * DAY);
  expect(await sendDue(deps, survey.workspaceId)).toBe(0);
  expect(await fates(db)).toEqual({ "cancelled stopped": 10, sent: 10 });
});
