import type { DecisionDetail } from "@candor/contract/decision.ts";
import type { IdeaDetail } from "@candor/contract/idea.ts";
import type { TestimonialDetail } from "@candor/contract/testimonial.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { decisionAsker } from "../../../decisions/ask-about-decisions.ts";
import { addDays } from "../../../scores/period.ts";
import { todayOf } from "../../../scores/today.ts";
import { type TestMember, testMember } from "../../../testing/member.ts";
import { whenFileEnds } from "../../../testing/test-database.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import type { EventData } from "./event-data.ts";

let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  await server.api("POST", "/webhooks", {
    name: "Everything that is told",
    events: [
      ...["idea.created", "idea.changed", "idea.merged"],
      ...["testimonial.asked", "testimonial.refused", "testimonial.withdrawn"],
      ...["ambassador.offered", "ambassador.done"],
      ...["referral.arrived", "referral.purchase"],
      ...["decision.recorded", "decision.review_due", "decision.reviewed", "decision.superseded"],
    ],
    target: { format: "candor", url: "https://crm.example.com/hooks" },
  });
});

beforeEach(async () => {
  await server.services.db.deleteFrom("webhook_event").execute();
});

async function told() {
  const rows = await server.services.db
    .selectFrom("webhook_event")
    .selectAll()
    .where("workspace_id", "=", server.workspaceId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, data: row.data as unknown as EventData }));
}

async function said(comment: string) {
  return server.api<{ id: string; person: { id: string } }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 9, comment, person: { email: `${uuidv7()}@shop.lv`, name: "Anna Kalniņa" } },
  );
}

test("an idea is told of when it comes, when something becomes of it, and when it becomes part of another", async () => {
  const { id: responseId, person } = await said("Open on Sundays");
  const idea = await ilze.api<IdeaDetail>("POST", "/ideas", { responseId });
  await ilze.api("POST", "/ideas", { responseId });
  const other = await ilze.api<IdeaDetail>("POST", "/ideas", { title: "Longer hours" });
  await ilze.api("PATCH", `/ideas/${idea.id}`, { state: "planned" });
  // A better title is no news.
  await ilze.api("PATCH", `/ideas/${idea.id}`, { title: "Open on Sunday" });
  await ilze.api("POST", `/ideas/${idea.id}/merge`, { into: other.id });
  const events = await told();
  expect(events.map(({ type }) => type)).toEqual([
    ...["idea.created", "idea.created", "idea.changed", "idea.merged"],
  ]);
  // It may be in its author's words, so it goes when they are erased.
  expect(events[0]?.person_id).toBe(person.id);
  expect(events[2]?.data.idea).toMatchObject({ number: idea.number, state: "planned", votes: 1 });
  expect(events[3]?.data.idea).toMatchObject({ mergedInto: other.id });
});

test("of words whose author refused or withdrew, a receiver hears that alone and no word of them", async () => {
  const { id: responseId } = await said("The best roses in town");
  const made = await ilze.api<TestimonialDetail>("POST", "/testimonials", { responseId });
  await ilze.api("POST", `/testimonials/${made.id}/ask`, {});
  await ilze.api("POST", `/testimonials/${made.id}/withdraw`, { reason: "law" });
  const events = await told();
  expect(events.map(({ type }) => type)).toEqual(["testimonial.asked", "testimonial.withdrawn"]);
  expect(events[1]?.data.testimonial).toMatchObject({
    ...{ id: made.id, state: "withdrawn", text: null, shownAs: null, withdrawnBecause: "law" },
  });
  expect(JSON.stringify(events)).not.toContain("roses");
});

test("somebody who would do more is told of without the address they left and without a score", async () => {
  await server.api("PUT", `/surveys/${server.survey.id}/questions`, {
    ...{ questions: [], askMore: true },
  });
  const visit = uuidv7();
  const post = (url: string, fields: Record<string, string>) =>
    server.app.inject({
      ...{ method: "POST", url, payload: new URLSearchParams(fields).toString() },
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
    });
  const base = `/s/${server.survey.slug}`;
  await post(base, { visit, score: "10", step: "comment", language: "en", comment: "" });
  await post(`${base}/more`, { visit, recommend: "1", words: "Gladly", contact: "z@kunde.lv" });
  const [offered] = await told();
  expect(offered).toMatchObject({
    type: "ambassador.offered",
    data: { ambassador: { kinds: ["recommend"], words: "Gladly", doneAt: null } },
  });
  expect(JSON.stringify(offered)).not.toMatch(/kunde|score/);
  await server.api("PATCH", `/ambassadors/${offered?.subject_id}`, { done: true });
  expect((await told()).map(({ type }) => type)).toEqual(["ambassador.offered", "ambassador.done"]);
});

