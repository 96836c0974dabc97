import { createHmac } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fc from "fast-check";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newApiKey } from "../../../auth/api-key.ts";
import { emptyTables, testDatabase } from "../../../testing/test-database.ts";
import { type Receiver, startReceiver } from "../../../testing/webhook-receiver.ts";
import { type TestBench, testBench } from "../../../testing/webhook-world.ts";
import { directoryHash, putEntry } from "../../../workspaces/directory.ts";
import { patchWebhook } from "../manage/edit-webhook.ts";
import { rotateSecret } from "../manage/switch-webhook.ts";
import { chatMessage } from "./chat-message.ts";

let bench: TestBench;
let receiver: Receiver;
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  bench = await testBench(db);
  // The signatures' libraries compare with the real clock.
  bench.clock.now = new Date();
  receiver = await startReceiver();
});
afterEach(() => receiver.kill().catch(() => {}));

const anna = { email: "anna@example.com", phone: null, externalId: "c-7", name: "Anna <b>&" };
const NASTY = 'Bad <!channel> & "worse" @all\n*bold* [x](http://evil) {person.email}';

async function told(given = {}) {
  await bench.record({
    score: 3,
    comment: NASTY,
    person: anna,
    properties: { store: "Rīga & Co" },
    ...given,
  });
  await bench.deliver();
  const received = receiver.received.at(-1);
  if (!received) throw new Error("nothing arrived");
  return received;
}

test("our own format is read and verified by the library of Standard Webhooks", async () => {
  const { secret } = await bench.webhook({
    target: { format: "candor", url: `${receiver.url}/hook` },
  });
  const { body, headers } = await told();
  const read = new StandardWebhook(secret ?? "").verify(body, headers);
  expect(read).toMatchObject({
    id: headers["webhook-id"],
    type: "response.created",
    data: { response: { score: 3, group: "detractor", person: { externalId: "c-7" } } },
  });
  expect(() => new StandardWebhook(secret ?? "").verify(`${body} `, headers)).toThrow();
});

