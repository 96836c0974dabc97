import type {
  PersonReferral,
  ReferralReport,
  ReferralSettingsView,
} from "@candor/contract/referral.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { addKey } from "../../auth/add-key.ts";
import { addUser } from "../../auth/add-user.ts";
import { countArrival, forgetBrowsers } from "../../referrals/count-arrival.ts";
import { linkOfCode } from "../../referrals/referral-links.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { makeToken } from "../../workspaces/signed-token.ts";

let server: TestServer;

const SHOP = "https://shop.example/welcome?from=friends";
const CHROME = "Mozilla/5.0 (X11; Linux x64) Chrome/140.0";
/** What a browser says of a link that somebody followed. */
const BY_HAND = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

beforeAll(async () => {
  server = await testServer();
});

beforeEach(async () => {
  const { db } = server.services;
  const tables = ["referral_came", "referral_seen", "referral_day", "referral_link"] as const;
  for (const table of [...tables, "response", "purchase", "person", "audit_entry"] as const) {
    await db.deleteFrom(table).where("workspace_id", "=", server.workspaceId).execute();
  }
  await settle({ address: SHOP });
});

const settle = (changes: object) =>
  server.api<ReferralSettingsView>("PUT", "/referrals/settings", {
    ...{ enabled: true, address: null, texts: {} },
    ...changes,
  });

interface Opening {
  method?: "GET" | "HEAD" | "POST";
  agent?: string;
  from?: string;
  headers?: Record<string, string>;
}

/** Opens a link as a browser does, without following where it leads. */
async function open(token: string, opening: Opening = {}) {
  const { method = "GET", agent = CHROME, from = "203.0.113.7", headers = BY_HAND } = opening;
  const reply = await server.app.inject({
    ...{ method, url: `/f/${token}`, remoteAddress: from },
    headers: { "user-agent": agent, "accept-language": "en", ...headers },
  });
  return { status: reply.statusCode, to: reply.headers.location, text: reply.body };
}

async function page(path: string, fields?: Record<string, string>) {
  const reply = await server.app.inject({
    ...{ method: fields ? ("POST" as const) : ("GET" as const), url: path },
    headers: {
      ...{ "accept-language": "en", accept: "text/html" },
      ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
  });
  return { status: reply.statusCode, text: reply.body };
}

/** Answers on the open link, and ends at the thanks. */
async function thanked(score: number, email = ""): Promise<{ visit: string; text: string }> {
  const visit = uuidv7();
  const { text } = await page(`/s/${server.survey.slug}`, {
    ...{ visit, score: String(score), step: "comment", language: "en", comment: "" },
    ...(email ? { contact: "1", email } : {}),
  });
  return { visit, text };
}

const person = async (fields: object) =>
  (await server.api<{ id: string }>("POST", "/people", fields)).id;
const referralOf = (id: string) => server.api<PersonReferral>("GET", `/people/${id}/referral`);

/** Somebody with a link. */
async function recommender(fields: object = { externalId: "anna", name: "Anna" }) {
  const id = await person(fields);
  const { link } = await server.api<PersonReferral>("POST", `/people/${id}/referral`);
  return { id, token: link?.token ?? "" };
}

const buys = (id: string, amount: number, more: object = {}) =>
  server.api("POST", `/people/${id}/purchases`, {
    ...{ at: "2026-05-01T10:00:00Z", amount, currency: "EUR" },
    ...more,
  });

test("a link leads to the owner's page with its code, and a visit counts once a day, in two tabs too", async () => {
  const { id, token } = await recommender();
  const first = await open(token);
  expect(first).toMatchObject({ status: 302, to: `${SHOP}&ref=${token}` });
  await Promise.all([open(token), open(token)]);
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 1 });
  await open(token, { agent: `${CHROME} Safari` });
  await open(token, { from: "203.0.113.8" });
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 3 });
  const { db } = server.services;
  const link = await linkOfCode(db, { workspaceId: server.workspaceId, code: token });
  if (!link) throw new Error("the link is gone");
  const tomorrow = new Date(Date.now() + 24 * 3600_000);
  const again = { from: "203.0.113.7", userAgent: CHROME, now: tomorrow };
  expect(await countArrival({ db, news: async () => {} }, link, again)).toBe(true);
});

test("previews, scanners, HEAD and prefetching count nowhere, and are shown what is recommended", async () => {
  const { id, token } = await recommender();
  const preview = await open(token, { agent: "TelegramBot (like TwitterBot)" });
  expect(preview.status).toBe(200);
  expect(preview.text).toContain('property="og:title"');
  await open(token, { agent: "" });
  await open(token, { method: "HEAD" });
  await open(token, { headers: { ...BY_HAND, "sec-purpose": "prefetch;prerender" } });
  // A program that calls itself Chrome and does not do as Chrome does.
  expect(await open(token, { headers: {} })).toMatchObject({ status: 302 });
  await open(token, { method: "POST", agent: "Slackbot-LinkExpanding 1.0" });
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 0 });
});

