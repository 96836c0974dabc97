import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openCases } from "../../cases/open-cases.ts";
import { createSavedReply } from "../../conversations/save-saved-reply.ts";
import { recordBatch } from "../../responses/record-responses.ts";
import type { Database } from "../../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { keyOf, recordGarden, serveMcp } from "../../testing/mcp-client.ts";
import { testConnection, testDatabase } from "../../testing/test-database.ts";

let db: Database;
let mine: SurveyInWorkspace;
let theirs: SurveyInWorkspace;
let key: string;
let address: string;
const close: (() => Promise<unknown>)[] = [];
const clients: Client[] = [];

beforeAll(async () => {
  db = await testDatabase();
  mine = await aSurvey(db, { dimensions: ["store"] });
  theirs = await aSurvey(db);
  key = await keyOf(db, mine.workspaceId, ["read"]);
  await recordGarden(db, mine);
  await recordBatch(db, theirs.workspaceId, [
    answer({ surveyId: theirs.surveyId, comment: "delivery, but not yours" }),
  ]);
  const served = await serveMcp(db);
  address = served.address;
  close.push(served.close);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(async () => {
  for (const end of close) await end();
});

async function connect(as = key): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" });
  clients.push(client);
  await client.connect(
    new StreamableHTTPClientTransport(new URL(address), {
      requestInit: { headers: { authorization: `Bearer ${as}` } },
    }),
  );
  return client;
}

/** What the tools return, as far as it is looked at here. */
interface Result {
  statement: string;
  nps: { points: number; lower: number };
  leftOut: object;
  responseRate: { statement: string } | null;
  previous: { statement: string };
  values: { value: string }[];
  shown: object[];
  responses: { id: string }[];
  response: { comment: string };
  people: { state: string }[];
  reasons: object[];
  invitations: number;
  nextCursor: string | null;
}

async function call(client: Client, name: string, args: object = {}): Promise<Result> {
  const result = await client.callTool({ name, arguments: { ...args } });
  const [content] = result.content as { type: string; text: string }[];
  if (result.isError) throw new Error(content?.text);
  expect(content?.text).not.toBe("");
  expect(JSON.stringify(result).length).toBeLessThan(60_000);
  return result.structuredContent as unknown as Result;
}

test("the official client finds tools that all only read, and is told how to speak of what it reads", async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name).sort()).toEqual([
    "breakdown",
    "draft_decision",
    "draft_idea_news",
    "draft_reply",
    "draft_testimonial",
    "list_announcements",
    "list_cases",
    "list_chats",
    "list_decisions",
    "list_ideas",
    "list_improvements",
    "list_promises",
    "list_responses",
    "list_testimonials",
    "people_asked",
    "people_not_asked",
    "questions",
    "read_chat",
    "read_decision",
    "read_idea",
    "read_response",
    "read_testimonial",
    "referrals",
    "score",
    "search_comments",
    "search_library",
    "surveys",
    "themes",
    "trend",
  ]);
  expect(tools.every((tool) => tool.annotations?.readOnlyHint === true)).toBe(true);
  expect(client.getInstructions()).toMatch(/together with its interval and its number of answers/);
});

test("the library tells what was tried elsewhere with where it can be read, and that it proves nothing", async () => {
  const client = await connect();
  const told = (await call(client, "search_library", { theme: "waiting" })) as unknown as {
    statement: string;
    stories: { storyId: string; sources: string[]; effect: string }[];
  };
  expect(told.statement).toContain("none is a proof");
  expect(told.stories.map(({ storyId }) => storyId)).toEqual(["dpd-one-hour", "tesco-queues"]);
  expect(told.stories.every(({ sources, effect }) => sources.length > 0 && effect !== "")).toBe(
    true,
  );
});

