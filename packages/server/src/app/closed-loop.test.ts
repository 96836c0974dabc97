import { spawn } from "node:child_process";
import type { Announcement, AnnouncementRecipient } from "@candor/contract/announcement.ts";
import type { Case, CaseDetail } from "@candor/contract/case.ts";
import type { CaseRule } from "@candor/contract/case-rule.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { Conversion } from "@candor/contract/conversion.ts";
import type { DeskReport } from "@candor/contract/desk-report.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { Notice } from "@candor/contract/notice.ts";
import type { FoundDate, PromiseDetail, PromiseFigures } from "@candor/contract/promise.ts";
import type { Team } from "@candor/contract/team.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { announcementMayLeave } from "../announcements/announcement-letters.ts";
import { announcementCarrier } from "../announcements/carry-announcements.ts";
import { deskWorker } from "../cases/desk-worker.ts";
import { type BounceListener, listenForBounces } from "../channels/email/bounce-listener.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { promiseWorker } from "../promises/promise-worker.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer as anAnswer } from "../testing/fixtures.ts";
import { freePort, type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { sendMailTo } from "../testing/send-mail.ts";
import { testConnection } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { letterMail } from "./letter-mail.ts";

let smtp: TestMailServer;
let server: TestServer;
let listener: BounceListener;
let ilze: TestMember;
let boss: TestMember;

/** Office hours are 9 to 17 UTC, Monday to Friday. */
const FRIDAY = "2026-06-05T16:30:00Z";
const now = (time: string) => vi.setSystemTime(new Date(time));
const clock = () => new Date();
const onError = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  // The clock on the wall alone: everything that waits does so in earnest.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(FRIDAY) });
  smtp = await testMailServer();
  server = await testServer({
    ...{ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.lv>" },
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  ilze = await testMember(server, "Ilze");
  boss = await testMember(server, "Boss", "analyst");
  const { db, secret, letters: news } = server.services;
  const options = { db, secret, news, port: 0, host: "127.0.0.1", clock, onError };
  listener = await listenForBounces(options);
});

afterAll(async () => {
  vi.useRealTimers();
  await listener.close();
  await smtp.stop();
});

/** What background processes do at this moment. */
async function meanwhile(): Promise<Email[]> {
  const { db, secret, config, asking, letters: news, outbox } = server.services;
  const before = smtp.received.length;
  const telling = {
    ...{ db, news: outbox.announcements, clock, telegram: null },
    mailOf: async () => ({ works: true }),
  };
  const workers: DueWorker[] = [
    deskWorker({ db, news: outbox.cases, clock }),
    announcementCarrier(telling),
    promiseWorker({ db, news: outbox.promises, caseNews: outbox.cases, clock }),
    letterWorker({
      mayLeave: announcementMayLeave(),
      ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, clock },
      ...{ worker: "test", onError },
    }),
  ];
  // Once more for what was written in this turn: it is known then that it has arrived.
  workers.push(announcementCarrier(telling));
  for (const worker of workers) {
    const turn = { workspaceId: server.workspaceId, lane: "" };
    await worker.takeTurn({ ...turn, signal: new AbortController().signal } as never);
  }
  return Promise.all(smtp.received.slice(before).map(({ raw }) => PostalMime.parse(raw)));
}

const told = async () =>
  (await ilze.api<{ data: Notice[] }>("GET", "/notices")).data.map(({ kind }) => kind);

test("a 3 on Friday evening has an owner, is answered, promised to, warned of, kept, named and reported", async () => {
  // Whose the unhappy answers are.
  const team = await server.api<Team>("POST", "/teams", {
    name: "Riga",
    members: [{ userId: ilze.userId, isLead: true }],
  });
  const { data: rules } = await boss.api<{ data: CaseRule[] }>("GET", "/case-rules");
  const { id: ruleId = "", name, condition } = rules[0] ?? {};
  await boss.api("PUT", `/case-rules/${ruleId}`, {
    ...{ name, condition, action: { teamId: team.id, routing: "round_robin" } },
  });

  // A customer answers at half past four on a Friday, and leaves an address.
  const answer = {
    ...{ visit: uuidv7(), step: "comment", score: 3, comment: "Ielija iekšā" },
    ...{ contact: "1", email: "anna@shop.lv", lang: "lv" },
  };
  const page = await fetch(`${server.url}/s/${server.survey.slug}?lang=lv`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(answer),
  });
  expect(page.status).toBeLessThan(300);
  await meanwhile();
  const { data: cases } = await ilze.api<{ data: Case[] }>("GET", "/cases");
  expect(cases).toHaveLength(1);
  const caseId = cases[0]?.id ?? "";
  // Eight working hours: half of one on Friday, the rest on Monday.
  expect(cases[0]).toMatchObject({
    ...{ owner: ilze.userId, teamId: team.id, dueKind: "first_contact" },
    ...{ dueAt: "2026-06-08T16:30:00.000Z", mayContact: true },
  });
  expect(await told()).toContain("case.yours");

  // The reply leaves on Monday and is answered from another mail program.
  now("2026-06-08T09:00:00Z");
  const talk = await ilze.api<Conversation>("POST", `/cases/${caseId}/conversation`);
  const text = "Labdien!\n\nJumtu salabosim līdz trešdienai.";
  const path = `/conversations/${talk.id}/messages`;
  const written = await ilze.api<Conversation>("POST", path, { text });
  now("2026-06-08T09:00:11Z");
  const [letter] = await meanwhile();
  const replyTo = letter?.replyTo?.[0]?.address ?? "";
  await sendMailTo(listener.port, {
    ...{ from: "anna@shop.lv", to: replyTo, subject: "Par jumtu" },
    text: `Paldies, gaidīšu.\n\nPirmd., 2026. g. 8. jūn., Green & Sons <${replyTo}> rakstīja:\n\n> Labdien!\n>\n> Jumtu salabosim līdz trešdienai.`,
  });
  const thread = await ilze.api<Conversation>("GET", `/conversations/${talk.id}`);
  expect(thread.messages.map(({ direction, shown }) => [direction, shown])).toEqual([
    ["out", text],
    ["in", "Paldies, gaidīšu."],
  ]);
  const contacted = await ilze.api<CaseDetail>("GET", `/cases/${caseId}`);
  expect(contacted.firstContactAt).toBe("2026-06-08T09:00:11.000Z");

  // The date in it is offered, and becomes a promise when she says so.
  const { data: dates } = await ilze.api<{ data: FoundDate[] }>("POST", "/promises/found-dates", {
    text,
  });
  expect(dates).toMatchObject([{ day: "2026-06-10", words: "trešdienai" }]);
  const promise = await ilze.api<PromiseDetail>("POST", "/promises", {
    ...{ caseId, words: "Salabosim jumtu", dueOn: dates[0]?.day },
    messageId: written.messages[0]?.id,
  });
  expect(promise.dueAt).toBe("2026-06-10T17:00:00.000Z");

  // On Tuesday she is reminded, and warns: the new day is Thursday.
  now("2026-06-09T09:00:00Z");
  await meanwhile();
  expect(await told()).toContain("promise.due");
  const prepared = await ilze.api<{ text: string }>(
    "GET",
    `/promises/${promise.id}/prepared?kind=warning&newDueOn=2026-06-11`,
  );
  await ilze.api("POST", `/promises/${promise.id}/warn`, {
    ...{ text: prepared.text, newDueOn: "2026-06-11" },
  });
  now("2026-06-09T09:00:11Z");
  const [warning] = await meanwhile();
  expect(warning?.text).toContain("ceturtdiena, 11. jūnijs");
  expect(warning?.subject).toBe("Re: Par jumtu");
  const own = await fetch(server.url + new URL(talk.pageUrl ?? "").pathname);
  expect(await own.text()).toContain("Salabosim jumtu");

  // On Thursday it is done; the cause has a name, and only then the case is.
  now("2026-06-11T10:00:00Z");
  const cause = await ilze.api<{ id: string }>("POST", "/root-causes", {
    name: "Roof not checked",
  });
  const resolve = { outcome: "solved", causeId: cause.id };
  expect((await ilze.ask("POST", `/cases/${caseId}/resolve`, resolve)).status).toBe(409);
  const kept = await ilze.api<PromiseDetail>("POST", `/promises/${promise.id}/keep`, {});
  expect(kept.fate).toBe("kept_after_warning");
  await ilze.api("POST", `/cases/${caseId}/resolve`, resolve);
  now("2026-06-11T10:06:00Z");
  const [question] = await meanwhile();
  expect(question?.text).toContain("atrisināts");
  const yes = await fetch(server.url + new URL(talk.pageUrl ?? "").pathname, {
    method: "POST",
    body: new URLSearchParams({ settled: "yes" }),
  });
  expect(yes.status).toBe(200);

  // What stands in the reports: working time alone, and one promise that was not kept by its first date.
  const report = await ilze.api<DeskReport>("GET", "/desk-report");
  expect(report).toMatchObject({
    cases: 1,
    firstContact: { n: 1, inTime: 1, late: 0, running: 0 },
    settled: { asked: 1, yes: 1, no: 0 },
    causes: [{ causeId: cause.id, cases: 1, share: 1 }],
  });
  const figures = await ilze.api<PromiseFigures>("GET", "/promises/figures");
  expect(figures).toMatchObject({ rate: { due: 1, kept: 0 }, fates: { kept_after_warning: 1 } });
});

