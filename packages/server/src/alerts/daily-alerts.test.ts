import type { AlertEvidence, AlertPreview } from "@candor/contract/alert.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, expect, test } from "vitest";
import { alertFindings } from "../app/alert-findings.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { testMember } from "../testing/member.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { judgeDaily } from "./judge-daily.ts";
import { mailLater } from "./mail-later.ts";
import { quietUntil } from "./quiet-hours.ts";
import { raiseAlert, tellWaiting, workspaceOf } from "./raise-alert.ts";

let server: TestServer;
let reading: TestReading;
const mails: { to: string; subject: string; text: string }[] = [];
const jobs = {
  enqueue: async (_trx: unknown, _job: unknown, data: object) => {
    mails.push(data as (typeof mails)[number]);
  },
};

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db);
  whenFileEnds(() => reading.stop());
});

const DAY_MS = 86_400_000;
/** Noon of so many days ago, so that the day is the same in every time zone of these tests. */
const ago = (days: number) => {
  const at = new Date(Date.now() - days * DAY_MS);
  at.setUTCHours(12, 0, 0, 0);
  return at;
};
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

const survey = async (more: object = {}) =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Watched", ...more })).id;
const rule = (surveyId: string, kind: string, more: object = {}) =>
  server.api<{ id: string }>("POST", "/alert-rules", {
    ...{ name: kind, surveyId, kind, falseAlarmDays: 365, ...more },
  });
const preview = (surveyId: string, kind: string, more: object = {}) =>
  server.api<AlertPreview>("POST", "/alert-rules/preview", {
    ...{ surveyId, kind, falseAlarmDays: 365, ...more },
  });
const judge = (now: Date) =>
  server.services.db.transaction().execute((trx) =>
    judgeDaily(trx, server.workspaceId, {
      ...{ now, mails: jobs as never, news: server.services.outbox.alerts },
      findings: alertFindings,
    }),
  );

interface Seen {
  id: string;
  ruleId: string;
  value: string | null;
  told: string[];
  toldLater: { to: string; at: string }[];
  evidence: AlertEvidence;
}
async function alertsOf(ruleId: string): Promise<Seen[]> {
  const { data } = await server.api<{ data: Seen[] }>("GET", "/alerts?open=true");
  return data.filter((one) => one.ruleId === ruleId);
}

async function given(surveyId: string, answers: readonly object[]) {
  const batch = answers.map((one) => answer({ surveyId, score: 9, ...one }));
  for (let at = 0; at < batch.length; at += 300) {
    await recordBatch(server.services.db, server.workspaceId, batch.slice(at, at + 300));
  }
}

test("a channel from which nothing comes any more is noticed when the day is over, with what was to be expected", async () => {
  const id = await survey();
  const days = Array.from({ length: 120 }, (_, at) => 125 - at);
  await given(id, [
    ...days.flatMap((day) =>
      Array.from({ length: 4 }, () => ({ answeredAt: ago(day), channel: "link" })),
    ),
    ...Array.from({ length: 125 }, (_, at) => ({ answeredAt: ago(125 - at), channel: "kiosk" })),
  ]);
  const seen = await preview(id, "channel_silent", { eachOf: "channel" });
  expect(seen.wouldHaveSpoken).toMatchObject([{ value: "link", evidence: { volume: { got: 0 } } }]);
  const made = await rule(id, "channel_silent", { eachOf: "channel" });
  await judge(ago(8));
  await judge(ago(5));
  expect(await alertsOf(made.id)).toEqual([]);
  await judge(ago(0));
  const [alert, ...more] = await alertsOf(made.id);
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ value: "link", evidence: { share: null, volume: { got: 0 } } });
  expect(alert?.evidence.since).toBe(dayOf(ago(5)));
  expect(alert?.evidence.volume?.expected).toBeGreaterThan(10);
  // Nobody hears of it twice.
  await judge(new Date(Date.now() + DAY_MS));
  expect(await alertsOf(made.id)).toHaveLength(1);
});