test("what was answered to further questions is told with its base and interval, and breaks the score down", async () => {
  const asked = await aSurvey(db);
  const questions = [
    { id: "delivery", kind: "csat", text: { en: "How was the delivery?" } },
    { id: "more", kind: "text", text: { en: "Anything else?" } },
  ];
  await db
    .updateTable("survey")
    .set({ settings: JSON.stringify({ questions }) })
    .where("id", "=", asked.surveyId)
    .execute();
  const answers = Array.from({ length: 24 }, (_, i) =>
    answer({
      surveyId: asked.surveyId,
      answers: { delivery: i < 12 ? "5" : i < 18 ? "4" : "1", more: "Ok" },
    }),
  );
  await recordBatch(db, asked.workspaceId, answers);
  const client = await connect(await keyOf(db, asked.workspaceId, ["read"]));
  const told = (await call(client, "questions")) as unknown as {
    questions: { statement: string }[];
  };
  expect(told.questions).toMatchObject([
    {
      id: "delivery",
      answers: 24,
      statement:
        "The mean is 3.75 (95 % interval 3.04 to 4.46, 24 answers, a low base). 75 % (55.1 to 88) gave 4 to 5.",
    },
    { id: "more", statement: "24 answers in words." },
  ]);
  const by = await call(client, "breakdown", { by: "answers[delivery]" });
  expect(by.values.map(({ value }) => value)).toEqual(["5", "1", "4"]);
  await expect(call(client, "breakdown", { by: "answers[more]" })).rejects.toThrow(
    /answers\[delivery\]/,
  );
});

test("a score comes as a sentence with its interval and base, and with what was left out", async () => {
  const score = await call(await connect(), "score", { from: "2026-05-01", to: "2026-06-01" });
  expect(score.statement).toMatch(/^NPS 51 \(95 % interval \d+ to \d+, 85 answers\)\.$/);
  expect(score.nps).toMatchObject({ points: 50.6, answers: 85, confidence: 0.95 });
  expect(score.nps.lower).toBeLessThan(50.6);
  expect(score.leftOut).toMatchObject({
    excluded: 1,
    reasons: [{ reason: "staff", answers: 1 }],
    ifLetIn: expect.stringMatching(/^NPS 49 /),
  });
  expect(score.responseRate?.statement).toBe("85 of 400 who were asked answered.");
  expect(score.previous.statement).toBe("No answers, so there is no score.");
});

test("nowhere in what a tool returns does a score stand without its interval and its base", async () => {
  const client = await connect();
  const results = [
    await call(client, "score", { from: "2026-05-01", to: "2026-06-01" }),
    await call(client, "trend", { by: "week" }),
    await call(client, "breakdown", { by: "store" }),
  ];
  const scores: Record<string, unknown>[] = [];
  const look = (value: unknown) => {
    if (value === null || typeof value !== "object") return;
    for (const [name, inner] of Object.entries(value)) {
      expect(["score", "points"].includes(name) && !("lower" in value), name).toBe(false);
      if (name === "points" && typeof inner === "number") scores.push(value as never);
      look(inner);
    }
  };
  results.forEach(look);
  expect(scores.length).toBeGreaterThan(2);
  for (const score of scores) {
    expect(score).toMatchObject({
      lower: expect.any(Number),
      upper: expect.any(Number),
      answers: expect.any(Number),
    });
  }
});

test("below ten answers a value has counts and no score, and is not compared", async () => {
  const { values } = await call(await connect(), "breakdown", { by: "store" });
  const oslo = values.find((row) => row.value === "Oslo");
  expect(oslo).toMatchObject({
    statement: "Too few answers for a score: 5 (4 promoters, 0 passives, 1 detractor).",
    nps: null,
    promoters: 4,
    comparison: null,
  });
});

test("comments are searched, and how many match is said beside those shown", async () => {
  const found = await call(await connect(), "search_comments", { words: "deliv late", limit: 5 });
  expect(found.statement).toBe("21 of 23 comments match; 5 are shown, the newest first.");
  expect(found.shown).toHaveLength(5);
  expect(JSON.stringify(found)).not.toContain("not yours");
});

test("answers are listed page by page and read one by one", async () => {
  const client = await connect();
  const args = { group: ["detractor"], filter: ["store=Riga"], limit: 15 };
  const first = await call(client, "list_responses", args);
  expect(first).toMatchObject({ total: 20, statement: "15 of 20 answers are shown." });
  const second = await call(client, "list_responses", { ...args, cursor: first.nextCursor });
  expect(second.responses).toHaveLength(5);
  expect(second.nextCursor).toBeNull();
  const responseId = first.responses[0]?.id;
  const { response } = await call(client, "read_response", { responseId });
  expect(response).toMatchObject({ id: responseId, score: 0, notes: [], history: [] });
});