test("one network brings no more than a family a day, however its browsers call themselves", async () => {
  const { id, token } = await recommender();
  for (let n = 0; n < 25; n++) await open(token, { agent: `${CHROME}.${n}` });
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 20 });
});

test("no request can send anybody elsewhere than the owner typed", async () => {
  const { token } = await recommender();
  for (const query of ["?to=https://evil.example", "?address=//evil.example&ref=x", "?//evil"]) {
    const reply = await server.app.inject({
      ...{ method: "GET", url: `/f/${token}${query}` },
      headers: { "user-agent": CHROME, "x-forwarded-host": "evil.example", ...BY_HAND },
    });
    expect(reply.headers.location).toBe(`${SHOP}&ref=${token}`);
  }
  for (const address of [
    ...["http://shop.example", "javascript:alert(1)", "https://user:pw@shop.example", "//shop"],
    ...["https://localhost", "https://shop.example/?ref=mine", "data:text/html,x"],
  ]) {
    const { status } = await server.ask("PUT", "/referrals/settings", {
      ...{ enabled: true, address, texts: {} },
    });
    expect([address, status]).toEqual([address, 422]);
  }
});

test("tokens that nobody has, and those of another workspace, lead nowhere and count nowhere", async () => {
  const { token } = await recommender();
  const other = token.startsWith("A") ? `B${token.slice(1)}` : `A${token.slice(1)}`;
  for (const guessed of [other, "x", "AAAAAAAAAAAAAAAA", "%00", "..%2f..%2fetc"]) {
    const reply = await open(guessed);
    expect([guessed, reply.status, reply.to]).toEqual([guessed, 404, undefined]);
  }
  const { db } = server.services;
  const workspaceName = `Other ${uuidv7()}`;
  const owner = { email: `${uuidv7()}@other.example`, password: "a long enough password" };
  await addUser(db, { ...owner, workspaceName, role: "owner" });
  const { key } = await addKey(db, { workspaceName, name: "other", scopes: ["read", "write"] });
  const ask = (method: string, path: string, body?: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const made = await ask("POST", "/people", { externalId: "bo" });
  const { id } = (await made.json()) as { id: string };
  expect((await ask("PUT", `/people/${id}/came-by`, { referredBy: token })).status).toBe(422);
  const bought = { at: "2026-05-01T10:00:00Z", amount: 9, currency: "EUR", referredBy: token };
  expect((await ask("POST", `/people/${id}/purchases`, bought)).status).toBe(201);
  expect(await db.selectFrom("referral_came").selectAll().execute()).toEqual([]);
});

test("without an address a page of ours says who recommends, by the name they agreed to and harmless", async () => {
  await settle({ address: null });
  const { visit } = await thanked(4);
  const path = `/s/${server.survey.slug}/recommend`;
  expect((await page(`${path}?visit=${visit}`)).text).toContain("Get my link");
  const given = await page(path, { visit, lang: "en", name: "O'Brien <script>alert(1)</script>" });
  const token = /\/f\/([\w-]{16})/.exec(given.text)?.[1] ?? "";
  expect(given.text).not.toContain("<script>alert");
  const landed = await open(token);
  expect(landed.status).toBe(200);
  expect(landed.text).toContain("O&#39;Brien script alert script recommends");
  expect(landed.text).not.toContain("alert(1)");
  const days = () => server.services.db.selectFrom("referral_day").select("arrivals").execute();
  expect(await days()).toEqual([]);
  expect((await open(token, { method: "POST" })).status).toBe(204);
  expect(await days()).toEqual([{ arrivals: 1 }]);
  // The name goes when it is taken back; the link stays.
  const again = await page(path, { visit, lang: "en", name: "" });
  expect(again.text).toContain(token);
  expect((await open(token)).text).toContain("is recommended to you");
});

test("everybody who answers is offered a link or nobody is, and a GET makes none", async () => {
  for (const score of [0, 7, 10]) {
    const { visit, text } = await thanked(score);
    expect(text).toContain("Recommend us to a friend");
    await page(`/s/${server.survey.slug}/recommend?visit=${visit}`);
  }
  const { db } = server.services;
  expect(await db.selectFrom("referral_link").selectAll().execute()).toEqual([]);
  const filtered = await server.ask("PUT", "/referrals/settings", {
    ...{ enabled: true, address: null, texts: {}, groups: ["promoter"] },
  });
  expect(filtered.status).toBe(422);
  await settle({ enabled: false });
  const { visit, text } = await thanked(10);
  expect(text).not.toContain("Recommend us");
  expect((await page(`/s/${server.survey.slug}/recommend?visit=${visit}`)).status).toBe(404);
  expect((await page(`/s/${server.survey.slug}/recommend?visit=${uuidv7()}`)).status).toBe(404);
});

test("somebody known has one link from every page, also when they ask twice at once", async () => {
  const { visit } = await thanked(9, "anna@shop.lv");
  const path = `/s/${server.survey.slug}/recommend`;
  const both = await Promise.all([page(path, { visit }), page(path, { visit })]);
  const tokens = both.map(({ text }) => /\/f\/([\w-]{16})/.exec(text)?.[1]);
  expect(new Set(tokens).size).toBe(1);
  const { db } = server.services;
  const { id } = await db
    .selectFrom("person")
    .select("id")
    .where("email", "=", "anna@shop.lv")
    .executeTakeFirstOrThrow();
  expect((await referralOf(id)).link?.token).toBe(tokens[0]);
});

test("a first purchase counts once for the link that its shop names, and a later one does not", async () => {
  const { id, token } = await recommender();
  const [bo, cy, di] = [
    await person({ externalId: "bo" }),
    await person({ externalId: "cy" }),
    await person({ externalId: "di" }),
  ];
  await buys(bo, 20, { referredBy: token, externalId: "order-1" });
  await buys(bo, 20, { referredBy: token, externalId: "order-1" });
  await buys(bo, 30, { referredBy: token, at: "2026-05-02T10:00:00Z" });
  // By the external id of whoever recommended, and by the address on which the friend arrived.
  await buys(cy, 5.5, { referredBy: "anna" });
  const csv = `external_id,at,amount,currency,referred_by\ndi,2026-05-03,7,EUR,${SHOP}&ref=${token}\nanna,2026-05-03,99,EUR,${token}`;
  await server.api("POST", "/people/purchases/csv", { csv });
  expect((await referralOf(id)).link).toMatchObject({
    firstPurchases: 3,
    revenue: [{ currency: "EUR", amount: "32.50" }],
  });
  expect((await referralOf(di)).cameBy).toMatchObject({
    ...{ personId: id, personName: "Anna" },
    firstPurchase: { amount: "7.00", currency: "EUR" },
  });
  // Not one's own customer, and not one who bought before.
  expect((await referralOf(id)).cameBy).toBeNull();
  const old = await person({ externalId: "old" });
  await buys(old, 10);
  await buys(old, 10, { referredBy: token, at: "2026-06-01T10:00:00Z" });
  await buys(old, 10, { referredBy: "nobody we know", at: "2026-06-02T10:00:00Z" });
  expect((await referralOf(old)).cameBy).toBeNull();
});

test("a colleague notes by whom somebody came, which counts what they buy first, and takes it back", async () => {
  const { id, token } = await recommender();
  const bo = await person({ externalId: "bo" });
  const came = (referredBy: string | null) =>
    server.ask("PUT", `/people/${bo}/came-by`, { referredBy });
  expect((await came("nobody")).status).toBe(422);
  expect((await came(`https://nps.example.com/f/${token}`)).status).toBe(200);
  expect((await referralOf(id)).link).toMatchObject({ firstPurchases: 0 });
  await buys(bo, -5);
  await buys(bo, 12, { at: "2026-05-04T10:00:00Z" });
  expect((await referralOf(id)).link).toMatchObject({ firstPurchases: 1 });
  const other = await recommender({ externalId: "eve" });
  expect((await came(other.token)).status).toBe(409);
  await came(null);
  expect((await came(other.token)).status).toBe(200);
  expect((await referralOf(other.id)).link).toMatchObject({ firstPurchases: 1 });
  expect((await server.ask("PUT", `/people/${id}/came-by`, { referredBy: token })).status).toBe(
    422,
  );
});

test("two people who become one keep both links and what came of them, and none came by themselves", async () => {
  const [anna, ann] = [await recommender(), await recommender({ externalId: "ann2" })];
  await open(anna.token);
  await open(ann.token);
  const bo = await person({ externalId: "bo" });
  await buys(bo, 20, { referredBy: anna.token });
  // The second entry came by the first: the same human after all.
  await buys(ann.id, 8, { referredBy: anna.token });
  await server.api("POST", "/people/merge", { keep: ann.id, merge: anna.id });
  const one = await referralOf(ann.id);
  expect(one.link).toMatchObject({ token: anna.token, arrivals: 2, firstPurchases: 1 });
  expect(one.cameBy).toBeNull();
  expect(await open(ann.token)).toMatchObject({ status: 302 });
  expect((await referralOf(bo)).cameBy).toMatchObject({ personId: ann.id });
});

test("whoever is forgotten has a dead link; what came of it stays counted, as nobody's", async () => {
  const anna = await recommender();
  await open(anna.token);
  const bo = await person({ externalId: "bo" });
  await buys(bo, 20, { referredBy: anna.token });
  const copy = await server.api("GET", `/people/${anna.id}/export`);
  expect(JSON.stringify(copy)).toContain(anna.token);
  await server.api("DELETE", `/people/${anna.id}`);
  expect((await open(anna.token)).status).toBe(404);
  await server.api("DELETE", `/people/${bo}`);
  const report = await server.api<ReferralReport>("GET", `/surveys/${server.survey.id}/referrals`);
  expect(report.all).toMatchObject({
    ...{ links: 1, arrivals: 1, firstPurchases: 1 },
    revenue: [{ currency: "EUR", amount: "20.00" }],
  });
  const { db } = server.services;
  expect(await db.selectFrom("referral_came").select("person_id").execute()).toEqual([
    { person_id: null },
  ]);
});

test("the widget tells of a friend on the shop's own page, once with the link's door", async () => {
  const { id, token } = await recommender();
  const { key } = await server.api<{ key: string }>(
    "PUT",
    `/surveys/${server.survey.id}/widget`,
    {},
  );
  const loads = (ref: string, agent: string) =>
    server.app.inject({
      ...{ method: "POST", url: `/w/${key}/counts`, remoteAddress: "203.0.113.7" },
      headers: {
        "content-type": "text/plain",
        "user-agent": agent,
        origin: "https://shop.example",
      },
      payload: JSON.stringify({ loads: 1, page: "/welcome", device: "phone", ref }),
    });
  await open(token);
  expect((await loads(token, CHROME)).statusCode).toBe(204);
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 1 });
  await loads(token, `${CHROME} other`);
  await loads(token, "Googlebot/2.1");
  expect((await loads("of-another-tool", CHROME)).statusCode).toBe(204);
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 2 });
});

