/**
 * What Delighted's clients for Python, Ruby, PHP, Go and Node do on the wire, written down from the
 * behaviour of their source and sent byte for byte.
 */
import delightedClient from "delighted";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newApiKey } from "../../auth/api-key.ts";
import type { Database } from "../../storage/database.ts";
import { testAnswers } from "../../testing/answers.ts";
import { type RawReply, type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { testDatabase } from "../../testing/test-database.ts";

let db: Database;
let server: TestDelighted;
let anna: string;
let response: string;
beforeAll(async () => {
  db = await testDatabase();
  server = await testDelighted(db);
});
afterAll(() => server.stop());

let people = 0;
beforeEach(async () => {
  people += 1;
  const email = `anna${people}@hilltop.lv`;
  const made = await server.ask("POST", "/v1/people", { email, name: "Anna", send: false });
  anna = (made.body as { id: string }).id;
  const answered = await server.ask("POST", "/v1/survey_responses", { person: anna, score: 9 });
  response = (answered.body as { id: string }).id;
});

const NODE = { "User-Agent": "Delighted Node Client 2.2.0", "Content-Type": "application/json" };
const PYTHON = { "User-Agent": "Delighted Python 4.2.0", "Content-Type": "application/json" };
const RUBY = { "User-Agent": "Delighted RubyGem 2.1.0rc1", "Content-Type": "application/json" };
const PHP = { "User-Agent": "Delighted PHP API Client 4.2.0" };
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

interface Sent {
  headers?: Record<string, string>;
  body?: string;
  /** Instead of the key with a colon after it. */
  user?: string;
}

/** One request as bytes. */
function bytes(line: string, { headers = {}, body, user = `${server.key}:` }: Sent = {}): string {
  const lines = Object.entries({
    Host: `127.0.0.1:${server.port}`,
    Accept: "application/json",
    Authorization: `Basic ${Buffer.from(user).toString("base64")}`,
    ...headers,
    ...(body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
    Connection: headers.Connection ?? "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}

const send = (line: string, sent: Sent = {}): Promise<RawReply> => server.raw(bytes(line, sent));
const headerOf = (reply: RawReply, name: string) =>
  reply.head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);

test("1: Python's key without a colon opens the door like everybody else's with one, whatever the password", async () => {
  for (const user of [server.key, `${server.key}:`, `${server.key}:-`, `${server.key}:secret`]) {
    expect(await send("GET /v1/metrics", { headers: PYTHON, user })).toMatchObject({ status: 200 });
  }
  expect(await send("GET /v1/metrics", { user: newApiKey() })).toMatchObject({
    status: 401,
    json: { status: 401, message: "Unauthorized" },
  });
});

test("2: a GET may have a body, and the next request on the connection is still understood", async () => {
  const first = bytes("GET /v1/people", {
    headers: { ...PYTHON, Connection: "keep-alive" },
    body: "{}",
  });
  const second = bytes("GET /v1/bounces", { headers: PYTHON, body: "{}" });
  const { status, text } = await server.raw(first + second);
  expect(status).toBe(200);
  expect(text).toMatch(/^\[.*\]HTTP\/1\.1 200 OK\r\n/s);
  expect(text.endsWith("\r\n\r\n[]")).toBe(true);
});

test("3: JSON may be promised where there is no body at all", async () => {
  expect(await send("GET /v1/people", { headers: NODE })).toMatchObject({ status: 200 });
  const path = `/v1/people/${anna}`;
  expect(await send(`DELETE ${path}`, { headers: RUBY })).toMatchObject({
    status: 202,
    json: { ok: true },
  });
});

test("4: a DELETE may have a body: empty JSON, JSON that names somebody, or a form that does", async () => {
  const path = "/v1/autopilot/email/memberships";
  const join = () => server.ask("POST", path, { person_id: anna, properties: { plan: "pro" } });
  const named = { person: { id: anna } };
  await join();
  expect(
    await send(`DELETE ${path}`, { headers: PYTHON, body: `{"person_id": "${anna}"}` }),
  ).toMatchObject({ status: 202, json: named });
  await join();
  expect(
    await send(`DELETE ${path}`, { headers: { ...PHP, ...FORM }, body: `person_id=${anna}` }),
  ).toMatchObject({ status: 202, json: named });
  await join();
  expect(await send(`DELETE ${path}?person_id=${anna}`, { headers: NODE })).toMatchObject({
    status: 202,
    json: named,
  });
  expect(await send(`GET ${path}`)).toMatchObject({ json: [] });
  expect(await send(`DELETE /v1/people/${anna}`, { headers: PYTHON, body: "{}" })).toMatchObject({
    status: 202,
  });
});

test("5: lists are understood in all three ways in which clients write them", async () => {
  for (const query of [
    "expand=person&expand=notes",
    "expand%5B%5D=person&expand%5B%5D=notes",
    "expand[]=person",
    "expand=person",
    "expand%5B0%5D=person",
  ]) {
    const { json } = await send(`GET /v1/survey_responses/${response}?${query}`);
    expect(json).toMatchObject({ person: { id: anna, name: "Anna" }, notes: [] });
  }
});

test("6: Node saves with the id in the body and none in the path", async () => {
  const body = JSON.stringify({ id: response, score: 3, person: anna });
  expect(await send("PUT /v1/survey_responses", { headers: NODE, body })).toMatchObject({
    status: 200,
    json: { id: response, score: 3 },
  });
  const person = JSON.stringify({ id: anna, name: "Anna Kalna" });
  expect(await send("PUT /v1/people", { headers: NODE, body: person })).toMatchObject({
    status: 200,
    json: { id: anna, name: "Anna Kalna" },
  });
});

test("7: Python writes the person back as an object, and Ruby asks for it in the body", async () => {
  const path = `PUT /v1/survey_responses/${response}`;
  const python = JSON.stringify({ id: response, person: { id: anna, name: "Anna" }, score: 4 });
  expect(await send(path, { headers: PYTHON, body: python })).toMatchObject({
    status: 200,
    json: { person: anna, score: 4 },
  });
  const ruby = JSON.stringify({ score: 5, expand: ["person"] });
  expect(await send(path, { headers: RUBY, body: ruby })).toMatchObject({
    status: 200,
    json: { person: { id: anna, name: "Anna" }, score: 5 },
  });
});

test("8: parameters that nobody knows are ignored", async () => {
  const reply = await send("GET /v1/people?auto_handle_rate_limits=True&constructor=1&__proto__=2");
  expect(reply.status).toBe(200);
  expect(
    await server.ask("PUT", `/v1/survey_responses/${response}`, { shape: "round" }),
  ).toMatchObject({ status: 200 });
});

test("9: PHP finds Link, with a capital L, and with it the second page", async () => {
  await server.ask("POST", "/v1/people", { email: `ben${people}@hilltop.lv`, send: false });
  const first = await send("GET /v1/people?per_page=1", { headers: PHP });
  const link = headerOf(first, "Link") ?? "";
  const url = /^<(.*)>; rel="next"$/.exec(link)?.[1] ?? "";
  expect(url).toContain(`http://127.0.0.1:${server.port}/v1/people.json?`);
  const second = await send(`GET ${url.replace(/^http:\/\/[^/]+/, "")}`, { headers: PHP });
  expect(second.json).toHaveLength(1);
  expect(second.json).not.toEqual(first.json);
  const last = await send("GET /v1/people?per_page=100", { headers: PHP });
  expect(last.head.filter((line) => /^link:/i.test(line))).toEqual([]);
});

test("10: every error says that it is JSON, in a header that PHP finds", async () => {
  const broken = await testDelighted(db, {
    answers: {
      ...testAnswers(db),
      record: () => Promise.reject(new Error("boom")),
    },
    perMinute: 5,
  });
  const by = (line: string, sent: Sent = {}) =>
    broken.raw(bytes(line, { user: `${broken.key}:`, ...sent }));
  const made = await broken.ask("POST", "/v1/people", { email: "ben@hilltop.lv", send: false });
  const { id } = made.body as { id: string };
  const replies = [
    await by("GET /v1/metrics", { user: "nobody" }),
    await by("GET /v1/metrics", { headers: { Accept: "text/html" } }),
    await by("GET /v1/nothing"),
    await by("POST /v1/survey_responses", { body: `{"person":"${id}","score":9}` }),
    await by("POST /v1/people", { body: "{" }),
    await by("GET /v1/survey_responses/7"),
    await by("GET /v1/metrics"),
  ];
  await broken.stop();
  expect(replies.map((reply) => reply.status)).toEqual([401, 406, 404, 500, 422, 404, 429]);
  for (const reply of replies) {
    expect(headerOf(reply, "Content-Type")).toBe("application/json; charset=utf-8");
    expect(reply.json).toMatchObject({ status: reply.status, message: expect.any(String) });
  }
  expect(await send("GET /v1/metrics.json", { headers: { Accept: "text/html" } })).toMatchObject({
    status: 200,
  });
});

test("11: PHP's forms are understood: maps in brackets, numbers as text, yes and no in three ways", async () => {
  const body =
    "email=carl%40hilltop.lv&name=Carl+K%C4%81rkli%C5%86%C5%A1&delay=60&send=false&properties%5Bcustomer_id%5D=123&properties%5BPurchase%20Experience%5D=Mobile+App&properties%5Bvip%5D=1";
  const headers = { ...PHP, ...FORM };
  const made = await send("POST /v1/people", { headers, body });
  expect(made).toMatchObject({
    status: 201,
    json: {
      name: "Carl Kārkliņš",
      survey_scheduled_at: null,
      properties: { customer_id: "123", "Purchase Experience": "Mobile App", vip: "1" },
    },
  });
  const { id } = made.json as { id: string };
  const answer = `person=${id}&score=7&comment=ok&created_at=1780000000&person_properties%5Bstore%5D=Riga`;
  expect(await send("POST /v1/survey_responses", { headers, body: answer })).toMatchObject({
    status: 201,
    json: { person: id, score: 7, created_at: 1_780_000_000, person_properties: { store: "Riga" } },
  });
});

test("12: who asks too often is told to wait a whole number of seconds", async () => {
  const narrow = await testDelighted(db, { perMinute: 2 });
  const ask = () => narrow.raw(bytes("GET /v1/metrics", { user: `${narrow.key}:` }));
  await ask();
  await ask();
  const reply = await ask();
  await narrow.stop();
  expect(reply).toMatchObject({ status: 429, json: { status: 429, message: "Too Many Requests" } });
  expect(headerOf(reply, "Retry-After")).toMatch(/^([1-9]|[1-5]\d|60)$/);
});

test("13: keys are short enough for Ruby, which breaks long ones over two lines", () => {
  expect(newApiKey().length).toBeLessThanOrEqual(44);
  expect(server.key.length).toBeLessThanOrEqual(44);
});

test("14: links to the next page hold nothing at which clients cut them", async () => {
  await server.ask("POST", "/v1/survey_responses", { person: anna, score: 1 });
  const query = "per_page=1&person_email=&odd=a%2Cb%3Bc%3Ed%22&expand[]=person";
  const reply = await send(`GET /v1/survey_responses?${query}`);
  const [, url = ""] = /^<(.*)>; rel="next"$/.exec(headerOf(reply, "Link") ?? "") ?? [];
  expect(url).toContain("page=2");
  expect(url).not.toMatch(/[,;>"\s]/);
  expect(url).toContain("odd=a%2Cb%3Bc%3Ed%22");
});

test("15: nothing redirects, with or without .json, and nothing answers without JSON", async () => {
  for (const line of [
    "GET /v1/people",
    "GET /v1/people.json",
    "GET /delighted/v1/people",
    "GET /delighted/v1/metrics.json",
    `GET /v1/survey_responses/${response}.json`,
    `GET /v1/people/${anna}.json`,
    "GET /v1/autopilot/sms.json",
    "GET /v1/unsubscribes.json?page=7",
    "GET /v1/people/",
    "GET /v1",
  ]) {
    const { status, json } = await send(line, { headers: { "X-Forwarded-Proto": "http" } });
    expect([200, 404]).toContain(status);
    expect(json).toBeTypeOf("object");
  }
});

test("16: the notices that the last clients print on their way in do not matter", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const options = { host: "127.0.0.1", port: server.port, base: "/v1", scheme: "http" };
  const { response_count } = await delightedClient(server.key, options).metrics.retrieve();
  warned.mockRestore();
  expect(response_count).toBeGreaterThan(0);
});

test("17: a form without any Content-Type is recognised, and so is JSON under a wrong one", async () => {
  const headers = { "User-Agent": "Go-http-client/1.1" };
  const made = await send("POST /v1/people", {
    headers,
    body: "email=gopher%40hilltop.lv&name=Go&properties%5Bplan%5D=pro&send=false",
  });
  expect(made).toMatchObject({ status: 201, json: { name: "Go", properties: { plan: "pro" } } });
  const json = '{"email":"gopher@hilltop.lv","name":"Gopher","send":false}';
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "no type at all"]) {
    expect(
      await send("POST /v1/people", { headers: { ...headers, "Content-Type": type }, body: json }),
    ).toMatchObject({ status: 201, json: { name: "Gopher" } });
  }
});

test("18: a space that Ruby wrote as + in a path is one, and the + of an address stays", async () => {
  const email = "d+news@hilltop.lv";
  await server.ask("POST", "/v1/people", { email, phone_number: "+37120000009", send: false });
  expect(
    await send("DELETE /v1/people/d%2Bnews%40hilltop.lv+/survey_requests/pending", {
      headers: RUBY,
    }),
  ).toMatchObject({
    status: 200,
    json: { ok: true },
  });
  for (const path of [
    `/v1/people/+${anna}`,
    "/v1/people/email%3A+d%2Bnews%40hilltop.lv",
    "/v1/people/email:d+news@hilltop.lv",
    "/v1/people/phone_number%3A%2B37120000009",
  ]) {
    expect(await send(`GET ${path}`, { headers: RUBY })).toMatchObject({ status: 200 });
  }
  expect(
    await send("DELETE /v1/people/email%3Ad%2Bnews%40hilltop.lv", { headers: RUBY }),
  ).toMatchObject({
    status: 202,
  });
});