test("people who were asked come with their fate, and those who were not with the reason", async () => {
  const { workspaceId, surveyId } = mine;
  const people = await db
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .limit(4)
    .execute();
  const fates = [
    ["answered", null],
    ["sent", null],
    ["not_asked", "asked_recently"],
    ["held_back", "quiet_hours"],
  ] as const;
  for (const [index, [state, reason]] of fates.entries()) {
    await db
      .insertInto("invitation")
      .values({
        workspace_id: workspaceId,
        id: uuidv7(),
        survey_id: surveyId,
        person_id: people[index]?.id ?? "",
        channel: "email",
        origin: "api",
        state,
        reason,
        asked_at: index < 2 ? new Date("2026-05-10T10:00:00Z") : null,
        created_at: new Date("2026-05-10T10:00:00Z"),
        updated_at: new Date("2026-05-11T10:00:00Z"),
      })
      .execute();
  }
  const client = await connect();
  const may = { from: "2026-05-01", to: "2026-06-01" };
  const asked = await call(client, "people_asked", may);
  expect(asked.statement).toMatch(
    /^1 of 2 invitations were answered \(\S+ to \S+ %, 95 % interval\)\.$/,
  );
  expect(asked.people.map((person) => person.state).sort()).toEqual(["answered", "sent"]);
  const notAsked = await call(client, "people_not_asked", may);
  expect(notAsked.reasons).toEqual([
    { state: "held_back", reason: "quiet_hours", people: 1 },
    { state: "not_asked", reason: "asked_recently", people: 1 },
  ]);
  expect((await call(client, "people_asked", { to: "2026-05-10" })).invitations).toBe(0);
});

test("a key sees its own workspace and nothing of another one", async () => {
  const client = await connect();
  await expect(call(client, "score", { survey: theirs.surveyId })).rejects.toThrow(
    /There is no survey .* there are: "Spring"/,
  );
  const foreign = await db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", theirs.workspaceId)
    .executeTakeFirstOrThrow();
  await expect(call(client, "read_response", { responseId: foreign.id })).rejects.toThrow(
    /no answer/,
  );
  const other = await connect(await keyOf(db, theirs.workspaceId, ["read"]));
  const { response } = await call(other, "read_response", { responseId: foreign.id });
  expect(response.comment).toContain("not yours");
});

test("without a key, or with one that may not read, nothing is answered", async () => {
  await expect(connect("ck_0000000000000000000000000000000000000000")).rejects.toThrow();
  await expect(connect(await keyOf(db, mine.workspaceId, ["send"]))).rejects.toThrow();
  const bare = await fetch(address, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(bare.status).toBe(401);
});

test("clients of the years before are answered too", async () => {
  const post = (body: object) =>
    fetch(address, {
      method: "POST",
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, ...body }),
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      },
    });
  const hello = await post({
    method: "initialize",
    params: {
      protocolVersion: "2025-03-26",
      capabilities: {},
      clientInfo: { name: "old", version: "1" },
    },
  });
  expect(hello.status).toBe(200);
  expect(await hello.text()).toContain('"serverInfo":{"name":"candor"');
  const called = await post({ method: "tools/call", params: { name: "score", arguments: {} } });
  expect(await called.text()).toContain("NPS 51 (95 % interval");
});

test("a wrong argument is answered with a sentence, not with a failure of the server", async () => {
  const client = await connect();
  const result = await client.callTool({ name: "trend", arguments: { by: "decade" } });
  expect(result.isError).toBe(true);
  expect(JSON.stringify(result.content)).toMatch(/by/);
});

