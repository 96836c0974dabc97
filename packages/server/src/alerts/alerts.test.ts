import { seededRandom } from "@candor/stats";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { workJobs } from "../app/work-jobs.ts";
import { candorBody } from "../integrations/webhooks/formats/candor.ts";
import { chatMessage } from "../integrations/webhooks/formats/chat-message.ts";
import type { StoredEvent } from "../integrations/webhooks/outbox/event-data.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { judgeRules } from "./judge-rules.ts";

let server: TestServer;
const mails: { to: string; subject: string; text: string }[] = [];
const jobs = {
  enqueue: async (_trx: unknown, _job: unknown, data: object) => {
    mails.push(data as (typeof mails)[number]);
  },
};

beforeAll(async () => {
  server = await testServer();
});

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

/** A year of three answers a day: half promoters, a fifth detractors, in an order that a seed gives. */
async function aUsualYear(properties: Record<string, string> = {}): Promise<string> {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Watched",
    dimensions: ["store"],
  });
  const random = seededRandom(5);
  const batch = Array.from({ length: 900 }, (_, i) => {
    const draw = random();
    const score = draw < 0.5 ? 10 : draw < 0.8 ? 7 : 3;
    return answer({ surveyId: id, score, properties, answeredAt: ago(2 + (i * 300) / 900) });
  });
  for (let at = 0; at < batch.length; at += 300) {
    await recordBatch(server.services.db, server.workspaceId, batch.slice(at, at + 300));
  }
  return id;
}

/** New answers of now, and the look that follows them. */
async function arrive(surveyId: string, scores: readonly number[], properties = {}) {
  const { db } = server.services;
  const batch = scores.map((score) =>
    answer({ surveyId, score, properties, answeredAt: new Date() }),
  );
  await recordBatch(db, server.workspaceId, batch);
  await db.transaction().execute((trx) =>
    judgeRules(trx, server.workspaceId, {
      now: new Date(),
      mails: jobs as never,
      news: server.services.outbox.alerts,
    }),
  );
}

interface AlertSeen {
  id: string;
  value: string | null;
  told: string[];
  evidence: { now: { answers: number; score: number }; reference: { score: number } };
}
const openAlerts = async (surveyId: string) => {
  const { data } = await server.api<{ data: (AlertSeen & { surveyId: string })[] }>(
    "GET",
    "/alerts?open=true",
  );
  return data.filter((one) => one.surveyId === surveyId);
};
const rule = (surveyId: string, more: object = {}) =>
  server.api<{ id: string }>("POST", "/alert-rules", {
    ...{ name: "It falls", surveyId, falseAlarmDays: 365, ...more },
  });

test("a drop is noticed with its numbers, once until somebody says what came of it, and then watched anew", async () => {
  const id = await aUsualYear();
  await rule(id);
  await arrive(id, [10, 7, 3, 10, 9]);
  expect(await openAlerts(id)).toEqual([]);
  for (let day = 0; day < 6; day++) await arrive(id, [1, 2, 3, 1, 7, 2, 0, 3]);
  const [alert, ...more] = await openAlerts(id);
  expect(more).toEqual([]);
  expect(alert?.evidence.now.score).toBeLessThan(-20);
  expect(alert?.evidence.reference.score).toBeGreaterThan(20);
  const path = `/alerts/${alert?.id}/acknowledge`;
  await server.api("POST", path, { outcome: "acted", note: "The till is mended." });
  expect(await server.ask("POST", path, { outcome: "explained" })).toMatchObject({ status: 409 });
  await arrive(id, [10, 9, 7, 10]);
  expect(await openAlerts(id)).toEqual([]);
});

test("where nothing changes nobody is disturbed", async () => {
  const id = await aUsualYear();
  await rule(id);
  await rule(id, { kind: "score_rise", name: "It rises" });
  await rule(id, { kind: "detractors_rise", name: "More detractors" });
  const random = seededRandom(17);
  for (let day = 0; day < 40; day++) {
    const scores = Array.from({ length: 3 }, () => {
      const draw = random();
      return draw < 0.5 ? 10 : draw < 0.8 ? 7 : 3;
    });
    await arrive(id, scores);
  }
  expect(await openAlerts(id)).toEqual([]);
});

test("each value of a property is watched by itself, and only the one that fell is named", async () => {
  const id = await aUsualYear({ store: "Riga" });
  const other = Array.from({ length: 300 }, (_, i) =>
    answer({
      surveyId: id,
      score: i % 5 === 0 ? 3 : 10,
      properties: { store: "Cesis" },
      answeredAt: ago(3 + (i % 250)),
    }),
  );
  await recordBatch(server.services.db, server.workspaceId, other);
  await rule(id, { eachOf: "store" });
  for (let day = 0; day < 8; day++) {
    await arrive(id, [2, 1, 3, 0, 2, 1, 3, 2], { store: "Cesis" });
    await arrive(id, [10, 7, 10, 3, 9], { store: "Riga" });
  }
  expect((await openAlerts(id)).map(({ value }) => value)).toEqual(["Cesis"]);
});

test("colleagues get a mail with the numbers; while a rule is snoozed nobody is told, and it stands in the app", async () => {
  const id = await aUsualYear();
  const { db } = server.services;
  const made = await rule(id);
  await db
    .updateTable("alert_rule")
    .set({ mail_to: ["ann@example.com"] })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", made.id)
    .execute();
  mails.length = 0;
  for (let day = 0; day < 6; day++) await arrive(id, [1, 2, 3, 1, 2, 2, 0, 3]);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: "ann@example.com", subject: "Alert: It falls" });
  expect(mails[0]?.text).toContain("no proof of a cause");
  expect((await openAlerts(id)).map(({ told }) => told)).toEqual([["ann@example.com"]]);
  const other = await aUsualYear();
  const snoozed = await rule(other, { name: "Quiet" });
  await db
    .updateTable("alert_rule")
    .set({ mail_to: ["ann@example.com"], snoozed_until: new Date(Date.now() + DAY_MS) })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", snoozed.id)
    .execute();
  for (let day = 0; day < 6; day++) await arrive(other, [0, 0, 1, 0, 0, 1, 0, 0]);
  expect(mails).toHaveLength(1);
  expect((await openAlerts(other)).map(({ told }) => told)).toEqual([[]]);
});

