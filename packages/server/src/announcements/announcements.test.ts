import type {
  Announcement,
  AnnouncementPreview,
  AnnouncementRecipient,
} from "@candor/contract/announcement.ts";
import type { Case, CaseDetail } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { Notice } from "@candor/contract/notice.ts";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { saveSurveyAsking } from "../audiences/asking-rules.ts";
import { type BounceListener, listenForBounces } from "../channels/email/bounce-listener.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { freePort, type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { sendMailTo } from "../testing/send-mail.ts";
import { tellNow } from "../testing/telling.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let listener: BounceListener;
let ilze: TestMember;
let boss: TestMember;
/** Addresses that the mail server does not know. */
const unknown = new Set<string>();
let count = 0;

beforeAll(async () => {
  smtp = await testMailServer({
    rcpt: (to) =>
      unknown.has(to) ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null,
  });
  server = await testServer({
    ...{ SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@botanic.lv>" },
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  ilze = await testMember(server, "Ilze");
  boss = await testMember(server, "Boss", "analyst");
  const { db, secret, letters: news } = server.services;
  const onError = (error: unknown) => {
    throw error;
  };
  const options = { db, secret, news, port: 0, host: "127.0.0.1", clock: () => new Date() };
  listener = await listenForBounces({ ...options, onError });
  // Whatever hour and day it is while these run, somebody may be written to.
  const rules = { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] };
  const survey = { workspaceId: server.workspaceId, surveyId: server.survey.id };
  await saveSurveyAsking(db, survey, { rules });
});

afterAll(async () => {
  await listener.close();
  await smtp.stop();
});

beforeEach(() => {
  smtp.received.length = 0;
});

interface Said {
  email: string;
  responseId: string;
  personId: string;
}

/** Somebody answers, of whom nobody else knows. */
async function said(given: {
  score: number;
  comment?: string;
  name?: string;
  language?: string;
}): Promise<Said> {
  count += 1;
  const email = `told${count}@shop.lv`;
  const { name, language, ...rest } = given;
  const { id, person } = await server.api<{ id: string; person: { id: string } }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { ...rest, person: { email, ...(name ? { name } : {}) } },
  );
  if (language) await server.api("PATCH", `/people/${person.id}`, { language });
  return { email, responseId: id, personId: person.id };
}

/** An improvement that comes from these answers, and its announcement. */
async function about(answers: readonly Said[], more: object = {}): Promise<Announcement> {
  const improvement = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    title: "A second till",
    surveyId: server.survey.id,
    sources: { responseIds: answers.map(({ responseId }) => responseId) },
  });
  return ilze.api("POST", "/announcements", { improvementId: improvement.id, ...more });
}

const act = (id: string, path: string, who: TestMember = boss) =>
  who.ask<Announcement & { code: string }>("POST", `/announcements/${id}/${path}`, {});
const get = (id: string) => ilze.api<Announcement>("GET", `/announcements/${id}`);
const recipients = async (id: string) =>
  (await ilze.api<{ data: AnnouncementRecipient[] }>("GET", `/announcements/${id}/recipients`))
    .data;

async function send(id: string): Promise<void> {
  for (const path of ["approve", "send"]) {
    const { status, body } = await act(id, path);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  }
  await tellNow(server);
}

async function mails(): Promise<Map<string, Email>> {
  const all = await Promise.all(
    smtp.received.map(async ({ to, raw }) => [to, await PostalMime.parse(raw)] as const),
  );
  return new Map(all);
}

