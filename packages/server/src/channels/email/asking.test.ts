import PostalMime from "postal-mime";
import { beforeEach, expect, test } from "vitest";
import { answeredInvitations } from "../../invitations/answer-invitation.ts";
import { openInvitation } from "../../invitations/open-invitation.ts";
import { responseRate } from "../../invitations/response-rate.ts";
import { sendDue } from "../../invitations/send-due.ts";
import { openUnsubscribe, unsubscribe } from "../../invitations/unsubscribe.ts";
import { recordBatch } from "../../responses/record-responses.ts";
import type { Database } from "../../storage/database.ts";
import { testPipeline } from "../../testing/answers.ts";
import { doors, secret } from "../../testing/asking-doors.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { fates, somePeople, TUESDAY } from "../../testing/sendings.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const ofSurvey = (path: string) => `/surveys/${survey.surveyId}/${path}`;

test("a stratified sample of 200 among 1,000: every one of the 1,000 has a fate or a reason, every answer its invitation", async () => {
  const refusal = Object.assign(new Error("5.1.1 No such user"), { responseCode: 550 });
  const bounced = new Set<string>();
  const { call, smtp, sender } = await doors(db, survey.workspaceId, {
    rcpt: (address) => (bounced.has(address) ? refusal : null),
  });
  const ids = await somePeople(db, survey, 1000, (n) => ({
    attributes: { plan: n % 4 === 0 ? "pro" : "free" },
  }));
  await db
    .updateTable("person")
    .set({ email: null, external_id: "walk-in" })
    .where("id", "=", ids[1] ?? "")
    .execute();
  await call("PUT", `/people/${ids[2]}/blocks`, { detail: "asked us by phone" });
  const audience = {
    who: "everybody",
    sample: { seed: "june", quotas: { attribute: "plan", sizes: { pro: 100, free: 100 } } },
  };
  const preview = await call("POST", ofSurvey("audience/preview"), { audience, wantedMargin: 8 });
  expect(preview.body).toMatchObject({ people: 1000, asked: 200, wanted: { margin: 8 } });
  const rules = {
    reminders: { count: 0, afterDays: 1 },
    quietHours: null,
    workingDays: [1, 2, 3, 4, 5, 6, 7],
  };
  const made = await call("POST", ofSurvey("sendings"), {
    name: "June",
    audience,
    plan: { kind: "once" },
    rules,
  });
  expect(made.status).toBe(201);
  const { id } = made.body;
  expect((await call("POST", `/sendings/${id}/start`)).body).toMatchObject({
    status: "running",
    draw: { seed: "june", eligible: 998, drawn: 200 },
  });
  const { body: draw } = await call("GET", `/sendings/${id}/draw.csv`);
  const drawn = String(draw)
    .trim()
    .split("\n")
    .filter((line) => line.includes(",1,"));
  expect(drawn).toHaveLength(200);
  bounced.add(/p\d+@shop\.lv/.exec(drawn[0] ?? "")?.[0] ?? "");
  sender.now = new Date(Date.now() + 1000);
  expect(await sendDue(sender, survey.workspaceId)).toBe(199);

  // Some answer, one unsubscribes through the mail program's own button.
  const mails = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
  const tokens = mails.map((mail) => /\/a\/([\w-]{64})/.exec(mail.text ?? "")?.[1] ?? "");
  for (const token of tokens.slice(0, 50)) {
    const invitation = await openInvitation(db, secret, token);
    if (!invitation) throw new Error("a mail's link leads nowhere");
    const { invitationId, personId } = invitation;
    const given = answer({ surveyId: survey.surveyId, invitationId, personId, channel: "email" });
    await recordBatch(db, survey.workspaceId, [given], {
      pipeline: testPipeline([answeredInvitations]),
    });
  }
  const out = mails[60]?.headers.find(({ key }) => key === "list-unsubscribe")?.value.slice(1, -1);
  const who = await openUnsubscribe(db, secret, new URL(out ?? "").pathname.replace("/u/", ""));
  expect(await fates(db)).toMatchObject({ answered: 50, sent: 149 });
  if (!who) throw new Error("the way out leads nowhere");
  await unsubscribe({ db, unsubscribed: async () => {} }, who, new Date());

  const { body: sending } = await call("GET", `/sendings/${id}`);
  expect(sending).toMatchObject({ status: "finished", counts: { total: 1000 } });
  expect(await fates(db)).toEqual({
    answered: 50,
    sent: 148,
    unsubscribed: 1,
    "bounced hard_bounce": 1,
    "not_asked quota_full": 798,
    "not_asked no_address": 1,
    "not_asked suppressed": 1,
  });
  const { surveyId, workspaceId } = survey;
  expect(await responseRate(db, { workspaceId, surveyId })).toEqual({ invited: 199, answered: 50 });
  const { body: rate } = await call("GET", ofSurvey("response-rate?by=plan"));
  expect(rate.data.map((row: { value: string }) => row.value).sort()).toEqual(["free", "pro"]);
  const { body: csv } = await call("GET", `/invitations/export.csv?sendingId=${id}`);
  expect(String(csv).trim().split("\n")).toHaveLength(1001);
  const of = await call("GET", `/invitations?personId=${ids[2]}`);
  expect(of.body.data).toMatchObject([{ state: "not_asked", reason: "suppressed", next: null }]);
});

