import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await testServer();
  const people = [
    { name: "Bo Ek", email: "bo@firma.lv", attributes: { store: "Riga" } },
    { name: "anna Liepa", phone: "+371 20 000 001", attributes: { store: "Riga", plan: "pro" } },
    { externalId: "=c-3" },
    { name: "Cia Moe", email: "cia@firma.lv" },
  ];
  for (const person of people) {
    const { id } = await server.api<{ id: string }>("POST", "/people", person);
    ids[person.name ?? person.externalId ?? ""] = id;
  }
  const answers = [
    ["bo@firma.lv", 3, "2026-05-01T10:00:00Z"],
    ["cia@firma.lv", 10, "2026-05-03T10:00:00Z"],
  ];
  for (const [email, score, answeredAt] of answers) {
    const body = { score, answeredAt, person: { email } };
    await server.api("POST", `/surveys/${server.survey.id}/responses`, body);
  }
});

interface Page {
  data: { name: string | null; externalId: string | null; tags: string[] }[];
  nextCursor: string | null;
}

/** Everybody, two at a time. */
async function listed(query: string): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const more = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await server.api("GET", `/people?limit=2&${query}${more}`);
    names.push(...page.data.map(({ name, externalId }) => name ?? externalId ?? ""));
    cursor = page.nextCursor;
  }
  return names;
}

test("people are sorted by name as they are called, and by their latest answer, page by page; unknown comes last", async () => {
  expect(await listed("sort=name&order=asc")).toEqual(["=c-3", "anna Liepa", "Bo Ek", "Cia Moe"]);
  expect(await listed("sort=name&order=desc")).toEqual(["Cia Moe", "Bo Ek", "anna Liepa", "=c-3"]);
  expect(await listed("sort=answered")).toEqual(["Cia Moe", "Bo Ek", "=c-3", "anna Liepa"]);
  expect(await listed("sort=score&order=asc")).toEqual(["Bo Ek", "Cia Moe", "=c-3", "anna Liepa"]);
  expect(await listed("sort=created&order=asc")).toEqual([
    "Bo Ek",
    "anna Liepa",
    "=c-3",
    "Cia Moe",
  ]);
});

test("a tag is given to many, found, made a segment of, and taken off exactly those who got it", async () => {
  const people = [ids["Bo Ek"], ids["Cia Moe"]];
  await server.api("POST", "/people/tags", { people: [ids["Bo Ek"]], tag: "regular", on: true });
  const { changed } = await server.api<{ changed: string[] }>("POST", "/people/tags", {
    people: [...people, "00000000-0000-7000-8000-000000000000"],
    tag: "regular",
    on: true,
  });
  expect(changed).toEqual([ids["Cia Moe"]]);
  expect(await listed("tag=regular")).toEqual(["Cia Moe", "Bo Ek"]);
  expect(await server.api("GET", "/people/tags")).toEqual({
    data: [{ name: "regular", people: 2 }],
  });
  const condition = { about: "tag", name: "regular", has: true };
  const segment = await server.api<{ id: string; people: number }>("POST", "/segments", {
    name: "Regulars",
    filter: { match: "all", conditions: [condition] },
  });
  expect(segment.people).toBe(2);
  expect(
    await server.api("POST", "/segments/count", {
      filter: { match: "all", conditions: [{ ...condition, has: false }] },
    }),
  ).toEqual({ people: 2 });
  await server.api("POST", "/people/tags", { people: changed, tag: "regular", on: false });
  expect(await listed("tag=regular")).toEqual(["Bo Ek"]);
});

test("a person keeps the notes of colleagues, and all tags that are said", async () => {
  const path = `/people/${ids["anna Liepa"]}`;
  await server.api("POST", `${path}/notes`, { text: "Prefers mornings" });
  await server.api("PATCH", path, { tags: ["vip", "vip", "garden"] });
  expect(await server.api("GET", path)).toMatchObject({
    tags: ["vip", "garden"],
    notes: [{ text: "Prefers mornings", by: expect.stringContaining("key:") }],
  });
  const nobody = "/people/00000000-0000-7000-8000-000000000000/notes";
  expect((await server.ask("POST", nobody, { text: "Hello" })).status).toBe(404);
});