test("everybody who raised it is told once, pleased or not, in their language, with their own words quoted to them alone", async () => {
  const anna = await said({ score: 2, comment: "The queue is endless", name: "Anna" });
  const janis = await said({ score: 10, comment: "Rinda par garu", language: "lv" });
  const piotr = await said({ score: 8, name: "Piotr", language: "pl" });
  const one = await about([anna, janis, piotr]);
  expect(one).toMatchObject({ state: "draft", title: "A second till" });
  expect(Object.keys(one.texts).sort()).toEqual(["en", "lv", "ru", "sv"]);

  const preview = await ilze.api<AnnouncementPreview>("POST", `/announcements/${one.id}/preview`, {
    personId: anna.personId,
  });
  expect(preview).toMatchObject({ people: 3, reachable: 3, unknown: 0, incomplete: 0 });
  expect(preview.languages).toEqual([
    { language: "en", people: 2 },
    { language: "lv", people: 1 },
  ]);
  expect(preview.letter?.text).toContain("Hello Anna,");
  expect(preview.letter?.text).toContain("“The queue is endless”");

  await send(one.id);
  const got = await mails();
  expect([...got.keys()].sort()).toEqual([anna, janis, piotr].map(({ email }) => email).sort());
  const [toAnna, toJanis, toPiotr] = [anna, janis, piotr].map(({ email }) => got.get(email));
  expect(toAnna?.subject).toBe("You told us, and we did something: A second till");
  expect(toAnna?.text).not.toContain("Rinda");
  expect(toJanis?.text).toContain("“Rinda par garu”");
  expect(toJanis?.text).toContain("Labdien");
  // Who wrote no words is quoted none.
  expect(toPiotr?.text).toContain("Hello Piotr,");
  expect(toPiotr?.text).not.toContain("you told us: ");
  expect(toAnna?.headers.find(({ key }) => key === "list-unsubscribe-post")?.value).toBe(
    "List-Unsubscribe=One-Click",
  );
  expect(await get(one.id)).toMatchObject({ state: "sent", fates: { sent: 3, waiting: 0 } });
  expect(await recipients(one.id)).toMatchObject([
    { raisedBy: "response", state: "sent" },
    { raisedBy: "response", state: "sent" },
    { raisedBy: "response", state: "sent" },
  ]);
  // Colleagues hear the same day.
  const { data: notices } = await ilze.api<{ data: Notice[] }>("GET", "/notices");
  expect(notices.map(({ kind, about: what }) => [kind, what.title])).toContainEqual([
    "announcement.sent",
    "A second till",
  ]);
  await tellNow(server);
  expect(smtp.received).toHaveLength(3);
});

test("words may differ by group; who is told does not", async () => {
  const low = await said({ score: 1, comment: "Cold" });
  const high = await said({ score: 9, comment: "Cold, but nice" });
  const one = await about([low, high], {
    texts: {
      en: {
        subject: "The heating works",
        body: "It is warm now.",
        groups: { detractor: { body: "We are sorry that you were cold." } },
      },
    },
  });
  await send(one.id);
  const got = await mails();
  expect(got.get(low.email)?.text).toContain("sorry that you were cold");
  expect(got.get(high.email)?.text).toContain("It is warm now.");
});

test("whoever said it in an answer is among them by theme or words, and a filter that names neither is refused", async () => {
  const word = `velociraptor${Date.now()}`;
  const anna = await said({ score: 3, comment: `No ${word} in the shop` });
  await said({ score: 3, comment: "Something else" });
  const answers = { surveyId: server.survey.id, search: word };
  const one = await ilze.api<Announcement>("POST", "/announcements", {
    ...{ title: "A velociraptor", audience: { answers } },
  });
  const { people, some } = await ilze.api<AnnouncementPreview>(
    "GET",
    `/announcements/${one.id}/preview`,
  );
  expect([people, some.map(({ personId }) => personId)]).toEqual([1, [anna.personId]]);
  await ilze.api("PATCH", `/announcements/${one.id}`, {
    audience: { answers: { surveyId: server.survey.id } },
  });
  const refused = await ilze.ask("GET", `/announcements/${one.id}/preview`);
  expect(refused).toMatchObject({ status: 422, body: { code: "audience_everybody" } });
});

test("a case and a promise put their customer among those who are told, once", async () => {
  const anna = await said({ score: 3 });
  const made = await ilze.api<CaseDetail>("POST", "/cases", {
    ...{ words: "The tap drips", personId: anna.personId },
  });
  const promise = await ilze.api<{ id: string }>("POST", "/promises", {
    ...{ personId: anna.personId, words: "A new tap", dueOn: "2040-01-02" },
  });
  const audience = { caseIds: [made.id], promiseIds: [promise.id] };
  const one = await ilze.api<Announcement>("POST", "/announcements", { title: "Taps", audience });
  const preview = await ilze.api<AnnouncementPreview>("GET", `/announcements/${one.id}/preview`);
  expect(preview).toMatchObject({ people: 1, reachable: 1 });
  // A colleague wrote down what was heard: those are not the customer's own words.
  expect(preview.letter?.text).not.toContain("drips");
});

