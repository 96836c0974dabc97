import { afterEach, beforeEach, expect, test } from "vitest";
import { addressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { completion, type FakeModel, fakeModel, type Said } from "../testing/fake-model.ts";
import { aSurvey, aWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import { modelSettings, usedOn } from "./model-queries.ts";
import { readingQuestion } from "./reading-question.ts";
import { saveOwnModel } from "./save-own-model.ts";
import { testOwnModel } from "./test-own-model.ts";

let db: Database;
let model: FakeModel;
let deps: ModelDeps;
let workspaceId: string;
let now: Date;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  workspaceId = await aWorkspace(db);
  await aSurvey(db, { workspaceId });
  model = await fakeModel();
  now = new Date("2026-03-04T12:00:00Z");
  deps = {
    db,
    secret: serverSecret("a secret of the tests, long enough to be one"),
    check: addressCheck(["127.0.0.1"], undefined, "MODEL_ALLOWED_HOSTS"),
    now: () => now,
    random: () => 0.5,
    timeoutMs: 5_000,
  };
  await save({ enabled: true, baseUrl: model.url, model: "tiny-1", uses: ["reading"] });
});
afterEach(() => model.stop());

const save = (patch: Parameters<typeof saveOwnModel>[2]) =>
  saveOwnModel(deps, { workspaceId, actor: "ann" }, patch);
const ask = (with_: Partial<ModelDeps> = {}) =>
  askModel(
    { ...deps, ...with_ },
    { workspaceId, use: "reading" },
    readingQuestion(["It is slow."], [{ id: "performance", name: "Speed" }]),
  );
const settings = () => modelSettings(db, workspaceId);

test.each<[string, Said, string]>([
  ["says 500", { status: 500, body: "oops" }, "server_error"],
  ["refuses the key", { status: 401, body: '{"error":"bad key"}' }, "refused"],
  ["knows no such model", { status: 404, body: "no such model" }, "not_found"],
  ["answers in HTML", { status: 200, body: "<html>hello</html>" }, "garbage"],
  ["answers half JSON", { status: 200, body: completion({ items: [] }).slice(0, 60) }, "garbage"],
  ["closes in the middle", { half: '{"choices":[{"message"' }, "unreachable"],
  [
    "sends elsewhere",
    { status: 302, headers: { location: "http://169.254.169.254/latest" }, body: "" },
    "redirected",
  ],
])("an endpoint that %s is left alone for a while", async (_, said, problem) => {
  model.says = () => said;
  expect(await ask()).toMatchObject({ ok: false, problem });
  expect(model.asked).toHaveLength(1);
  expect(await settings()).toMatchObject({ failures: 1, quietWhy: problem });
  expect(await ask()).toMatchObject({ ok: false, problem: "resting" });
  expect(model.asked).toHaveLength(1);
  // It comes back: the next request after the rest clears everything.
  now = new Date(now.getTime() + 60_000);
  model.says = null;
  expect(await ask()).toMatchObject({ ok: true });
  expect(await settings()).toMatchObject({ failures: 0, quietUntil: null });
});

test("one that is too slow is given up after its time", async () => {
  const { promise, resolve } = Promise.withResolvers<Said | null>();
  model.says = () => promise;
  expect(await ask({ timeoutMs: 200 })).toMatchObject({ ok: false, problem: "timeout" });
  resolve(null);
});

test("Retry-After is believed, six hours at most", async () => {
  model.says = () => ({ status: 429, headers: { "retry-after": "600" }, body: "slow down" });
  expect(await ask()).toMatchObject({ ok: false, problem: "rate_limited" });
  expect((await settings()).quietUntil).toEqual(new Date(now.getTime() + 600_000));
  now = new Date(now.getTime() + 601_000);
  model.says = () => ({ status: 429, headers: { "retry-after": "9999999" }, body: "" });
  await ask();
  expect((await settings()).quietUntil).toEqual(new Date(now.getTime() + 6 * 3_600_000));
});

test.each<[string, Said, string]>([
  ["no JSON at all", { content: "I am sorry, Dave." }, "invalid"],
  ["half of its JSON", { content: '{"items":[{"i":1,"senti' }, "invalid"],
  ["another form", { content: { answer: 42 } }, "invalid"],
  ["items of comments that were not sent", { content: { items: [{ i: 7 }] } }, "invalid"],
  ["no end", { content: '{"items":', finish: "length" }, "cut_off"],
  ["a hundred thousand letters", { content: "x".repeat(100_000) }, "too_large"],
])(
  "an answer with %s is not believed, and the endpoint is asked again",
  async (_, said, problem) => {
    model.says = () => said;
    expect(await ask()).toMatchObject({ ok: false, problem });
    expect(await settings()).toMatchObject({ failures: 0, quietUntil: null });
  },
);