test("an event asks whoever it happened to after its delay, once for each order, and says why not", async () => {
  const { call, smtp, sender } = await doors(db, survey.workspaceId);
  const audience = { who: "event", event: "order_delivered", delayMinutes: 60 };
  const rules = { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7], whenQuiet: "skip" };
  const wrong = await call("POST", ofSurvey("sendings"), {
    name: "x",
    audience,
    plan: { kind: "once" },
  });
  expect(wrong).toMatchObject({ status: 422, body: { code: "plan_does_not_fit" } });
  const { body } = await call("POST", ofSurvey("sendings"), {
    name: "Delivered",
    audience,
    plan: { kind: "event" },
    rules,
  });
  const happened = (externalId: string, email = "ann@shop.lv") =>
    call("POST", ofSurvey("events"), {
      event: "order_delivered",
      person: { email },
      properties: { shop: "Riga" },
      externalId,
    });
  expect((await happened("1")).body).toEqual({ data: [] });
  await call("POST", `/sendings/${body.id}/start`);
  const first = (await happened("2")).body.data[0];
  expect(first).toMatchObject({ state: "planned", sendingId: body.id });
  expect((await happened("2")).body.data[0].invitationId).toBe(first.invitationId);
  expect((await happened("3", "someone@example.com")).body.data[0]).toMatchObject({
    state: "not_asked",
    reason: "test_address",
  });
  sender.now = new Date();
  expect(await sendDue(sender, survey.workspaceId)).toBe(0);
  sender.now = new Date(Date.now() + 61 * 60_000);
  expect(await sendDue(sender, survey.workspaceId)).toBe(1);
  expect(smtp.received.map(({ to }) => to)).toEqual(["ann@shop.lv"]);
  expect((await happened("4")).body.data[0]).toMatchObject({
    state: "not_asked",
    reason: "quiet_time_kind",
  });
  const detail = await call("GET", `/invitations/${first.invitationId}`);
  expect(detail.body).toMatchObject({
    state: "sent",
    messages: [{ state: "sent", purpose: "ask" }],
  });
});