/** Another process of the server tells until so many more mails have left, and is killed. */
async function killedWhileTelling(mails: number): Promise<void> {
  const { workspaceId } = server;
  const settings = { connection: await testConnection(), workspaceId, smtpUrl: smtp.url };
  const child = spawn(
    process.execPath,
    [new URL("../testing/tell-child.ts", import.meta.url).pathname],
    {
      env: {
        ...process.env,
        TELL_CHILD: JSON.stringify({ ...settings, now: clock(), worker: "killed" }),
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const enough = smtp.received.length + mails;
  while (smtp.received.length < enough) await new Promise((resolve) => setTimeout(resolve, 2));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

test("what twelve raised is fixed, measured again, and told to the eleven who are known, each once though the server is killed", async () => {
  const { db } = server.services;
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const dayOf = (from: string, i: number) =>
    new Date(at(from).getTime() + (i % 27) * 86_400_000).toISOString().slice(0, 10);
  const { data: cases } = await boss.api<{ data: Case[] }>("GET", "/cases?state=all");
  const hers = cases[0]?.responseId ?? "";

  // Eleven others say the same, one of whom nobody knows.
  now("2026-06-14T09:00:00Z");
  const surveyId = server.survey.id;
  const raised = Array.from({ length: 11 }, (_, i) =>
    anAnswer({
      ...{ surveyId, score: i, comment: `It rains in, number ${i}`, language: "en" },
      person:
        i === 0 ? null : { email: `roof${i}@shop.lv`, phone: null, externalId: null, name: null },
      answeredAt: at("2026-06-08"),
    }),
  );
  const before = Array.from({ length: 120 }, (_, i) =>
    anAnswer({ surveyId, score: i % 2 ? 2 : 7, answeredAt: at(dayOf("2026-05-18", i)) }),
  );
  await recordBatch(db, server.workspaceId, [...raised, ...before]);
  const { id } = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "Every roof is checked", surveyId, weeks: 4, owner: ilze.userId },
    sources: { responseIds: [hers, ...raised.map((one) => one.id)] },
  });
  now("2026-06-15T09:00:00Z");
  await ilze.api("POST", `/improvements/${id}/begin`, {});
  now("2026-07-14T09:00:00Z");
  const after = Array.from({ length: 120 }, (_, i) =>
    anAnswer({ surveyId, score: i % 2 ? 10 : 8, answeredAt: at(dayOf("2026-06-16", i)) }),
  );
  await recordBatch(db, server.workspaceId, after);
  const measured = await ilze.api<ImprovementDetail>("POST", `/improvements/${id}/check`, {});
  expect(measured.verdict).toBe("better");
  await ilze.api("POST", `/improvements/${id}/decide`, { decision: "keep", words: "It stays" });

  // Told, whatever they had answered; the server is killed in the middle.
  const one = await ilze.api<Announcement>("POST", "/announcements", { improvementId: id });
  await server.api("POST", `/announcements/${one.id}/approve`, {});
  await server.api("POST", `/announcements/${one.id}/send`, {});
  const were = smtp.received.length;
  await killedWhileTelling(4);
  now("2026-07-14T09:01:00Z");
  await meanwhile();
  const told = smtp.received.slice(were).map(({ to }) => to);
  expect(new Set(told).size).toBe(told.length);
  const { data: fates } = await ilze.api<{ data: AnnouncementRecipient[] }>(
    "GET",
    `/announcements/${one.id}/recipients`,
  );
  expect(fates).toHaveLength(11);
  for (const { email, state } of fates) {
    // Of the one that was in a killed hand nobody knows; every other letter is there.
    if (state === "sent") expect(told).toContain(email);
    else expect(state).toBe("unconfirmed");
  }
  expect(fates.filter(({ state }) => state === "unconfirmed").length).toBeLessThanOrEqual(1);
  expect(await ilze.api<Announcement>("GET", `/announcements/${one.id}`)).toMatchObject({
    ...{ state: "sent", unknown: 1 },
  });
  const { loop } = await ilze.api<ImprovementDetail>("GET", `/improvements/${id}`);
  expect(loop).toMatchObject({
    ...{ heard: { sources: 12, people: 11 }, fixed: "2026-06-15" },
    told: { told: 11, people: 11, on: "2026-07-14", done: true },
  });
}, 120_000);

test("a year later she gives an 8, and the report says beside how many of those nobody contacted moved too", async () => {
  now("2027-06-15T09:00:00Z");
  await server.api("POST", `/surveys/${server.survey.id}/responses`, {
    ...{ score: 8, comment: "Sauss un silts", language: "lv", person: { email: "anna@shop.lv" } },
  });
  // Of the six others who gave 1 to 6 and are known, nobody contacted whom, two answer again: one better, one not.
  const said = (email: string, score: number) =>
    anAnswer({
      ...{ surveyId: server.survey.id, score, answeredAt: new Date("2027-06-14T12:00:00Z") },
      person: { email, phone: null, externalId: null, name: null },
    });
  await recordBatch(server.services.db, server.workspaceId, [
    said("roof3@shop.lv", 9),
    said("roof4@shop.lv", 4),
  ]);
  now("2027-06-16T09:00:00Z");
  const { groups, difference } = await server.api<Conversion>("GET", "/desk-report/conversion");
  const none = { share: null, lower: null, upper: null };
  expect(groups).toEqual([
    {
      ...{ contact: "in_time", people: 1, again: 1, silent: 0, passives: 1, promoters: 0 },
      ...none,
    },
    {
      ...{ contact: "late", people: 0, again: 0, silent: 0, passives: 0, promoters: 0 },
      ...none,
    },
    {
      ...{ contact: "never", people: 6, again: 2, silent: 4, passives: 0, promoters: 1 },
      ...none,
    },
  ]);
  // So few prove nothing, and nothing is said.
  expect(difference).toBeNull();
});