test("an endpoint without response_format is asked in words alone from then on", async () => {
  model.says = ({ body }) =>
    body.response_format
      ? { status: 400, body: '{"error":{"message":"response_format is not supported"}}' }
      : null;
  expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).toMatchObject({ ok: true });
  expect(model.asked.map(({ body }) => "response_format" in body)).toEqual([true, false, false]);
});

test("parameters that a model refuses by name are left out, one after the other", async () => {
  model.says = ({ body }) =>
    "max_tokens" in body
      ? { status: 400, body: "Unsupported parameter: 'max_tokens'" }
      : "temperature" in body
        ? { status: 400, body: "'temperature' does not support 0" }
        : null;
  expect(await ask()).toMatchObject({ ok: true });
  expect(model.asked).toHaveLength(3);
  expect((await settings()).without).toEqual(["max_tokens", "temperature"]);
  expect((await usedOn(db, workspaceId, "2026-03-04")).requests).toBe(3);
});

test("a key that the endpoint repeats is not shown", async () => {
  await save({ key: "sk-very-secret" });
  model.says = () => ({ status: 401, body: "Incorrect key: sk-very-secret" });
  expect(await ask()).toMatchObject({ problem: "refused", detail: "401: Incorrect key: …" });
});

test("JSON in a fence, after thinking aloud, is read", async () => {
  const item = { i: 1, sentiment: "negative", confidence: 0.7, urgency: 0, churn: false };
  model.says = () => ({
    content: `<think>hm {</think>\n\`\`\`json\n${JSON.stringify({ items: [item] })}\n\`\`\``,
  });
  expect(await ask()).toMatchObject({ ok: true });
});

test("two processes together never ask more often than the day allows", async () => {
  await save({ requestsADay: 5 });
  // A pool of its own, as another process has one.
  const other = { ...deps, db: openDatabase(await testConnection()) };
  try {
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, i) => ask(i % 2 === 0 ? {} : { db: other.db })),
    );
    expect(all.filter((asked) => asked.ok)).toHaveLength(5);
    expect(model.asked).toHaveLength(5);
    expect(all.filter((asked) => !asked.ok && asked.problem === "cap_requests")).toHaveLength(11);
  } finally {
    await other.db.destroy();
  }
  // The day of the workspace ends, and the caps begin anew.
  now = new Date("2026-03-05T00:00:01Z");
  expect(await ask()).toMatchObject({ ok: true });
});

test("characters are counted as they were sent and received, and stop at the cap", async () => {
  await save({ charactersADay: 100_000 });
  await ask();
  const { characters, requests, tokens } = await usedOn(db, workspaceId, "2026-03-04");
  expect(requests).toBe(1);
  expect(tokens).toBe(120);
  expect(characters).toBeGreaterThan(JSON.stringify(model.asked[0]?.body).length);
  expect(characters).toBeLessThan(5_000);
  let last = await ask();
  for (let i = 0; last.ok && i < 60; i++) last = await ask();
  expect(last).toMatchObject({ ok: false, problem: "cap_characters" });
  expect((await usedOn(db, workspaceId, "2026-03-04")).characters).toBeLessThanOrEqual(100_000);
});

test("a private address is refused unless the operator allows it, when it is saved and when it is asked", async () => {
  const strict = addressCheck([], undefined, "MODEL_ALLOWED_HOSTS");
  await expect(
    saveOwnModel(
      { ...deps, check: strict },
      { workspaceId, actor: "ann" },
      {
        baseUrl: "http://10.0.0.5:11434/v1",
      },
    ),
  ).rejects.toMatchObject({ status: 422, code: "model_address" });
  expect(await ask({ check: strict })).toMatchObject({ ok: false, problem: "address" });
  expect(model.asked).toEqual([]);
  const rebound = addressCheck([], async () => [{ address: "10.0.0.5", family: 4 }]);
  await saveOwnModel(
    { ...deps, check: rebound },
    { workspaceId, actor: "ann" },
    {
      baseUrl: "https://model.example/v1",
    },
  );
  expect(await ask({ check: rebound })).toMatchObject({ ok: false, problem: "address" });
});

test("a new address forgets the key that was given for the old one", async () => {
  await save({ key: "sk-for-here" });
  await save({ baseUrl: `http://127.0.0.1:${model.port}/other` });
  await ask();
  expect(model.asked.at(-1)?.headers.authorization).toBeUndefined();
});

test("switched off is off from the next request on, and the test says honestly what came back", async () => {
  await save({ enabled: false });
  expect(await ask()).toMatchObject({ ok: false, problem: "off" });
  expect(model.asked).toEqual([]);
  const works = await testOwnModel(deps, { workspaceId, actor: "ann" });
  expect(works).toMatchObject({ works: true, problem: null, tone: "positive", jsonMode: true });
  model.says = () => ({ status: 401, body: "no such key" });
  const not = await testOwnModel(deps, { workspaceId, actor: "ann" });
  expect(not).toMatchObject({ works: false, problem: "refused", tone: null });
  expect(not.detail).toContain("no such key");
});