test("before it is saved a rule says what it would have said, and how often it may be wrong", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", { name: "Past" });
  const batch = Array.from({ length: 1200 }, (_, i) => {
    const day = 2 + (i * 300) / 1200;
    const isBad = day < 30;
    return answer({
      surveyId: id,
      score: isBad ? (i % 4 === 0 ? 10 : 2) : i % 5 === 0 ? 3 : 10,
      answeredAt: ago(day),
    });
  });
  for (let at = 0; at < batch.length; at += 400) {
    await recordBatch(server.services.db, server.workspaceId, batch.slice(at, at + 400));
  }
  const preview = await server.api<{
    wouldHaveSpoken: { evidence: { since: string } }[];
    falseAlarms: { perYear: number };
  }>("POST", "/alert-rules/preview", { surveyId: id, falseAlarmDays: 730 });
  expect(preview.falseAlarms.perYear).toBeCloseTo(0.5, 6);
  expect(preview.wouldHaveSpoken.length).toBeGreaterThan(0);
  const began = ago(30).toISOString().slice(0, 10);
  const since = preview.wouldHaveSpoken[0]?.evidence.since ?? "";
  expect(Math.abs(Date.parse(since) - Date.parse(began)) / DAY_MS).toBeLessThan(6);
});

test("a mail that nobody would get is refused while no mail server is set up", async () => {
  const reply = await server.ask("POST", "/alert-rules", {
    name: "Lost",
    surveyId: server.survey.id,
    mailTo: ["ann@example.com"],
  });
  expect(reply).toMatchObject({ status: 409, body: { code: "mail_not_set_up" } });
});

test("answers that come in have their rules judged in the background, and nothing is noted of an answer", async () => {
  const id = await aUsualYear();
  await rule(id, { mailTo: [] });
  const work = await workJobs(server.services);
  onTestFinished(() => work.stop());
  for (let n = 0; n < 60; n++) {
    await server.api("POST", `/surveys/${id}/responses`, { score: n % 4 });
  }
  await expect.poll(() => openAlerts(id), { timeout: 30_000 }).toHaveLength(1);
  const jobs = await server.services.db
    .selectFrom("directory.due_work")
    .select("workspace_id")
    .where("kind", "=", "alerts")
    .execute();
  // One row for the workspace, gone once it has been judged; none for each of the sixty.
  expect(jobs.length).toBeLessThanOrEqual(1);
});

test("other programs hear of an alert with its numbers, and of what came of it", async () => {
  const id = await aUsualYear();
  const { db } = server.services;
  const listening = async (name: string, filter: object) =>
    server.api<{ id: string }>("POST", "/webhooks", {
      name,
      events: ["alert.began", "alert.ended"],
      filter,
      target: { format: "candor", url: "https://hooks.example.com/alerts" },
    });
  const ours = await listening("Ours", { surveys: [id] });
  await listening("Another survey's", { surveys: [server.survey.id] });
  await rule(id, { name: "Riga falls" });
  for (let day = 0; day < 6; day++) await arrive(id, [1, 2, 3, 1, 7, 2, 0, 3]);
  const [alert] = await openAlerts(id);
  await server.api("POST", `/alerts/${alert?.id}/acknowledge`, { outcome: "acted", note: "Till" });
  const events = await db
    .selectFrom("webhook_event as e")
    .innerJoin("webhook_delivery as d", (join) =>
      join.onRef("d.workspace_id", "=", "e.workspace_id").onRef("d.event_id", "=", "e.id"),
    )
    .select(["e.type", "e.data", "d.webhook_id"])
    .where("e.workspace_id", "=", server.workspaceId)
    .where("e.subject_id", "=", alert?.id ?? "")
    .orderBy("d.position")
    .execute();
  expect(events.map((one) => [one.type, one.webhook_id])).toEqual([
    ["alert.began", ours.id],
    ["alert.ended", ours.id],
  ]);
  const [began, ended] = events.map(
    ({ type, data }) =>
      ({
        id: "x",
        type,
        subjectId: alert?.id ?? "",
        occurredAt: new Date(),
        data,
      }) as unknown as StoredEvent,
  );
  if (!began || !ended) throw new Error("not told");
  const said = chatMessage(began, "https://nps.example.com/alerts");
  expect(said.title).toBe("Alert: Riga falls");
  // A score never without its base and interval.
  expect(said.facts.join(" ")).toMatch(/before -?\d+ \(-?\d+ to -?\d+\) from 900 answers/);
  const enough = { score: -50, lower: -70, upper: -20, answers: 24 };
  const later = structuredClone(began);
  Object.assign(later.data.alert ?? {}, { now: enough });
  expect(chatMessage(later, null).facts.join(" ")).toContain("-50 (-70 to -20) from 24 answers");
  expect(said.facts.join(" ")).toContain("no proof of a cause");
  expect(chatMessage(ended, null).title).toContain("something is being done");
  expect(JSON.parse(candorBody(began)).data.alert).toMatchObject({
    rule: "Riga falls",
    outcome: null,
    now: { answers: alert?.evidence.now.answers, score: alert?.evidence.now.score },
  });
});
