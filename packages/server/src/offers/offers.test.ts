import type { Benefits, Offer, OfferCode, OfferIssued, Redeemed } from "@candor/contract/offer.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { makeToken } from "../workspaces/signed-token.ts";

let server: TestServer;
let ilze: TestMember;
let count = 0;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

async function somebody(attributes: Record<string, string> = {}): Promise<string> {
  count += 1;
  const email = `buyer${count}@shop.lv`;
  const person = await server.api<{ id: string }>("POST", "/people", {
    ...{ email, name: `Buyer ${count}`, attributes },
  });
  return person.id;
}

const attribute = (name: string, value: string) => ({
  filter: { conditions: [{ about: "attribute", name, is: "equal", value }] },
});
const make = (body: object = {}) =>
  server.api<Offer>("POST", "/offers", { title: { en: "Ten percent off" }, ...body });
const issue = (offer: Offer, personId: string | null = null) =>
  server.ask("POST", `/offers/${offer.id}/issue`, { personId }) as Promise<{
    status: number;
    body: OfferIssued & { code: string };
  }>;
const codesOf = async (offer: Offer) =>
  (await server.api<{ data: OfferCode[] }>("GET", `/offers/${offer.id}/codes`)).data;
const redeem = (code: string) =>
  ilze.ask("POST", "/offers/redeem", { code }) as Promise<{
    status: number;
    body: Redeemed & { code: string };
  }>;
const all64 = <T>(one: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 64 }, (_, n) => one(n)));

test("no offer can look at a score, a group or a tone, not even by a segment that learns to later", async () => {
  const refused = async (audience: object) =>
    expect(await server.ask("POST", "/offers", { title: { en: "x" }, audience })).toMatchObject({
      ...{ status: 422, body: { code: "offer_by_score" } },
    });
  const answer = (more: object) => ({ conditions: [{ about: "answer", ...more }] });
  await refused({ filter: answer({ groups: ["promoter"] }) });
  await refused({ filter: answer({ scoreFrom: 9 }) });
  await refused(attribute("NPS group", "promoter"));
  await refused({ filter: { conditions: [{ about: "tag", name: "detractor" }] } });
  const filter = answer({ withinDays: 30 });
  const segment = await server.api<{ id: string }>("POST", "/segments", { name: "New", filter });
  const offer = await make({ audience: { segmentId: segment.id } });
  const path = `/segments/${segment.id}`;
  expect((await server.ask("DELETE", path)).status).toBe(409);
  await server.api("PATCH", path, { filter: answer({ scoreTo: 6 }) });
  expect(await issue(offer)).toMatchObject({ status: 422, body: { code: "offer_by_score" } });
  const preview = await server.ask("POST", "/offers/preview", {
    audience: { segmentId: segment.id },
  });
  expect(preview).toMatchObject({ status: 422, body: { code: "offer_by_score" } });
});

test("of 64 requests at once somebody gets one code, and never more are given than there are", async () => {
  const people: string[] = [];
  for (let n = 0; n < 12; n += 1) people.push(await somebody({ club: "yes" }));
  const offer = await make({ audience: attribute("club", "yes"), mostCodes: 10 });
  const first = people[0] ?? "";
  const replies = await all64(() => issue(offer, first));
  expect(replies.filter(({ body }) => body.issued === 1)).toHaveLength(1);
  await all64((n) => issue(offer, people[n % people.length] ?? ""));
  expect(await codesOf(offer)).toHaveLength(10);
  const codes = (await codesOf(offer)).map(({ code }) => code);
  expect(new Set(codes).size).toBe(10);
  expect((await issue(offer)).body).toEqual({
    ...{ issued: 0, leftOut: { has: 10, openCase: 0, noneLeft: 2 } },
  });
  const outsider = await somebody();
  expect(await issue(offer, outsider)).toMatchObject({
    ...{ status: 422, body: { code: "offer_not_for_them" } },
  });
});