test("a theme that is spoken of more is named, in the place where it is, and no other", async () => {
  const id = await survey({ dimensions: ["store"] });
  const words = (at: number, dear: number) =>
    at % dear === 0 ? "Much too expensive." : "Friendly staff, thank you!";
  const store = (at: number) => (at % 2 === 0 ? "Riga" : "Cesis");
  await given(id, [
    ...Array.from({ length: 400 }, (_, at) => ({
      ...{ answeredAt: ago(10 + Math.floor(at / 2)), comment: words(Math.floor(at / 2), 10) },
      properties: { store: store(at) },
    })),
    ...Array.from({ length: 60 }, (_, at) => ({
      ...{ answeredAt: ago(1 + (at % 6)), properties: { store: store(at) } },
      comment: store(at) === "Riga" ? "Much too expensive." : "Friendly staff, thank you!",
    })),
  ]);
  await reading.read(server.workspaceId);
  const surge = await rule(id, "theme_surge");
  const spot = await rule(id, "hot_spot", { eachOf: "store" });
  await judge(ago(8));
  expect(await alertsOf(surge.id)).toEqual([]);
  await judge(ago(0));
  const themes = (await alertsOf(surge.id)).map(({ value }) => value);
  expect(themes).toContain("price");
  expect(themes).not.toContain("support");
  const [alert] = (await alertsOf(surge.id)).filter(({ value }) => value === "price");
  expect(alert?.evidence.share?.value).toBeGreaterThan(0.4);
  expect(alert?.evidence.share?.before.value).toBeLessThan(0.15);
  expect((await alertsOf(spot.id)).map(({ value }) => value)).toEqual(["Riga\u001fprice"]);
  const before = await preview(id, "hot_spot", { eachOf: "store", about: "price" });
  expect(before.watched).toBe(2);
  // A rule about a theme follows it into the one that it becomes part of.
  const own = await rule(id, "theme_surge", { about: "price" });
  await server.api("PATCH", "/themes/price", { mergedInto: "quality" });
  await reading.read(server.workspaceId);
  await judge(ago(8));
  const merged = await preview(id, "theme_surge", { about: "price" });
  expect(merged.watched).toBe(1);
  expect(merged.wouldHaveSpoken.map(({ value }) => value)).toContain("quality");
  await judge(ago(0));
  expect((await alertsOf(own.id)).map(({ value }) => value)).toEqual(["quality"]);
  await server.api("PATCH", "/themes/price", { mergedInto: null });
  await reading.read(server.workspaceId);
  expect(
    await server.ask("POST", "/alert-rules/preview", { surveyId: id, kind: "hot_spot" }),
  ).toMatchObject({
    status: 422,
    body: { code: "places_missing" },
  });
});

test("fewer answers to what was asked, and more mails that come back, are noticed against the year before", async () => {
  const id = await survey();
  const { db } = server.services;
  const person = uuidv7();
  await db
    .insertInto("person")
    .values({
      ...{
        workspace_id: server.workspaceId,
        id: person,
        created_at: ago(300),
        updated_at: ago(300),
      },
    } as never)
    .execute();
  const asked = (day: number, at: number, { answers, bounces }: Record<string, number>) => ({
    ...{ workspace_id: server.workspaceId, id: uuidv7(), survey_id: id, person_id: person },
    ...{ channel: "email", origin: "api", properties: "{}" },
    state:
      at < (bounces ?? 0) ? "bounced" : at < (bounces ?? 0) + (answers ?? 0) ? "answered" : "sent",
    asked_at: ago(day),
    answered_at: at >= (bounces ?? 0) && at < (bounces ?? 0) + (answers ?? 0) ? ago(day - 1) : null,
    ...{ created_at: ago(day), updated_at: ago(day) },
  });
  const rows = Array.from({ length: 200 }, (_, at) => at + 2).flatMap((day) => {
    const fate = day > 20 ? { answers: 4, bounces: 1 } : { answers: 1, bounces: 6 };
    return Array.from({ length: 20 }, (_, at) => asked(day, at, fate));
  });
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto("invitation")
      .values(rows.slice(at, at + 500) as never)
      .execute();
  }
  const [rate, bounces] = [await rule(id, "response_rate_drop"), await rule(id, "bounces_rise")];
  await judge(ago(30));
  await judge(ago(0));
  expect(await alertsOf(rate.id)).toMatchObject([{ value: null, told: [] }]);
  const [fewer] = await alertsOf(rate.id);
  expect(fewer?.evidence.share?.value).toBeLessThan(0.12);
  expect(fewer?.evidence.share?.before.value).toBeGreaterThan(0.18);
  expect(fewer?.evidence.since).toBe(dayOf(ago(20)));
  expect((await alertsOf(bounces.id))[0]?.evidence.share?.value).toBeCloseTo(0.3, 1);
  const quiet = await rule(id, "response_rate_drop", { eachOf: "channel" });
  await judge(ago(0));
  // It began today: what is usual now is what it watches.
  expect(await alertsOf(quiet.id)).toEqual([]);
  expect(
    await server.ask("POST", "/alert-rules", {
      ...{ name: "x", surveyId: id, kind: "bounces_rise", filter: ["store=Riga"] },
    }),
  ).toMatchObject({ status: 422, body: { code: "invitations_not_narrowed" } });
});

