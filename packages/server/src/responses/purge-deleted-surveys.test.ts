import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { purgeDeletedSurveys } from "./purge-deleted-surveys.ts";

let server: TestServer;
let path: string;

beforeAll(async () => {
  server = await testServer();
  path = `/surveys/${server.survey.id}`;
  await server.api("PATCH", path, { dimensions: ["store"], brand: { color: "#15803d" } });
  for (const score of [1, 9]) await server.api("POST", `${path}/responses`, { score });
});

const names = async () =>
  (await server.api<{ data: { name: string }[] }>("GET", "/surveys")).data.map(({ name }) => name);

test("a duplicate has the wording, look and properties of its original, a link of its own, and no answers", async () => {
  const copy = await server.api<{ id: string; slug: string }>("POST", `${path}/duplicate`, {
    name: "Spring, next year",
  });
  expect(copy).toMatchObject({
    name: "Spring, next year",
    status: "open",
    isDefault: false,
    answers: 0,
    dimensions: ["store"],
    brand: { color: "#15803d" },
    languages: ["en", "lv", "ru"],
  });
  expect(copy.slug).not.toBe(server.survey.slug);
  const reply = await fetch(`${server.url}/s/${copy.slug}`);
  expect(reply.status).toBe(200);
  await server.api("DELETE", `/surveys/${copy.id}`);
});

test("a deleted survey is listed nowhere and takes no answers; brought back it is as it was", async () => {
  await server.api("DELETE", path);
  expect(await names()).not.toContain("Spring");
  expect((await server.ask("GET", `${path}/score`)).status).toBe(404);
  const page = await (await fetch(`${server.url}/s/${server.survey.slug}`)).text();
  expect(page).not.toContain('type="radio"');
  const restored = await server.api("POST", `${path}/restore`, { status: "open" });
  expect(restored).toMatchObject({ name: "Spring", status: "open", answers: 2 });
  expect((await server.ask("POST", `${path}/restore`, {})).status).toBe(404);
});

test("after a month a deleted survey is gone with its answers, and nobody else's", async () => {
  const { services, workspaceId } = server;
  const other = await server.api<{ id: string }>("POST", "/surveys", { name: "Other" });
  await server.api("POST", `/surveys/${other.id}/responses`, { score: 5 });
  await server.api("DELETE", path);
  const at = (days: number) => new Date(Date.now() + days * 24 * 3600_000);
  expect(await purgeDeletedSurveys(services.db, workspaceId, at(29))).toBe(0);
  expect(await purgeDeletedSurveys(services.db, workspaceId, at(31))).toBe(2);
  const left = await services.db.selectFrom("response").select("survey_id").execute();
  expect(left).toEqual([{ survey_id: other.id }]);
  expect((await server.ask("POST", `${path}/restore`, {})).status).toBe(404);
  const log = await server.api<{ data: { action: string }[] }>("GET", "/audit");
  expect(log.data.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["survey.duplicated", "survey.deleted", "survey.restored"]),
  );
});
