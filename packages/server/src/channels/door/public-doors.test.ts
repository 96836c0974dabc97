import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testing/test-server.ts";

let server: TestServer;
let link: string;

beforeAll(async () => {
  server = await testServer();
  link = `/s/${server.survey.slug}`;
  const made = new Date(Date.now() - 60 * DAY);
  await server.services.db.updateTable("survey").set({ created_at: made }).execute();
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["consent", "response", "person"] as const)
    await db.deleteFrom(table).execute();
});

const DAY = 24 * 3600_000;
let lastPlace = 0;
/** Each test comes from a place of its own: places are counted. */
const somewhere = () => `10.1.${Math.floor(++lastPlace / 250)}.${lastPlace % 250}`;

async function post(body: Record<string, unknown>, { path = link, from = somewhere() } = {}) {
  return server.app.inject({
    method: "POST",
    url: path,
    remoteAddress: from,
    headers: { accept: "application/json", "content-type": "application/json" },
    payload: { visit: uuidv7(), score: 9, ...body },
  });
}

async function posted(fields: Record<string, string>, path = link) {
  return server.app.inject({
    method: "POST",
    url: path,
    remoteAddress: somewhere(),
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(fields).toString(),
  });
}

const answers = () => server.services.db.selectFrom("response").selectAll().execute();

test("a stranger who posts thousands of properties adds as many as an answer may carry, and the file is whole", async () => {
  const properties = Object.fromEntries(
    Array.from({ length: 2000 }, (_, n) => [`p${n}`, "x".repeat(60)]),
  );
  expect((await post({ properties })).statusCode).toBe(200);
  const [row] = await answers();
  expect(Object.keys(row?.properties ?? {})).toHaveLength(50);
  const much = await post({ properties: { p: "x" }, comment: "y".repeat(600_000) });
  expect(much.statusCode).toBe(413);
  const file = await server.fetch(`/surveys/${server.survey.id}/responses/export?format=xlsx`);
  expect(file.status).toBe(200);
});

test("an answer is dated by the device only as far back as a queue without a network can explain", async () => {
  const { id, slug } = await server.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Everywhere",
  });
  const made = new Date(Date.now() - 60 * DAY);
  await server.services.db.updateTable("survey").set({ created_at: made }).execute();
  await server.api("PUT", `/surveys/${id}/kiosk`, {});
  const { key } = await server.api<{ key: string }>("PUT", `/surveys/${id}/widget`, {});
  const doors = {
    link: (answeredAt: string) => post({ answeredAt }, { path: `/s/${slug}` }),
    widget: (answeredAt: string) =>
      post({ id: uuidv7(), answeredAt }, { path: `/w/${key}/responses` }),
    kiosk: (answeredAt: string) => post({ answeredAt }, { path: `/k/${slug}` }),
  };
  const believed = async (door: keyof typeof doors, days: number) => {
    await server.services.db.deleteFrom("response").execute();
    const at = Math.round(Date.now() - days * DAY);
    expect((await doors[door](new Date(at).toISOString())).statusCode).toBeLessThan(300);
    const [row] = await answers();
    const stored = row?.answered_at.getTime() ?? 0;
    // What is not believed is dated by its arrival.
    if (stored !== at) expect(Math.abs(stored - Date.now())).toBeLessThan(60_000);
    return stored === at;
  };
  const longest = { link: 0.9, widget: 6.9, kiosk: 29.9 };
  for (const door of ["link", "widget", "kiosk"] as const) {
    expect([door, await believed(door, longest[door])]).toEqual([door, true]);
    for (const days of [longest[door] + 0.2, 40, 10_000, -1]) {
      expect([door, days, await believed(door, days)]).toEqual([door, days, false]);
    }
  }
});

