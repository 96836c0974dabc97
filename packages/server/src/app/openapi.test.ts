import { readFileSync, writeFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
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
  const types = `${HEAD}${astToString(await openapiTS(description, { defaultNonNullable: false }))}`;
  if (update) writeFileSync(TYPES, types);
  expect(readFileSync(TYPES, "utf8") === types, "run: npm run api").toBe(true);
});

const HEAD = "/** Types of the API, generated from docs/api/openapi.json by `npm run api`. */\n";

test("every operation has a name, words and documented refusals, and Redocly finds nothing to mend", async () => {
  const description = (await app.inject({ url: "/api/v1/openapi.json" })).json();
  const operations = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item as object).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      ...(operation as { operationId?: string; summary?: string; description?: string }),
    })),
  );
  const silent = operations.filter((o) => !(o.operationId && o.summary && o.description));
  expect(
    silent.map(({ name }) => name),
    "say it in packages/server/api-words",
  ).toEqual([]);
  expect(new Set(operations.map((o) => o.operationId)).size).toBe(operations.length);
  const words = Object.keys(
    JSON.parse(readFileSync(new URL("../../api-words/operations.json", import.meta.url), "utf8")),
  );
  expect(words.filter((name) => !operations.some((o) => o.name === name))).toEqual([]);
  expect(description.components.schemas.Person.properties.email).toBeDefined();
  expect(description.paths["/api/v1/people/{personId}"].get.responses["404"]).toEqual({
    $ref: "#/components/responses/Problem404",
  });
  const problems = await lintFromString({
    source: JSON.stringify(description),
    config: await createConfig({ extends: ["recommended"] }),
  });
  const told = problems.map((p) => `${p.ruleId} ${p.location[0]?.pointer}: ${p.message}`);
  expect(told).toEqual([]);
}, 60_000);

test("every operation says what it answers, and every reply of an error is a problem", async () => {
  const reply = await app.inject({ url: "/api/v1/surveys" });
  expect(reply.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(reply.json()).toMatchObject({ status: 401, code: "not_signed_in" });
  const docs = await app.inject({ url: "/docs/api" });
  expect(docs.statusCode).toBe(200);
  expect(docs.body).not.toMatch(/src="https?:/);
});
