import { existsSync, readdirSync, rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { cli, serving, temporaryFolder } from "../testing/cli.ts";

const folder = temporaryFolder();
const archive = temporaryFolder();
const environment = { CANDOR_DATA: folder, WAL_ARCHIVE: archive, RATE_LIMIT: "0" };
let server: Awaited<ReturnType<typeof serving>> | null = null;
let key = "";

afterAll(async () => {
  await server?.stop();
  for (const one of [folder, archive]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
}, 60_000);

async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(`${server?.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(reply.status, `${method} ${path}`).toBeLessThan(300);
  return (reply.status === 204 ? null : await reply.json()) as T;
}

/** The first visitor's workspace. @returns a key of it. */
async function setUp(url: string): Promise<string> {
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, ...headers },
      body: JSON.stringify(body),
    });
  const setup = await post("/setup", {
    ...{ name: "Ann", email: "ann@example.com", password: "a long enough password" },
    ...{ workspaceName: "Garden", language: "en", timeZone: "Europe/Riga" },
  });
  const cookie = setup.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { workspaces } = (await setup.json()) as { workspaces: { id: string }[] };
  const made = await post(
    "/keys",
    { name: "shop", scopes: ["read", "write", "admin"] },
    { cookie, "candor-workspace": workspaces[0]?.id ?? "" },
  );
  return ((await made.json()) as { key: string }).key;
}

test("after a mistake everything is as it was at the moment before, and Candor serves on from there", async () => {
  server = await serving(environment);
  key = await setUp(server.url);
  // The first base copy is made by itself.
  await expect
    .poll(
      async () =>
        (await (await fetch(`${server?.url}/metrics`)).text()).match(
          /^candor_archive_base_copy_seconds/m,
        ),
      {
        timeout: 60_000,
      },
    )
    .not.toBeNull();
  const { id: surveyId } = await api<{ id: string }>("POST", "/surveys", { name: "Spring" });
  const answer = (score: number, email: string) =>
    api<{ id: string }>("POST", `/surveys/${surveyId}/responses`, {
      ...{ score, channel: "api", person: { email } },
    });
  const erased = await answer(9, "erased@example.com");
  await answer(3, "bob@example.com");
  const moment = new Date();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await answer(0, "late@example.com");
  const { data } = await api<{ data: { id: string; email: string }[] }>("GET", "/people");
  const person = data.find(({ email }) => email === "erased@example.com");
  await api("DELETE", `/people/${person?.id}`);
  await api("DELETE", `/responses/${erased.id}`);

  const beside = await cli(["restore", "--at", moment.toISOString()], environment);
  expect(beside.code).toBe(4);
  expect(beside.stderr).toContain("already serves from the data folder");
  const doctor = await cli(["doctor", "--json"], environment);
  expect(doctor.json.findings).toContainEqual(
    expect.objectContaining({
      ...{ check: "archive", state: "ok" },
      sentence: expect.stringContaining("one can return to any moment since"),
    }),
  );
  await server.stop();

  const back = await cli(["restore", "--at", moment.toISOString(), "--json"], environment);
  expect(back.code, back.stderr).toBe(0);
  expect(back.json).toMatchObject({
    ...{ reached: true, answers: 2, wrongTallies: 0, workspaces: 1 },
    lost: { answers: 1, erasedPeople: [person?.id], sent: 0 },
  });
  expect(existsSync(String(back.json.kept))).toBe(true);
  expect(readdirSync(folder).filter((name) => /restoring|scratch|swap/.test(name))).toEqual([]);

  server = await serving(environment);
  const there = await api<{ data: { score: number }[] }>("GET", `/surveys/${surveyId}/responses`);
  expect(there.data.map(({ score }) => score).sort()).toEqual([3, 9]);
  await answer(10, "new@example.com");
  expect(
    (await api<{ data: unknown[] }>("GET", `/surveys/${surveyId}/responses`)).data,
  ).toHaveLength(3);
}, 240_000);