test("people leave as a file with a column for each property; formulas are made safe, and the log says so", async () => {
  const file = await (await server.fetch("/people/export?search=c-3")).text();
  const [head, row, ...rest] = file.trim().split("\r\n");
  expect(head).toContain("person_id,name,email,phone,external_id,language,time_zone,tags");
  expect(head).toMatch(/store,plan$/);
  expect(row).toContain("'=c-3");
  expect(rest).toEqual([]);
  const chosen = await server.ask("POST", "/people/export", {
    people: [ids["anna Liepa"]],
    format: "csv",
  });
  expect(String(chosen.body).trim().split("\r\n")).toHaveLength(2);
  const log = await server.api<{ data: { action: string; details: object }[] }>("GET", "/audit");
  const exported = log.data.filter(({ action }) => action === "people.exported");
  expect(exported.map(({ details }) => details)).toEqual([{ people: 1 }, {}]);
});

test("merging two people keeps the tags and the notes of both", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", { email: "anna@firma.lv" });
  await server.api("PATCH", `/people/${id}`, { tags: ["vip", "new"] });
  await server.api("POST", `/people/${id}/notes`, { text: "Moved house" });
  const keep = ids["anna Liepa"];
  await server.api("POST", "/people/merge", { keep, merge: id });
  expect(await server.api("GET", `/people/${keep}`)).toMatchObject({
    tags: ["vip", "garden", "new"],
    notes: [{ text: "Prefers mornings" }, { text: "Moved house" }],
  });
});

test("a list of purchases finds people or makes them, and may come again", async () => {
  const csv = [
    "email;at;amount;currency;product;order_id",
    "rose@shop.lv;2026-05-31;24,90;eur;Roses;1001",
    "rose@shop.lv;2026-06-01T10:00:00Z;5;EUR;Soil;1002",
    "new@shop.lv;2026-06-02;1 250.00;EUR;;1003",
    "rose@shop.lv;yesterday;5;EUR;;",
    ";2026-06-02;5;EUR;;",
    "rose@shop.lv;2026-06-02;1.250;EUR;;",
    // Two tickets of one day, without an order number: two purchases, however often the file comes.
    "two@shop.lv;2026-06-03;7,50;EUR;Ticket;",
    "two@shop.lv;2026-06-03;7,50;EUR;Ticket;",
  ].join("\n");
  const noted = await server.api<{ rejected: { line: number; problem: string }[] }>(
    "POST",
    "/people/purchases/csv",
    {
      csv,
    },
  );
  expect(noted).toMatchObject({ rows: 8, added: 5 });
  expect(noted.rejected.map(({ line }) => line)).toEqual([5, 6, 7]);
  expect(noted.rejected[2]?.problem).toContain("two ways");
  const again = await server.api("POST", "/people/purchases/csv", { csv });
  expect(again).toMatchObject({ added: 0, created: 0 });
  const found = await server.api<{ data: { id: string }[] }>("GET", "/people?search=new%40shop.lv");
  expect(await server.api("GET", `/people/${found.data[0]?.id}/purchases`)).toMatchObject({
    data: [{ amount: "1250.00", currency: "EUR", externalId: "1003" }],
  });
  const two = await server.api<typeof found>("GET", "/people?search=two%40shop.lv");
  const ticket = { amount: "7.50", product: "Ticket", externalId: null };
  expect(await server.api("GET", `/people/${two.data[0]?.id}/purchases`)).toMatchObject({
    data: [ticket, ticket],
  });
  const none = await server.ask("POST", "/people/purchases/csv", { csv: "email,at\na@b.lv,1\n" });
  expect(none.status).toBe(422);
});
