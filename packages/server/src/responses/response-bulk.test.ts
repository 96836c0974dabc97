import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let path: string;
const ids: string[] = [];

beforeAll(async () => {
  server = await testServer();
  path = `/surveys/${server.survey.id}`;
  for (const score of [0, 5, 9, 10]) {
    const { id } = await server.api<{ id: string }>("POST", `${path}/responses`, { score });
    ids.push(id);
  }
});

const change = (responses: string[], what: object) =>
  server.api<{ changed: string[] }>("POST", "/responses/change", { responses, change: what });
const answers = async () => (await server.api<{ answers: number }>("GET", `${path}/score`)).answers;

test("a tag is given to many answers at once, and undone exactly where it was new", async () => {
  const [first = "", second = "", third = ""] = ids;
  await change([first], { what: "tag", tag: "late", on: true });
  const { changed } = await change([first, second, third, third], {
    what: "tag",
    tag: "late",
    on: true,
  });
  expect(changed.toSorted()).toEqual([second, third].toSorted());
  await change(changed, { what: "tag", tag: "late", on: false });
  const { data } = await server.api<{ data: { id: string }[] }>(
    "GET",
    `${path}/responses?tag=late`,
  );
  expect(data.map(({ id }) => id)).toEqual([first]);
});

test("answers left out together leave the score, keep reasons they had, and come back together", async () => {
  const [first = "", second = "", third = ""] = ids;
  await change([first], { what: "exclusion", exclusion: { reason: "test" } });
  const staff = { what: "exclusion", exclusion: { reason: "staff", note: "the shop's own" } };
  const { changed } = await change([first, second, third], staff);
  expect(changed).toHaveLength(2);
  expect(await answers()).toBe(1);
  expect(await server.api("GET", `/responses/${first}`)).toMatchObject({
    exclusion: { reason: "test" },
  });
  await change(changed, { what: "exclusion", exclusion: null });
  expect(await answers()).toBe(3);
});

test("nothing changes when one of them is not there, or when no reason is given", async () => {
  const before = await answers();
  const [, , , fourth = ""] = ids;
  const exclusion = { reason: "other", note: "" };
  const wrong = { what: "exclusion", exclusion };
  expect(
    await server.ask("POST", "/responses/change", { responses: [fourth], change: wrong }),
  ).toMatchObject({ status: 422, body: { code: "reason_missing" } });
  const missing = "00000000-0000-7000-8000-000000000000";
  expect(
    await server.ask("POST", "/responses/change", {
      responses: [fourth, missing],
      change: { what: "exclusion", exclusion: { reason: "spam" } },
    }),
  ).toMatchObject({ status: 404 });
  expect(await answers()).toBe(before);
});

test("chosen answers leave as a file, also those that are not counted", async () => {
  const [first = "", second = ""] = ids;
  const { status, body } = await server.ask("POST", `${path}/responses/export`, {
    responses: [first, second],
  });
  expect(status).toBe(200);
  const rows = String(body).trim().split("\r\n");
  expect(rows).toHaveLength(3);
  expect(rows.some((row) => row.includes(first) && row.includes("test"))).toBe(true);
});
