import type { Benefits, Offer, OfferCode, OfferIssued, Redeemed } from "@candor/contract/offer.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { expireBenefits } from "./expire-benefits.ts";

const DAY_MS = 86_400_000;

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

test("whom an offer is for fetches their code on their own page, once however many ask, and nobody else does", async () => {
  const ada = await somebody({ guild: "rose" });
  const bo = await somebody({ guild: "rose" });
  const other = await somebody({ guild: "fern" });
  const audience = attribute("guild", "rose");
  const offer = await make({ audience, fetched: true, mostCodes: 1, title: { en: "A free pot" } });
  const closed = await make({ audience });
  const url = await linkOf(ada);
  const visit = async (at: string) => (await server.app.inject({ url: at })).body;
  expect(await visit(url)).toContain("Get my code");
  expect(await codesOf(offer)).toEqual([]);
  const press = (at: string, offerId: string) =>
    server.app.inject({
      ...{ method: "POST", url: at, payload: new URLSearchParams({ offer: offerId }).toString() },
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  const pressed = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => press(url, offer.id)));
  expect(pressed.every(({ body }) => body.includes("Your code is below."))).toBe(true);
  const codes = await codesOf(offer);
  expect(codes).toMatchObject([{ personId: ada }]);
  expect(await visit(url)).toContain(codes[0]?.code);
  expect(await visit(url)).not.toContain("Get my code");
  // There was one; and neither a stranger nor an offer that colleagues give is reached by asking.
  for (const [personId, offerId] of [
    [bo, offer.id],
    [other, offer.id],
    [ada, closed.id],
    [ada, "x"],
  ]) {
    const at = await linkOf(personId ?? "");
    expect(await visit(at)).not.toContain("Get my code");
    expect((await press(at, offerId ?? "")).body).toContain("not open to you any more");
  }
  expect(await codesOf(offer)).toHaveLength(1);
});

test("points that nobody used in time expire by an entry, the oldest first, announced on their owner's page and never sooner than fourteen days after the rule", async () => {
  const ada = await somebody({ city: "Ogre" });
  const { db } = server.services;
  const { workspaceId } = server;
  const enter = async (amount: number, daysAgo: number) => {
    const id = uuidv7();
    const at = new Date(Date.now() - daysAgo * DAY_MS);
    const entry = { amount, why: "An order", source_key: id, actor: "till", at };
    await db
      .insertInto("benefit_entry")
      .values({ workspace_id: workspaceId, person_id: ada, id, ...entry })
      .execute();
  };
  await enter(30, 200);
  await enter(10, 183);
  await enter(5, 1);
  await enter(-12, 20);
  const balance = async () =>
    (await server.api<Benefits>("GET", `/people/${ada}/benefits`)).balance;
  const nights = (days: number) =>
    expireBenefits(db, { workspaceId, now: new Date(Date.now() + days * DAY_MS) });
  expect(await nights(400)).toBe(0);
  expect(await pageOf(ada)).not.toContain("expire");
  expect(await server.api("GET", "/offers/benefit-rule")).toEqual({ months: null });
  await server.api("PUT", "/offers/benefit-rule", { months: 6 });
  // 40 came more than half a year ago, and of these 12 were spent.
  expect(await pageOf(ada)).toContain("28 points expire from");
  expect(await pageOf(ada, "sv")).toContain("förfaller 28 poäng");
  expect(await nights(13)).toBe(0);
  expect(await balance()).toBe(33);
  const spend = server.ask("POST", `/people/${ada}/benefits`, { amount: -20, why: "A rose" });
  const runs = await Promise.all([nights(15), nights(15), spend.then(() => nights(15))]);
  expect(runs.reduce((sum, n) => sum + n, 0)).toBe(1);
  // Whichever came first, nothing expired that was spent, and what is young stays.
  const { entries } = await server.api<Benefits>("GET", `/people/${ada}/benefits`);
  const [gone] = entries.filter(({ by }) => by === "candor");
  expect(gone?.why).toBe("Not used in time");
  expect(await balance()).toBe(5);
  expect(await nights(16)).toBe(0);
  await server.api("PUT", "/offers/benefit-rule", { months: null });
  expect(await nights(900)).toBe(0);
  expect((await server.ask("PUT", "/offers/benefit-rule", { months: 0 })).status).toBe(422);
});

/** A conversation of theirs, as the link in a letter opens it. */
async function pageOf(personId: string, language = "en"): Promise<string> {
  const url = await linkOf(personId, language);
  const reply = await server.app.inject({ url, headers: { accept: "text/html" } });
  expect(reply.statusCode).toBe(200);
  return reply.body;
}

async function linkOf(personId: string, language = "en"): Promise<string> {
  const { db, secret } = server.services;
  const { workspaceId } = server;
  const { rows } = await sql<{ id: string }>`
    insert into conversation as c (workspace_id, id, person_id, subject, language, created_at)
    values (${workspaceId}, gen_random_uuid(), ${personId}, 'About', ${language}, now()) returning c.id
  `.execute(db);
  return `/c/${makeToken(secret, "conversation", { workspaceId, id: rows[0]?.id ?? "" })}`;
}