test("more detractors after a dated change raise one alert that names it, and a change that did nothing none", async () => {
  const id = await survey();
  await given(id, [
    ...Array.from({ length: 600 }, (_, at) => ({
      ...{ answeredAt: ago(31 + Math.floor(at / 3)), score: at % 5 === 0 ? 3 : 10 },
    })),
    ...Array.from({ length: 90 }, (_, at) => ({
      ...{ answeredAt: ago(1 + Math.floor(at / 3)), score: at % 5 < 3 ? 3 : 10 },
    })),
  ]);
  const made = await rule(id, "detractors_after_change");
  await judge(ago(1));
  const change = (title: string, day: number) =>
    server.api<{ id: string }>("POST", "/changes", { day: dayOf(ago(day)), title, kind: "price" });
  await change("Did nothing", 80);
  const price = await change("New prices", 30);
  expect(await preview(id, "detractors_after_change", { about: price.id })).toMatchObject({
    watched: 1,
    wouldHaveSpoken: [{ value: "New prices" }],
  });
  await judge(ago(0));
  const found = (await alertsOf(made.id)).map(({ value }) => value);
  expect(found).toContain(price.id);
});

test("unusual answers and a goal that was missed are found, each once", async () => {
  const id = await survey({ dimensions: ["store"] });
  await given(id, [
    ...Array.from({ length: 300 }, (_, at) => ({
      ...{ answeredAt: ago(40 + (at % 40)), score: at % 3 === 0 ? 3 : 8 },
      properties: { store: "Riga" },
    })),
    ...Array.from({ length: 80 }, (_, at) => ({
      ...{ answeredAt: ago(10 + (at % 30)), score: 10, properties: { store: "Cesis" } },
    })),
  ]);
  const unusual = await rule(id, "integrity");
  const [today] = [new Date()];
  const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0));
  await server.api("POST", "/goals", {
    ...{ measure: "score", surveyId: id, target: 99, by: dayOf(lastMonth) },
  });
  const goal = await rule(id, "goal_slipping");
  await judge(ago(0));
  const signals = await alertsOf(unusual.id);
  expect(signals.length).toBeGreaterThan(0);
  expect(signals.map(({ evidence }) => evidence.finding?.name)).toContain("store: Cesis");
  const [missed, ...more] = await alertsOf(goal.id);
  expect(more).toEqual([]);
  expect(missed?.evidence.finding).toMatchObject({ what: "missed.score", target: 99 });
  await judge(new Date(Date.now() + 2 * DAY_MS));
  expect(await alertsOf(unusual.id)).toHaveLength(signals.length);
  expect((await preview(id, "integrity")).falseAlarms.perYear).toBeNull();
});

const telling = (now: Date) => ({
  ...{ now, mails: jobs as never, news: server.services.outbox.alerts },
});
const EVIDENCE: AlertEvidence = {
  ...{ baseline: null, since: "2026-03-10", budget: null, share: null, volume: null },
  reference: { answers: 0, score: null, interval: null },
  now: { answers: 9, promoters: 0, passives: 0, detractors: 0, score: null, interval: null },
  finding: {
    ...{ what: "run_of_tens", name: "", n: 9, value: 9, p: 0.01 },
    ...{ lower: null, upper: null, target: null },
  },
};

/** Raises an alert of a rule at a moment, in a workspace that lives in UTC. */
const raise = (ruleId: string, value: string, now: Date) =>
  server.services.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("alert_rule")
      .selectAll()
      .where("workspace_id", "=", server.workspaceId)
      .where("id", "=", ruleId)
      .executeTakeFirstOrThrow();
    const workspace = { ...(await workspaceOf(trx, server.workspaceId)), time_zone: "UTC" };
    await raiseAlert(trx, { rule: row, workspace }, { value, evidence: EVIDENCE }, telling(now));
  });