test("of 64 colleagues who take the same code in one succeeds, and its points are written once", async () => {
  const personId = await somebody({ tier: "gold" });
  const offer = await make({ audience: attribute("tier", "gold"), points: 50 });
  await issue(offer, personId);
  const [{ code } = { code: "" }] = await codesOf(offer);
  const replies = await all64(() => redeem(code.toLowerCase()));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.find(({ status }) => status !== 200)?.body.code).toBe("offer_code_used");
  const benefits = () => server.api<Benefits>("GET", `/people/${personId}/benefits`);
  expect(await benefits()).toMatchObject({ balance: 50, entries: [{ amount: 50, why: code }] });
  expect(await server.api<Offer>("GET", `/offers/${offer.id}`)).toMatchObject({
    ...{ issued: 1, redeemed: 1 },
  });
  const add = (body: object) => server.ask("POST", `/people/${personId}/benefits`, body);
  await add({ amount: 20, why: "An order", sourceKey: "order-7" });
  await add({ amount: 20, why: "An order", sourceKey: "order-7" });
  const spent = await all64(() => add({ amount: -40, why: "Roses" }));
  expect(spent.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await benefits()).balance).toBe(30);
});

test("whoever has an open case waits and is counted, and an offer that ended gives and takes nothing", async () => {
  const personId = await somebody({ district: "harbour" });
  await server.api("POST", "/cases", { personId, title: "Broken pot", words: "It broke" });
  const audience = attribute("district", "harbour");
  expect(await server.api("POST", "/offers/preview", { audience })).toEqual({
    ...{ people: 0, leftOut: { openCase: 1 } },
  });
  expect((await issue(await make({ audience }), personId)).body).toMatchObject({
    ...{ issued: 0, leftOut: { openCase: 1 } },
  });
  const offer = await make({ audience, waitsForCases: false });
  await issue(offer, personId);
  const [{ code } = { code: "" }] = await codesOf(offer);
  const page = await pageOf(personId);
  expect(page).toContain(code);
  expect(page).toContain("Ten percent off");
  await server.api("PATCH", `/offers/${offer.id}`, { ended: true });
  expect(await pageOf(personId)).not.toContain(code);
  expect(await redeem(code)).toMatchObject({ status: 409, body: { code: "offer_not_running" } });
  expect((await issue(offer, personId)).body.code).toBe("offer_not_running");
});

test("the customer's own page shows what is theirs in their language, and a visit changes nothing", async () => {
  const personId = await somebody({ city: "Cesis" });
  const title = { en: "A free pot", lv: "Podiņš par velti" };
  const offer = await make({ audience: attribute("city", "Cesis"), title, points: 3 });
  expect(await pageOf(personId, "lv")).not.toContain("Podiņš");
  await issue(offer, personId);
  const [{ code } = { code: "" }] = await codesOf(offer);
  const page = await pageOf(personId, "lv");
  expect(page).toContain("Podiņš par velti");
  expect(page).toContain(code);
  await redeem(code);
  const after = await pageOf(personId, "lv");
  expect(after).toContain("Jau izmantots");
  expect(after).toContain("3 punkti");
});

/** A conversation of theirs, as the link in a letter opens it. */
async function pageOf(personId: string, language = "en"): Promise<string> {
  const { db, secret } = server.services;
  const { workspaceId } = server;
  const { rows } = await sql<{ id: string }>`
    insert into conversation as c (workspace_id, id, person_id, subject, language, created_at)
    values (${workspaceId}, gen_random_uuid(), ${personId}, 'About', ${language}, now()) returning c.id
  `.execute(db);
  const token = makeToken(secret, "conversation", { workspaceId, id: rows[0]?.id ?? "" });
  const reply = await server.app.inject({ url: `/c/${token}`, headers: { accept: "text/html" } });
  expect(reply.statusCode).toBe(200);
  return reply.body;
}