test("after a rotation both secrets verify, and when the overlap is over only the new one", async () => {
  const created = await bench.webhook({ target: { format: "candor", url: receiver.url } });
  const edit = { workspaceId: bench.workspaceId, actor: "ann" };
  const verifies = ({ body, headers }: { body: string; headers: Record<string, string> }) =>
    [created.secret, rotated.secret].map((secret) => {
      try {
        return Boolean(new StandardWebhook(secret ?? "").verify(body, headers));
      } catch {
        return false;
      }
    });
  const rotated = await rotateSecret(bench.deps, edit, {
    webhookId: created.id,
    overlapHours: 0.02,
  });
  const during = await told();
  expect(during.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  expect(verifies(during)).toEqual([true, true]);
  bench.clock.advance(80_000);
  expect(verifies(await told())).toEqual([false, true]);
});

test("Delighted's format has its body, its header and its signature under the API key", async () => {
  const key = newApiKey();
  const keyId = uuidv7();
  await bench.db.transaction().execute(async (trx) => {
    await trx
      .insertInto("api_key")
      .values({
        workspace_id: bench.workspaceId,
        id: keyId,
        name: "shop",
        prefix: "ck_",
        hash: directoryHash("api_key", key),
        scopes: ["read"],
        created_by: "ann",
        created_at: new Date(),
      })
      .execute();
    await putEntry(trx, key, { workspaceId: bench.workspaceId, kind: "api_key", id: keyId });
  });
  const wrongKey = { format: "delighted" as const, url: receiver.url, apiKey: newApiKey() };
  await expect(bench.webhook({ target: wrongKey })).rejects.toThrow(/not an API key/);
  const webhook = await bench.webhook({ target: { ...wrongKey, apiKey: key } });
  expect(webhook.secret).toBeNull();
  const { body, headers, json } = await told({
    sourceKey: "delighted:5435",
    properties: { plan: "pro" },
  });
  const signature = createHmac("sha256", key).update(body).digest("hex");
  expect(headers["x-delighted-webhook-signature"]).toBe(`sha256=${signature}`);
  expect(json).toEqual({
    event_type: "survey_response.created",
    event_id: expect.stringMatching(/^[0-9a-f]{64}$/),
    event_data: {
      id: "5435",
      person: {
        id: expect.stringMatching(/^\d{13}$/),
        name: anna.name,
        email: anna.email,
        created_at: expect.any(Number),
      },
      survey_type: "nps",
      score: 3,
      comment: NASTY,
      permalink: expect.stringContaining("https://nps.example.com/"),
      created_at: Math.floor(bench.clock.now.getTime() / 1000),
      updated_at: expect.any(Number),
      person_properties: { plan: "pro" },
      notes: [],
      tags: [],
      additional_answers: [],
    },
  });
  const row = await bench.db.selectFrom("webhook").select("sealed").executeTakeFirstOrThrow();
  expect(row.sealed).not.toContain(key);

  const questions = [
    { id: "ease", kind: "csat", text: { en: "How easy was it?" } },
    {
      id: "why",
      kind: "choice",
      several: false,
      text: { en: "What brought you here?" },
      options: [
        { value: "o1", label: { en: "A friend" } },
        { value: "o2", label: { en: "A poster" } },
      ],
    },
  ];
  await bench.db
    .updateTable("survey")
    .set({ settings: JSON.stringify({ questions }) })
    .execute();
  const further = await told({ answers: { why: "o1", ease: "4" } });
  const { event_data } = further.json as { event_data: { additional_answers: unknown } };
  const empty = { free_response: null, scale: null, select_one: null, select_many: null };
  expect(event_data.additional_answers).toEqual([
    {
      id: "1",
      value: { ...empty, scale: 4 },
      question: { id: "ease", type: "scale", text: "How easy was it?" },
    },
    {
      id: "2",
      value: { ...empty, select_one: { id: "o1", text: "A friend" } },
      question: { id: "why", type: "select_one", text: "What brought you here?" },
    },
  ]);

  await bench.db.updateTable("api_key").set({ revoked_at: new Date() }).execute();
  const before = receiver.received.length;
  await bench.record({ score: 1 });
  await bench.deliver();
  expect(receiver.received).toHaveLength(before);
  const { last_error } = await bench.db.selectFrom("webhook").selectAll().executeTakeFirstOrThrow();
  expect(last_error).toMatch(/revoked/);
});

test("Slack gets a message in which nothing of the customer's is a link, a mention or an entity", async () => {
  await bench.webhook({ target: { format: "slack", url: `${receiver.url}/services/T/B/x` } });
  const { json, path, headers } = await told();
  expect(path).toBe("/services/T/B/x");
  expect(headers["content-type"]).toBe("application/json");
  const { text } = json as { text: string };
  expect(text.split("\n")).toEqual([
    "*Anna &lt;b&gt;&amp; answered 3 of 10 (detractor)*",
    '> Bad &lt;!channel&gt; &amp; "worse" @all',
    "> *bold* [x](http://evil) {person.email}",
    "Spring · Rīga &amp; Co",
    expect.stringMatching(/^<https:\/\/nps\.example\.com\/responses\?\S+\|Open the answer>$/),
  ]);
});

test("Mattermost gets a message in which nothing of the customer's is Markdown or a mention", async () => {
  await bench.webhook({
    target: { format: "mattermost", url: `${receiver.url}/hooks/x`, channel: "town-square" },
  });
  const { json } = await told();
  const { text, channel } = json as { text: string; channel: string };
  expect(channel).toBe("town-square");
  expect(text).toContain('\\<\\!channel\\> \\& "worse" @\u200ball');
  expect(text).toContain("> \\*bold\\* \\[x\\]\\(http\\://evil\\)");
  expect(text).not.toMatch(/@(all|channel|here)/);
});

test("Telegram gets sendMessage of the Bot API, in its HTML, and its retry_after is honoured", async () => {
  const token = "123456:ABC-DEF_ghijkl";
  await bench.webhook({
    target: { format: "telegram", botToken: token, chatId: "-10042", apiUrl: receiver.url },
  });
  receiver.reply = () => ({
    status: 429,
    body: '{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":600}}',
  });
  const { json, path } = await told();
  expect(path).toBe(`/bot${token}/sendMessage`);
  expect(json).toMatchObject({ chat_id: -10042, parse_mode: "HTML" });
  const { text } = json as { text: string };
  expect(text).toContain("<b>Anna &lt;b&gt;&amp; answered 3 of 10 (detractor)</b>");
  expect(text).toContain("<blockquote>Bad &lt;!channel&gt; &amp; &quot;worse&quot; @all");
  receiver.reply = () => ({ status: 200, body: '{"ok":true,"result":{}}' });
  await bench.pass(9 * 60_000);
  expect(receiver.received).toHaveLength(1);
  await bench.pass(2 * 60_000);
  expect(receiver.received).toHaveLength(2);
  const log = JSON.stringify(await bench.db.selectFrom("webhook_attempt").selectAll().execute());
  expect(log).not.toContain(token);
});

test("a chat message of one's own is filled in, escaped for its chat", async () => {
  const template = "<!here> *{score}* from {person.name} in {property.store}: {comment}";
  await bench.webhook({ target: { format: "slack", url: receiver.url, template } });
  const { json } = await told();
  expect(json).toMatchObject({
    text: `<!here> *3* from Anna &lt;b&gt;&amp; in Rīga &amp; Co: ${NASTY.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}`,
  });
});

test("a template that names something unknown is refused, with what there is", async () => {
  const target = { format: "slack" as const, url: receiver.url, template: "{persom.name}" };
  await expect(bench.webhook({ target })).rejects.toThrow(
    /\{persom\.name\} is not known; there are/,
  );
});

test("an action is any HTTP request, filled in so that a comment stays a piece of it", async () => {
  await bench.webhook({
    target: {
      format: "action",
      url: `${receiver.url}/tickets/{property.store}?who={person.email}`,
      method: "PUT",
      encoding: "json",
      body: {
        subject: "{score} from {person.name}",
        score: "{score}",
        nobody: "{touchpoint}",
        list: ["{comment}", 7, null],
      },
      headers: { "X-Api-Token": "abc" },
    },
  });
  const { method, path, json, headers } = await told();
  expect(method).toBe("PUT");
  expect(path).toBe("/tickets/R%C4%ABga%20%26%20Co?who=anna%40example.com");
  expect(headers["x-api-token"]).toBe("abc");
  expect(headers["webhook-signature"]).toMatch(/^v1,/);
  expect(json).toEqual({
    subject: `3 from ${anna.name}`,
    score: 3,
    nobody: null,
    list: [NASTY, 7, null],
  });
});

test("an action's form is encoded field by field", async () => {
  await bench.webhook({
    target: {
      format: "action",
      url: receiver.url,
      encoding: "form",
      body: { text: "{comment}", score: "{score}" },
    },
  });
  const { body, headers } = await told();
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ text: NASTY, score: "3" });
});