test("whoever unsubscribed, refused news, bounced, was erased or merged since is not written to, and is counted", async () => {
  const [gone, erased, bounced, kept, merged, fine] = await Promise.all(
    Array.from({ length: 6 }, () => said({ score: 4, comment: "Too dark" })),
  );
  if (!gone || !erased || !bounced || !kept || !merged || !fine) throw new Error("six people");
  await server.api("PUT", `/people/${gone.personId}/blocks`, { detail: "asked by phone" });
  unknown.add(bounced.email);
  const one = await about([gone, erased, bounced, kept, merged, fine]);
  expect(
    await ilze.api<AnnouncementPreview>("GET", `/announcements/${one.id}/preview`),
  ).toMatchObject({ people: 6, reachable: 5, leftOut: [{ people: 1 }] });
  expect((await act(one.id, "approve")).status).toBe(200);
  // Between approving and leaving much can happen.
  await server.api("DELETE", `/people/${erased.personId}`);
  await server.api("POST", "/people/merge", { keep: kept.personId, merge: merged.personId });
  expect((await act(one.id, "send")).status).toBe(200);
  await tellNow(server);
  expect(smtp.received.map(({ to }) => to).sort()).toEqual([fine.email, kept.email].sort());
  const { state, fates } = await get(one.id);
  expect([state, fates]).toEqual([
    "sent",
    { waiting: 0, queued: 0, sent: 2, unconfirmed: 0, not_delivered: 1, left_out: 3 },
  ]);
  // An address that does not exist is not asked any more either.
  const person = await server.api<{ blocks: { reason: string }[] }>(
    "GET",
    `/people/${bounced.personId}`,
  );
  expect(person.blocks.map(({ reason }) => reason)).toContain("bounced");
});

test("the letter's own way out ends news and not surveys, unless they say so", async () => {
  const anna = await said({ score: 5, comment: "Narrow doors" });
  const one = await about([anna]);
  await send(one.id);
  const letter = (await mails()).get(anna.email);
  const link = letter?.headers.find(({ key }) => key === "list-unsubscribe")?.value.slice(1, -1);
  const path = new URL(link ?? "").pathname;
  expect(path).toMatch(/^\/n\//);
  const looked = await fetch(server.url + path);
  expect(await looked.text()).toContain("No more news");
  const blocks = async () =>
    (await server.api<{ blocks: unknown[] }>("GET", `/people/${anna.personId}`)).blocks;
  const refusal = () =>
    server.services.db
      .selectFrom("news_refusal")
      .select("at")
      .where("person_id", "=", anna.personId)
      .executeTakeFirst();
  // Looking changes nothing: mail scanners open links.
  expect(await refusal()).toBeUndefined();
  const click = await fetch(server.url + path, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  });
  expect(click.status).toBe(200);
  expect(await refusal()).toBeDefined();
  expect(await blocks()).toEqual([]);
  const other = await about([anna]);
  expect(
    await ilze.api<AnnouncementPreview>("GET", `/announcements/${other.id}/preview`),
  ).toMatchObject({ reachable: 0, leftOut: [{ reason: "no_news", people: 1 }] });
  await fetch(server.url + path, { method: "POST", body: new URLSearchParams({ surveys: "1" }) });
  expect(await blocks()).toHaveLength(1);
  await fetch(server.url + path, { method: "POST", body: new URLSearchParams({ again: "1" }) });
  expect(await refusal()).toBeUndefined();
});

test("what they answer comes back into the same conversation and becomes a case; thanks become none", async () => {
  const anna = await said({ score: 3, comment: "No parking", name: "Anna" });
  const janis = await said({ score: 3, comment: "No parking" });
  const one = await about([anna, janis]);
  await send(one.id);
  const got = await mails();
  const reply = (who: Said, text: string) => {
    const to = got.get(who.email)?.replyTo?.[0]?.address ?? "";
    return sendMailTo(listener.port, { from: who.email, to, subject: "Re: News", text });
  };
  await reply(janis, "Thanks!");
  await reply(anna, "The second till is never open.");
  const answered = (await recipients(one.id)).filter(({ answeredAt }) => answeredAt !== null);
  expect(answered).toHaveLength(2);
  expect(await get(one.id)).toMatchObject({ answered: 2 });
  const { data: cases } = await ilze.api<{ data: Case[] }>("GET", "/cases?state=open");
  const opened = cases.filter(({ title }) => title === "A second till");
  expect(opened).toMatchObject([{ personId: anna.personId, owner: ilze.userId }]);
  const talk = await ilze.api<Conversation>(
    "GET",
    `/conversations/${answered.find(({ personId }) => personId === anna.personId)?.conversationId}`,
  );
  expect(talk.caseId).toBe(opened[0]?.id);
  expect(talk.messages.map(({ kind, direction, shown }) => [kind, direction, shown])).toEqual([
    ["announcement", "out", expect.stringContaining("No parking")],
    ["reply", "in", "The second till is never open."],
  ]);
  const thread = await ilze.api<Conversation>("POST", `/cases/${opened[0]?.id}/conversation`);
  expect(thread.id).toBe(talk.id);
});

