import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let other = "";
let key = "";
beforeAll(async () => {
  server = await testServer();
  other = String((await server.api("POST", "/surveys", { name: "Autumn" })).id);
  const made = await server.api("POST", "/keys", {
    ...{ name: "Till", scopes: ["read", "write", "admin"] },
    surveyIds: [server.survey.id],
  });
  key = String(made.key);
});

const ask = async (method: string, path: string, body?: object) => {
  const reply = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: reply.status, text: await reply.text() };
};

test("a key of one survey records and reads there", async () => {
  const own = `/api/v1/surveys/${server.survey.id}`;
  const answer = { score: 9, channel: "api" };
  expect((await ask("POST", `${own}/responses`, answer)).status).toBe(201);
  expect((await ask("GET", `${own}/score`)).status).toBe(200);
  const capitals = `/api/v1/surveys/${server.survey.id.toUpperCase()}/score`;
  expect((await ask("GET", capitals)).status).toBe(200);
});

test("it opens no other survey, nothing of the whole workspace, and no other door", async () => {
  for (const [method, path] of [
    ["GET", `/api/v1/surveys/${other}/score`],
    ["POST", `/api/v1/surveys/${other}/responses`],
    ["GET", "/api/v1/surveys"],
    ["GET", "/api/v1/people"],
    ["GET", "/api/v1/keys"],
    ["GET", "/api/v1/audit"],
    ["GET", "/api/v1/live"],
    ["POST", "/mcp"],
    ["GET", "/delighted/v1/people.json"],
  ] as const) {
    const body = method === "POST" ? { score: 1, channel: "api" } : undefined;
    const reply = await ask(method, path, body);
    expect(reply.status, `${method} ${path}: ${reply.text}`).toBe(403);
  }
});

test("it is listed with its surveys, and made for none that is not there", async () => {
  const { data } = await server.api<{ data: { name: string; surveyIds: string[] | null }[] }>(
    "GET",
    "/keys",
  );
  expect(data.find(({ name }) => name === "Till")?.surveyIds).toEqual([server.survey.id]);
  expect(data.find(({ name }) => name === "tests")?.surveyIds).toBeNull();
  const nowhere = { name: "x", surveyIds: ["00000000-0000-7000-8000-000000000000"] };
  expect((await server.ask("POST", "/keys", nowhere)).status).toBe(422);
});