test("whatever a customer writes, an action's JSON keeps its shape and its address keeps its host", async () => {
  const { valuesOf, fillJson } = await import("./placeholders.ts");
  const { renderRequest } = await import("../deliver/render-request.ts");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (comment) => {
      const event = {
        id: uuidv7(),
        type: "response.created",
        subjectId: uuidv7(),
        occurredAt: new Date(),
        data: {
          workspace: { id: uuidv7(), name: "W", language: "en" },
          survey: null,
          person: null,
          response: { ...EMPTY, comment },
        },
      };
      const template = { a: "<{comment}>", b: ["{comment}"], c: { d: "{score}" } };
      expect(fillJson(template, valuesOf(event, null))).toEqual({
        a: `<${comment}>`,
        b: [comment],
        c: { d: 3 },
      });
      const { url } = renderRequest(event, {
        target: {
          format: "action",
          url: "https://crm.example.com/notes/{comment}?text={comment}",
          method: "POST",
          encoding: "json",
        },
        secrets: [],
        apiKey: null,
        publicUrl: "https://nps.example.com",
        at: new Date(),
      });
      const { host, searchParams } = new URL(url);
      expect(host).toBe("crm.example.com");
      expect(searchParams.get("text")).toBe(comment.toWellFormed());
    }),
  );
});