test("an announcement can be paused, and goes on where it stood; what is changed after approval is looked at again", async () => {
  const people = await Promise.all(
    Array.from({ length: 3 }, () => said({ score: 4, comment: "Slow" })),
  );
  const one = await about(people);
  await act(one.id, "approve");
  await ilze.api("PATCH", `/announcements/${one.id}`, { title: "A third till" });
  expect((await act(one.id, "send")).body.code).toBe("announcement_state");
  await act(one.id, "approve");
  await act(one.id, "send");
  expect((await act(one.id, "pause")).body).toMatchObject({ state: "paused" });
  await tellNow(server);
  expect(smtp.received).toEqual([]);
  expect((await act(one.id, "resume")).body).toMatchObject({ state: "sending" });
  await tellNow(server);
  expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(3);
});

test("nobody gets two letters within a week: the second waits, and what waits comes in one", async () => {
  const anna = await said({ score: 4, comment: "Dusty" });
  const first = await about([anna]);
  await send(first.id);
  const [second, third] = [await about([anna]), await about([anna])];
  await send(second.id);
  await send(third.id);
  expect(smtp.received).toHaveLength(1);
  expect(await recipients(second.id)).toMatchObject([{ state: "waiting", reason: "recent_news" }]);
  await tellNow(server, () => new Date(Date.now() + 8 * 86_400_000));
  expect(smtp.received).toHaveLength(2);
  const letter = await PostalMime.parse(smtp.received[1]?.raw ?? "");
  expect(letter.text?.match(/Dusty/g)).toHaveLength(2);
  expect([await get(second.id), await get(third.id)]).toMatchObject([
    { state: "sent" },
    { state: "sent" },
  ]);
});

test("the smallest role writes and may not send; a placeholder that nothing fills in blocks approving", async () => {
  const nameless = await said({ score: 4 });
  const one = await about([nameless]);
  for (const path of ["approve", "send", "pause", "resume", "cancel"]) {
    expect((await act(one.id, path, ilze)).body.code).toBe("role_not_allowed");
  }
  const body = (words: string) => ({ texts: { en: { subject: "News", body: words } } });
  const patch = (words: string) => ilze.ask("PATCH", `/announcements/${one.id}`, body(words));
  expect((await patch("Hello {shoe}")).body).toMatchObject({ code: "unknown_placeholder" });
  await patch("Hello {name}, it is done.");
  expect((await act(one.id, "approve")).body.code).toBe("placeholder_empty");
  await patch("Hello {name|friend}, it is done.");
  await send(one.id);
  expect((await mails()).get(nameless.email)?.text).toContain("Hello friend, it is done.");
  const test = await boss.ask("POST", `/announcements/${one.id}/test`, {});
  expect(test).toMatchObject({ status: 200, body: { to: boss.email } });
});

test("above five hundred a colleague who did not write it approves", async () => {
  const { db } = server.services;
  const crowd = Array.from({ length: 505 }, (_, i) =>
    answer({
      ...{ surveyId: server.survey.id, score: i % 11, comment: "Crowded" },
      person: { email: `crowd${i}@shop.lv`, phone: null, externalId: null, name: null },
    }),
  );
  await recordBatch(db, server.workspaceId, crowd);
  const improvement = await boss.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "More room", surveyId: server.survey.id },
    sources: { responseIds: crowd.map(({ id }) => id) },
  });
  const one = await boss.api<Announcement>("POST", "/announcements", {
    improvementId: improvement.id,
  });
  expect((await act(one.id, "approve")).body.code).toBe("second_colleague");
  const key = await server.ask("POST", `/announcements/${one.id}/approve`, {});
  expect(key).toMatchObject({ status: 403, body: { code: "second_colleague" } });
  const chief = await testMember(server, "Chief", "analyst");
  expect((await act(one.id, "approve", chief)).body).toMatchObject({ fates: { waiting: 505 } });
  expect((await act(one.id, "cancel", chief)).body).toMatchObject({ state: "cancelled" });
}, 120_000);