test("an argument, property or dimension that does not exist, and a reversed period, are errors that list the right names", async () => {
  const client = await connect();
  const wrong = (name: string, args: object) => expect(call(client, name, args)).rejects;
  await wrong("score", { store: "Riga" }).toThrow(
    '"store" is no argument of this tool; it takes: survey, from, to, filter, theme, tone, urgency, language, disagrees, churn, counting',
  );
  await wrong("score", { filter: ["shop=Riga"] }).toThrow(
    /No answer to "Spring" has a property "shop"\. There are: "channel", .*"store"/,
  );
  await wrong("breakdown", { by: "shop" }).toThrow(/"shop".*"store"/);
  await wrong("list_responses", { filter: ["shop=Riga"] }).toThrow(/"store"/);
  for (const tool of ["score", "trend", "search_comments", "people_asked"]) {
    await wrong(tool, {
      from: "2026-06-01",
      to: "2026-05-01",
      ...(tool === "search_comments" ? { words: "late" } : {}),
    }).toThrow(/from 2026-06-01 to 2026-05-01 holds no day/);
  }
});

test("every tool says what it returns, and a long trend is told in steps that fit", async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  expect(tools.every((tool) => tool.outputSchema?.type === "object")).toBe(true);
  expect(tools.every((tool) => tool.inputSchema.additionalProperties === false)).toBe(true);
  const args = { by: "day", from: "2019-01-01", to: "2026-06-01" };
  const result = await client.callTool({ name: "trend", arguments: args });
  const { by, note, periods } = result.structuredContent as {
    by: string;
    note: string;
    periods: object[];
  };
  expect({ by, periods: periods.length }).toEqual({ by: "month", periods: 60 });
  expect(note).toBe(
    "By day there would be more than 60 periods: shown by month. What was before 2021-06-01 is left out; ask for an earlier period.",
  );
  expect(JSON.stringify(result).length).toBeLessThan(35_000);
});

test("the same tools are spoken over standard input and output", async () => {
  const here = new URL(".", import.meta.url).href;
  const code = `
    const { openDatabase } = await import("${here}../../storage/database.ts");
    const { serveMcpOverStdio } = await import("${here}serve-stdio.ts");
    serveMcpOverStdio({
      db: openDatabase(${JSON.stringify(await testConnection())}),
      responseRate: async () => ({ invited: 0, answered: 0 }),
      now: () => new Date(),
      onError: (error) => console.error(error),
    }, { workspaceId: ${JSON.stringify(mine.workspaceId)} });
  `;
  const client = new Client({ name: "test", version: "1.0.0" });
  clients.push(client);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ["--input-type=module", "-e", code],
    }),
  );
  const score = await call(client, "score");
  expect(score.statement).toMatch(/^NPS 51 \(95 % interval/);
  expect(score.responseRate).toBeNull();
});

test("cases are listed by what is due first, and a sensitive one is nobody's business here", async () => {
  const heard = (title: string, sensitive: boolean) => ({
    ...({ origin: "manual", responseId: null, personId: null, owner: null, teamId: null } as const),
    ...({ routing: "by_hand", priority: "normal", targets: null, ruleId: null } as const),
    ...{ title, words: "It drips", sensitive, because: {} },
  });
  await db.transaction().execute((trx) =>
    openCases(trx, [heard("Tap", false), heard("Secret", true)], {
      workspaceId: mine.workspaceId,
      actor: "test",
      now: new Date(),
      news: async () => {},
    }),
  );
  const client = await connect();
  const { cases } = (await call(client, "list_cases")) as unknown as { cases: object[] };
  expect(cases).toMatchObject([
    { title: "Tap", words: "It drips", hasOwner: false, overdue: false, state: "open" },
  ]);
  expect(await call(client, "list_cases", { state: "closed" })).toMatchObject({ cases: [] });

  const [tap] = cases as { caseId: string }[];
  const draft = (args: object) => call(client, "draft_reply", { caseId: tap?.caseId, ...args });
  await expect(draft({})).rejects.toThrow(/has no saved replies/);
  const reply = { name: "Sorry", teamId: null };
  const texts = [{ language: "en", text: "Dear {name|customer}, {promise}" }];
  const by = { workspaceId: mine.workspaceId, actor: "test", now: new Date() };
  await createSavedReply(db, { ...reply, texts }, by);
  expect(await draft({ savedReply: "sor" })).toMatchObject({
    statement: expect.stringContaining("nothing was sent"),
    drafts: [{ name: "Sorry", text: "Dear customer, {promise}", empty: ["promise"] }],
  });
});