test("a customer gets their link from their own page, where links are offered", async () => {
  const id = await person({ email: "ilze@shop.lv", name: "Ilze", language: "en" });
  const one = await server.api<{ id: string }>("POST", "/cases", { words: "Rain", personId: id });
  const talk = await server.api<{ id: string }>("POST", `/cases/${one.id}/conversation`);
  const { workspaceId } = server;
  const token = makeToken(server.services.secret, "conversation", { workspaceId, id: talk.id });
  expect((await page(`/c/${token}`)).text).toContain(`/c/${token}/recommend`);
  const given = await page(`/c/${token}/recommend`, { name: "" });
  expect(given.text).toContain("WhatsApp");
  expect(given.text).toContain((await referralOf(id)).link?.url ?? "no link");
  await settle({ enabled: false });
  expect((await page(`/c/${token}`)).text).not.toContain("/recommend");
  expect((await page(`/c/${token}/recommend`)).status).toBe(404);
});

test("what browsers were known by is gone after two days", async () => {
  const { id, token } = await recommender();
  await open(token);
  const { db } = server.services;
  const seen = () => db.selectFrom("referral_seen").select("day").execute();
  await forgetBrowsers(db, server.workspaceId, new Date());
  expect(await seen()).toHaveLength(1);
  await forgetBrowsers(db, server.workspaceId, new Date(Date.now() + 4 * 24 * 3600_000));
  expect(await seen()).toEqual([]);
  expect((await referralOf(id)).link).toMatchObject({ arrivals: 1 });
});

test("settings are kept with their words, and in the audit log", async () => {
  const own = { en: "My friends at Botanic:" };
  const saved = await settle({ address: SHOP, texts: own });
  expect(saved).toMatchObject({ enabled: true, address: SHOP, texts: own });
  expect(saved.since).not.toBeNull();
  expect(saved.ready.lv?.share).toContain("Botanic");
  const off = await settle({ enabled: false, texts: own });
  expect(off.since).toBe(saved.since);
  const noted = await server.services.db
    .selectFrom("audit_entry")
    .select("target")
    .where("workspace_id", "=", server.workspaceId)
    .where("action", "=", "referrals.changed")
    .execute();
  expect(noted.map(({ target }) => target)).toContain("off");
  await settle({ texts: own });
  const { visit } = await thanked(6);
  const { text } = await page(`/s/${server.survey.slug}/recommend`, { visit, lang: "en" });
  expect(text).toContain("My friends at Botanic:");
});