test("an address typed on an open link claims nothing about somebody who is known", async () => {
  const ann = await server.api<{ id: string }>("POST", "/people", {
    email: "ann@shop.lv",
    name: "Ann",
  });
  await post({ contact: true, email: "Ann@shop.lv", comment: "call me" });
  const [row] = await answers();
  expect(row?.person_id).toBeNull();
  expect(await server.api("GET", `/people/${ann.id}`)).toMatchObject({
    answers: 0,
    consents: [],
    name: "Ann",
  });
  expect(await server.api("GET", `/responses/${row?.id}`)).toMatchObject({
    person: null,
    claimed: { id: ann.id, email: "ann@shop.lv" },
    mayContact: true,
  });
  // Erased, she is not named there either.
  await server.api("DELETE", `/people/${ann.id}`);
  expect(await server.services.db.selectFrom("claimed_answer").selectAll().execute()).toEqual([]);
});

test("permission to be contacted is kept with its words and its time, shown, filtered and taken back", async () => {
  await post({ contact: true, email: "bob@shop.lv", language: "lv" });
  await post({ score: 3 });
  const [row] = (await answers()).filter(({ person_id }) => person_id !== null);
  const person = `/people/${row?.person_id}`;
  const { consents } = await server.api<{ consents: { wording: string }[] }>("GET", person);
  expect(consents).toMatchObject([
    { channel: "contact", given: true, source: "Spring", responseId: row?.id },
  ]);
  expect(consents[0]?.wording).toMatch(/\p{L}{3}/u);
  const list = (query: string) =>
    server.api<{ data: { id: string; mayContact: boolean }[] }>(
      "GET",
      `/surveys/${server.survey.id}/responses?${query}`,
    );
  expect((await list("mayContact=true")).data).toMatchObject([{ id: row?.id, mayContact: true }]);
  expect((await list("mayContact=false")).data).toMatchObject([{ mayContact: false }]);
  await server.api("PUT", `${person}/consents`, {
    channel: "contact",
    given: false,
    source: "by phone",
  });
  expect((await list("mayContact=true")).data).toEqual([]);
});

test("answers that burst from one place are said by the survey and the audit log, and none is refused for it", async () => {
  const from = somewhere();
  for (let n = 0; n < 32; n++) expect((await post({}, { from })).statusCode).toBe(200);
  await post({}, {});
  expect(await server.api("GET", `/surveys/${server.survey.id}`)).toMatchObject({
    burst: { channel: "link", answers: 31 },
  });
  const { data } = await server.api<{ data: { action: string }[] }>("GET", "/audit");
  expect(data.filter(({ action }) => action === "survey.answers_burst")).toHaveLength(1);
});

test("posts are limited for each survey and place over all its doors together", async () => {
  const from = somewhere();
  const visit = uuidv7();
  const statuses = new Set<number>();
  await server.api("PUT", "/public-page", { slug: "botanic", enabled: true });
  await server.api("PUT", `/surveys/${server.survey.id}/form`, { purpose: "feedback" });
  const doors = [link, `/p/botanic/${server.survey.slug}`];
  for (let n = 0; n < 310; n++) {
    statuses.add((await post({ visit }, { from, path: doors[n % 2] ?? link })).statusCode);
  }
  expect([...statuses].sort()).toEqual([200, 429]);
});

test("a form without a script that cannot be taken comes back as a page with its words, whatever went wrong", async () => {
  const words = "The <b>roses</b> were dry";
  const fields = { visit: uuidv7(), score: "4", step: "comment", comment: words };
  const { db } = server.services;
  await db.schema.alterTable("response").renameTo("response_away").execute();
  try {
    const reply = await posted(fields);
    expect(reply.statusCode).toBe(503);
    expect(reply.headers["content-type"]).toContain("text/html");
    expect(reply.body).toContain("The &lt;b&gt;roses&lt;/b&gt; were dry");
    expect(reply.body).toContain(`value="${fields.visit}"`);
  } finally {
    await db.schema.alterTable("response_away").renameTo("response").execute();
  }
  const long = await posted({ ...fields, comment: "word ".repeat(9000) });
  expect(long.statusCode).toBe(400);
  expect(long.body).toContain("word word");
});