test("in quiet hours nobody is told; what nobody dealt with by then is told when they end", async () => {
  const night = { from: 22, to: 7 };
  const at = (time: string) => new Date(`2026-03-10T${time}:00Z`);
  expect(quietUntil(night, at("12:00"), "Europe/Riga")).toBeNull();
  expect(quietUntil(night, at("21:30"), "Europe/Riga")?.toISOString()).toBe(
    "2026-03-11T05:00:00.000Z",
  );
  expect(quietUntil(night, at("02:00"), "Europe/Riga")?.toISOString()).toBe(
    "2026-03-10T05:00:00.000Z",
  );
  expect(quietUntil({ from: 9, to: 17 }, at("08:00"), "UTC")).toBeNull();

  const { db } = server.services;
  const id = await survey();
  const made = await rule(id, "integrity", { quiet: night, mailTo: [] });
  await db
    .updateTable("alert_rule")
    .set({ mail_to: ["ann@example.com"] })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", made.id)
    .execute();
  mails.length = 0;
  const raised = (value: string, now: Date) => raise(made.id, value, now);
  await raised("first", at("23:00"));
  await raised("second", at("23:30"));
  expect(mails).toEqual([]);
  const open = await alertsOf(made.id);
  expect(open).toMatchObject([
    { tellAt: "2026-03-11T07:00:00.000Z" },
    { value: "first", told: [] },
  ]);
  await server.api("POST", `/alerts/${open[0]?.id}/acknowledge`, { outcome: "explained" });
  const tell = (now: string) =>
    db.transaction().execute((trx) => tellWaiting(trx, server.workspaceId, telling(new Date(now))));
  expect((await tell("2026-03-11T06:59:00Z"))?.toISOString()).toBe("2026-03-11T07:00:00.000Z");
  expect(mails).toEqual([]);
  expect(await tell("2026-03-11T07:00:00Z")).toBeNull();
  expect(mails.map(({ to }) => to)).toEqual(["ann@example.com"]);
  expect(await alertsOf(made.id)).toMatchObject([
    { value: "first", told: ["ann@example.com"], tellAt: null },
  ]);
});

test("a colleague is mailed within their own hours, of urgent alerts at once where they want it, and of what was dealt with not at all", async () => {
  const { db } = server.services;
  const ilze = await testMember(server, "Ilze");
  await ilze.api("PATCH", "/me", { timeZone: "Europe/Riga" });
  const alertHours = { wait: "quiet", quiet: { from: 22, to: 7 }, urgentAtOnce: true };
  expect(await ilze.api("PUT", "/notice-settings", { alertHours })).toMatchObject({ alertHours });
  const id = await survey();
  const both = async (more: object) => {
    const made = await rule(id, "integrity", more);
    await db
      .updateTable("alert_rule")
      .set({ mail_to: ["ann@example.com", ilze.email] })
      .where("workspace_id", "=", server.workspaceId)
      .where("id", "=", made.id)
      .execute();
    return made.id;
  };
  const [usual, urgent] = [await both({}), await both({ urgent: true })];
  mails.length = 0;
  // Half past ten in the evening in Riga, where it is winter.
  const evening = new Date("2026-03-10T20:30:00Z");
  await raise(usual, "first", evening);
  await raise(usual, "second", evening);
  expect(mails.map(({ to }) => to)).toEqual(["ann@example.com", "ann@example.com"]);
  const waits = { to: ilze.email, at: "2026-03-11T05:00:00.000Z" };
  const told = ["ann@example.com"];
  const open = await alertsOf(usual);
  expect(open).toMatchObject([
    { told, toldLater: [waits] },
    { told, toldLater: [waits] },
  ]);
  await raise(urgent, "fire", evening);
  expect((await alertsOf(urgent))[0]).toMatchObject({ told: [...told, ilze.email], toldLater: [] });
  const closed = open.find(({ value }) => value === "first");
  await server.api("POST", `/alerts/${closed?.id}/acknowledge`, { outcome: "explained" });
  mails.length = 0;
  const morning = (at: string) =>
    db.transaction().execute((trx) => mailLater(trx, server.workspaceId, telling(new Date(at))));
  expect((await morning("2026-03-11T04:59:00Z"))?.toISOString()).toBe(waits.at);
  expect(mails).toEqual([]);
  expect(await morning(waits.at)).toBeNull();
  expect(mails.map(({ to }) => to)).toEqual([ilze.email]);
  expect(await alertsOf(usual)).toMatchObject([
    { value: "second", told: [...told, ilze.email], toldLater: [] },
  ]);
  expect(await morning(waits.at)).toBeNull();
  expect(mails).toHaveLength(1);

  // Working hours are those of their calendar: on a Saturday nobody is mailed.
  await ilze.api("PUT", "/notice-settings", { alertHours: { ...alertHours, wait: "working" } });
  await raise(usual, "third", new Date("2026-03-14T10:00:00Z"));
  const third = (await alertsOf(usual)).find(({ value }) => value === "third");
  expect(third?.toldLater.map(({ to, at }) => [to, at.slice(0, 10)])).toEqual([
    [ilze.email, "2026-03-16"],
  ]);
});
