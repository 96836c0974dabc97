import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { beforeAll, expect, test } from "vitest";
import type { App } from "../errors/http.ts";
import { bareServer } from "../testing/bare-server.ts";

const DESCRIPTION = new URL("../../../../docs/api/openapi.json", import.meta.url);
const TYPES = new URL("../../../contract/src/generated/api.ts", import.meta.url);
/** `npm run api` writes both anew; a test that only compares would never let the API change. */
const update = process.env.UPDATE_API === "1";

let app: App;

beforeAll(async () => {
  app = (await bareServer()).app;
});

test("the checked-in description of the API is the one that is served", async () => {
  const served = await app.inject({ url: "/api/v1/openapi.json" });
  const text = `${JSON.stringify(served.json(), null, 2)}\n`;
  if (update) writeFileSync(DESCRIPTION, text);
  expect(readFileSync(DESCRIPTION, "utf8") === text, "run: npm run api").toBe(true);
});

test("the typed client is generated from that description", async () => {
  const description = JSON.parse(readFileSync(DESCRIPTION, "utf8")) as OpenAPI3;
  const types = `${HEAD}${astToString(await openapiTS(description))}`;
  if (update) writeFileSync(TYPES, types);
  expect(readFileSync(TYPES, "utf8") === types, "run: npm run api").toBe(true);
});

const HEAD = "/** Types of the API, generated from docs/api/openapi.json by `npm run api`. */\n";

test("every operation says what it answers, and every reply of an error is a problem", async () => {
  const reply = await app.inject({ url: "/api/v1/surveys" });
  expect(reply.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(reply.json()).toMatchObject({ status: 401, code: "not_signed_in" });
  const docs = await app.inject({ url: "/docs/api" });
  expect(docs.statusCode).toBe(200);
  expect(docs.body).not.toMatch(/src="https?:/);
});