test("a placeholder in the host name, and headers that are ours, are refused", async () => {
  const action = (target: { url: string; headers?: Record<string, string> }) =>
    bench.webhook({ target: { format: "action", ...target } });
  await expect(action({ url: "https://{comment}.example.com/" })).rejects.toThrow(/placeholder/);
  const headers = { "Webhook-Id": "1" };
  await expect(action({ url: receiver.url, headers })).rejects.toThrow(/cannot be set/);
});

test("a change of the message leaves the address and its secret as they were", async () => {
  const { id } = await bench.webhook({
    target: { format: "slack", url: `${receiver.url}/services/T/B/x` },
  });
  const edit = { workspaceId: bench.workspaceId, actor: "ann" };
  const patched = await patchWebhook(bench.deps, edit, id, {
    target: { format: "slack", template: "{score}!" },
  });
  expect(patched.address).toBe(`${receiver.url}/…`);
  const { json, path } = await told();
  expect(path).toBe("/services/T/B/x");
  expect(json).toMatchObject({ text: "3!" });
});

const EMPTY = {
  id: uuidv7(),
  surveyId: uuidv7(),
  score: 3,
  group: "detractor" as const,
  comment: null,
  properties: {},
  channel: "api" as const,
  source: null,
  touchpoint: null,
  language: null,
  person: null,
  mayContact: false,
  tags: [],
  answeredAt: "2026-06-01T00:00:00Z",
  recordedAt: "2026-06-01T00:00:00Z",
  updatedAt: "2026-06-01T00:00:00Z",
  exclusion: null,
  quarantine: null,
  reading: null,
  answers: {},
  externalId: null,
  notes: [],
};

test("a goal is told in a chat with its month, base and interval, in the workspace's language", () => {
  const figures = { n: 50, value: 80.04, lower: 68.26, upper: 91 };
  const said = (language: string, closed: typeof figures | null) =>
    chatMessage(
      {
        ...{ id: uuidv7(), type: "goal.slipping", subjectId: uuidv7(), occurredAt: new Date() },
        data: {
          workspace: { id: uuidv7(), name: "Botanic", language },
          survey: { id: uuidv7(), name: "Spring" },
          ...{ response: null, person: null },
          goal: {
            ...{ id: uuidv7(), measure: "promoters", about: "Riga alone", target: 90, by: null },
            ...{
              surveyId: null,
              viewId: null,
              teamId: null,
              accountId: null,
              owner: null,
              needed: null,
            },
            closed: closed && { ...closed, from: "2026-05-01", to: "2026-06-01" },
            outlook: { from: "2026-06-01", to: "2026-07-01", probability: 0.04 },
          },
        },
      },
      "https://nps.example.com/goals",
    );
  expect(said("en", figures)).toEqual({
    title: "Goal slipping, hardly to be reached any more: share of promoters",
    quote: null,
    facts: [
      ...["Spring", "Riga alone", "2026-05: 80 (68.3 to 91), base 50; target 90"],
      "4 % probable for 2026-06",
    ],
    link: { text: "Open the goals", url: "https://nps.example.com/goals" },
  });
  expect(said("lv", null)).toMatchObject({
    title: "Mērķis apdraudēts, to diez vai vēl sasniegs: veicinātāju daļa",
    facts: ["Spring", "Riga alone", "Mērķis 90", "Varbūtība 2026-06: 4 %"],
  });
});