test("who came through a link is told of as a number, and whoever then bought first by their id, once", async () => {
  const person = async (externalId: string) =>
    (await server.api<{ id: string }>("POST", "/people", { externalId })).id;
  const [anna, bo] = [await person("anna"), await person("bo")];
  const { link } = await server.api<{ link: { token: string } }>(
    ...["POST", `/people/${anna}/referral`],
  );
  await server.api("PUT", "/referrals/settings", {
    ...{ enabled: true, address: "https://shop.example", texts: {} },
  });
  const headers = { "user-agent": "Mozilla/5.0 Chrome/140.0", "sec-fetch-mode": "navigate" };
  for (let tab = 0; tab < 2; tab++) {
    await server.app.inject({ method: "GET", url: `/f/${link.token}`, headers });
  }
  const bought = { at: "2026-05-01T10:00:00Z", amount: 12, currency: "EUR" };
  const order = { ...bought, referredBy: link.token, externalId: "order-9" };
  await server.api("POST", `/people/${bo}/purchases`, order);
  await server.api("POST", `/people/${bo}/purchases`, order);
  const events = await told();
  expect(events.map(({ type }) => type)).toEqual(["referral.arrived", "referral.purchase"]);
  expect(events[0]).toMatchObject({
    data: { person: { id: anna }, referral: { arrivals: 1, firstPurchases: 0, purchase: null } },
  });
  expect(events[1]).toMatchObject({
    data: {
      person: { id: anna },
      referral: { firstPurchases: 1, purchase: { personId: bo, amount: "12.00", currency: "EUR" } },
    },
  });
});

test("a decision is told of when it is written down, due, looked at, and superseded, once each", async () => {
  const { db, outbox } = server.services;
  const today = await todayOf(db, server.workspaceId);
  const reviewOn = addDays(today, 9);
  const question = { question: "Open on Sundays?", choice: "Yes, from June" };
  const made = await ilze.api<DecisionDetail>("POST", "/decisions", { ...question, reviewOn });
  const clock = () => new Date(`${reviewOn}T12:00:00Z`);
  const asker = decisionAsker({ db, news: outbox.decisions, clock });
  const signal = new AbortController().signal;
  const turn = { workspaceId: server.workspaceId, lane: made.id, signal };
  await asker.takeTurn(turn);
  await asker.takeTurn(turn);
  await ilze.api("POST", `/decisions/${made.id}/review`, { outcome: "partly" });
  const next = await ilze.api<DecisionDetail>("POST", `/decisions/${made.id}/supersede`, question);
  const events = await told();
  const types = events.map(({ type, subject_id }) => `${type} ${subject_id}`).sort();
  expect(types).toEqual(
    [
      `decision.recorded ${made.id}`,
      `decision.recorded ${next.id}`,
      `decision.review_due ${made.id}`,
      `decision.reviewed ${made.id}`,
      `decision.superseded ${made.id}`,
    ].sort(),
  );
  const by = (type: string) => events.find((event) => event.type === type)?.data.decision;
  expect(by("decision.reviewed")).toMatchObject({ outcome: "partly", decidedBy: ["Ilze"] });
  expect(by("decision.superseded")).toMatchObject({ supersededBy: next.id });
});

test("an assistant lists, reads and drafts ideas, testimonials and decisions, and nothing of it changes anything", async () => {
  const address = server.url;
  const client = new Client({ name: "tests", version: "1" });
  await client.connect(
    new StreamableHTTPClientTransport(new URL("/mcp", address), {
      requestInit: { headers: { authorization: server.authorization } },
    }),
  );
  whenFileEnds(() => client.close());
  const call = async (name: string, args: object) => {
    const result = await client.callTool({ name, arguments: { ...args } });
    const [content] = result.content as { text: string }[];
    if (result.isError) throw new Error(content?.text);
    return result.structuredContent as Record<string, unknown>;
  };
  const { id: responseId } = await said("Gift wrapping, please");
  const idea = await ilze.api<IdeaDetail>("POST", "/ideas", { responseId });
  const before = await told();
  const { ideas } = await call("list_ideas", { search: "gift wrapping" });
  expect(ideas).toMatchObject([{ ideaId: idea.id, state: "new", votes: 1 }]);
  expect(await call("read_idea", { ideaId: idea.id })).toMatchObject({
    words: [{ words: "Gift wrapping, please" }],
  });
  const news = await call("draft_idea_news", {
    ...{ ideaId: idea.id, state: "done", answer: "From Monday on.", language: "en" },
  });
  expect(news.text).toContain("From Monday on.");
  expect((await ilze.api<IdeaDetail>("GET", `/ideas/${idea.id}`)).state).toBe("new");
  expect(await call("draft_testimonial", { responseId })).toMatchObject({
    ...{ text: "Gift wrapping, please", shownAs: "Anna K." },
  });
  const { testimonials } = await call("list_testimonials", { state: "withdrawn" });
  expect(testimonials).toMatchObject([{ text: null, shownAs: null, mayBeQuoted: false }]);
  const [{ testimonialId }] = testimonials as [{ testimonialId: string }];
  const one = await call("read_testimonial", { testimonialId });
  expect(JSON.stringify(one)).not.toContain("roses");
  const { decisions } = await call("list_decisions", {});
  const [{ decisionId }] = decisions as [{ decisionId: string }];
  expect(await call("read_decision", { decisionId })).toMatchObject({ choice: "Yes, from June" });
  const draft = await call("draft_decision", { question: "Why?", choice: "Because" });
  expect(draft.statement).toContain("nothing was written down");
  expect(draft.statement).toContain("too few for a score");
  expect(await call("list_decisions", {})).toMatchObject({ decisions });
  expect(await told()).toEqual(before);
});