test("a file of events asks everybody in it once, and says of every other row why not", async () => {
  const { call } = await doors(db, survey.workspaceId);
  const audience = { who: "event", event: "visit", delayMinutes: 0 };
  const { body } = await call("POST", ofSurvey("sendings"), {
    name: "Visits",
    audience,
    plan: { kind: "event" },
  });
  await call("POST", `/sendings/${body.id}/start`);
  const csv = [
    "event;email;at;order_id;shop",
    "visit;ann@shop.lv;2026-05-31T10:00:00Z;1;Riga",
    "visit;ann@shop.lv;2026-05-31T10:00:00Z;1;Riga",
    "visit;bob@example.com;;2;Riga",
    "returned;eve@shop.lv;;3;Riga",
    "visit;;;4;Riga",
    "visit;eve@shop.lv;yesterday;5;Riga",
    "visit;no address at all;;6;Riga",
  ].join("\n");
  const heard = await call("POST", ofSurvey("events/csv"), { csv });
  expect(heard.body).toMatchObject({
    rows: 7,
    asked: 2,
    unheard: 1,
    notAsked: { test_address: 1 },
    rejected: [
      { line: 6 },
      { line: 7 },
      { line: 8, problem: expect.stringContaining("no address at all") },
    ],
  });
  expect(await fates(db)).toEqual({ planned: 1, "not_asked test_address": 1 });
  const { properties } = await db
    .selectFrom("invitation")
    .select("properties")
    .where("state", "=", "planned")
    .executeTakeFirstOrThrow();
  expect(properties).toEqual({ shop: "Riga" });
  const wrong = await call("POST", ofSurvey("events/csv"), { csv: "name\nAnn" });
  expect(wrong).toMatchObject({ status: 422, body: { code: "bad_events_file" } });
});

test("autopilot comes round to everybody in the days it is given, a little each day, and nobody twice", async () => {
  const { call, smtp, sender } = await doors(db, survey.workspaceId);
  await somePeople(db, survey, 50);
  const plan = { kind: "drip", everyDays: 10 };
  const rules = {
    quietHours: null,
    workingDays: [1, 2, 3, 4, 5, 6, 7],
    reminders: { count: 0, afterDays: 1 },
    quietDaysKind: 0,
  };
  const { body } = await call("POST", ofSurvey("sendings"), {
    name: "Autopilot",
    audience: { who: "everybody" },
    plan,
    rules,
  });
  await call("POST", `/sendings/${body.id}/start`);
  const start = Date.now();
  const perDay: number[] = [];
  for (let day = 0; day < 11; day++) {
    let sent = 0;
    for (const hour of [0, 12, 23]) {
      sender.now = new Date(start + day * 86_400_000 + hour * 3600_000);
      sent += await sendDue(sender, survey.workspaceId);
    }
    perDay.push(sent);
  }
  expect(perDay.slice(1, 9).every((sent) => sent >= 3 && sent <= 7)).toBe(true);
  expect(perDay.slice(0, 10).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(45);
  expect(Math.max(...smtp.perRecipient().values())).toBeLessThanOrEqual(2);
  expect(smtp.perRecipient().size).toBeGreaterThanOrEqual(45);
  const { body: calendar } = await call("GET", "/sending-calendar?from=2020-01-01&to=2040-01-01");
  const sumOf = (days: { data: Record<string, number>[] }, what: string) =>
    days.data.reduce((sum, day) => sum + (day[what] ?? 0), 0);
  expect(sumOf(calendar, "sent")).toBe(smtp.received.length);
  // What came back is told apart from what went out and stayed out.
  const message = await db.selectFrom("message").select("id").executeTakeFirstOrThrow();
  await db.updateTable("message").set({ state: "bounced" }).where("id", "=", message.id).execute();
  const { body: after } = await call("GET", "/sending-calendar?from=2020-01-01&to=2040-01-01");
  expect([sumOf(after, "sent"), sumOf(after, "bounced")]).toEqual([smtp.received.length - 1, 1]);
});

test("a pulse asks so many days after a dated change", async () => {
  const { call, sender } = await doors(db, survey.workspaceId);
  await somePeople(db, survey, 3);
  const changeId = survey.surveyId;
  await db
    .insertInto("change")
    .values({
      workspace_id: survey.workspaceId,
      id: changeId,
      day: "2099-03-01",
      title: "Prices",
      kind: "price",
      created_by: "ann",
      created_at: TUESDAY,
    })
    .execute();
  const plan = { kind: "pulse", changeId, daysAfter: 14, at: "10:30" };
  const { body } = await call("POST", ofSurvey("sendings"), {
    name: "Pulse",
    audience: { who: "everybody" },
    plan,
  });
  expect((await call("POST", `/sendings/${body.id}/start`)).body.startsAt).toBe(
    "2099-03-15T10:30:00.000Z",
  );
  sender.now = new Date("2099-03-15T10:29:00Z");
  expect(await sendDue(sender, survey.workspaceId)).toBe(0);
});
