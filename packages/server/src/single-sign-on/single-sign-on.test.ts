import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { resetUser } from "../auth/reset-user.ts";
import { cookieOf } from "../testing/auth-app.ts";
import { type BareServer, bareServer } from "../testing/bare-server.ts";
import { CLIENT, openIdProvider, type TestProvider } from "../testing/openid-provider.ts";
import { type RogueProvider, rogueProvider } from "../testing/rogue-provider.ts";
import { proveByOperator } from "./operator.ts";

const HERE = "http://test.example";
const CALLBACK = `${HERE}/api/auth/sso/callback`;
const PASSWORD = "a long enough password";
let server: BareServer;
let provider: TestProvider;
let rogue: RogueProvider;
let workspaceId = "";
let owner = "";

beforeAll(async () => {
  server = await bareServer({ PUBLIC_URL: HERE, WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });
  provider = await openIdProvider(CALLBACK);
  rogue = await rogueProvider(CLIENT);
  const { db } = server.services;
  const added = await addUser(db, {
    email: "owner@garden.example",
    password: PASSWORD,
    workspaceName: "Garden",
    role: "owner",
  });
  workspaceId = added.workspace.id;
  await addUser(db, {
    email: "bob@other.example",
    password: PASSWORD,
    workspaceName: "Other",
    role: "owner",
  });
  await proveByOperator(db, { workspaceId, domain: "garden.example", now: new Date() });
  owner = cookieOf(await password("owner@garden.example"));
}, 120_000);
afterAll(async () => {
  await provider.stop();
  await rogue.stop();
});
beforeEach(async () => {
  rogue.next = {};
  const { db } = server.services;
  await db.deleteFrom("directory.sso_link").execute();
  await db.updateTable("directory.sso_domain").set({ enforced: false }).execute();
  await settings({});
});

function inject(method: string, url: string, body?: object, cookie = "") {
  return server.app.inject({
    method: method as "GET",
    url,
    headers: {
      host: "test.example",
      ...(cookie ? { cookie } : {}),
      ...(body ? { "content-type": "application/json" } : {}),
      ...(cookie === owner && cookie !== "" ? { "candor-workspace": workspaceId } : {}),
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
}

async function password(email: string): Promise<LightMyRequestResponse> {
  return server.app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { host: "test.example" },
    payload: { email, password: PASSWORD },
  });
}

async function settings(patch: object): Promise<void> {
  const reply = await inject(
    "PUT",
    "/api/v1/sso",
    {
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      groups: [{ group: "nps-admins", role: "admin" }],
      ...patch,
    },
    owner,
  );
  expect(reply.statusCode, reply.body).toBe(200);
  expect(reply.body).not.toContain(CLIENT.secret);
}

async function begin(email: string) {
  const reply = await server.app.inject({
    method: "POST",
    url: "/api/auth/sso/begin",
    headers: { host: "test.example" },
    payload: { email, next: "/responses" },
  });
  expect(reply.statusCode, reply.body).toBe(200);
  return { url: reply.json().url as string, browser: cookieOf(reply) };
}

const comeBack = (back: URL, browser: string) =>
  server.app.inject({
    url: `${back.pathname}${back.search}`,
    headers: { host: "test.example", cookie: browser },
  });

/** Goes all the way. @returns the reply that the browser gets at the end. */
async function signIn(login: string, email = provider.people[login]?.email ?? "") {
  const { url, browser } = await begin(email);
  return comeBack(await provider.signIn(url, login), browser);
}

const roleOf = async (email: string) => {
  const reply = await inject("GET", "/api/v1/members", undefined, owner);
  const members = reply.json().data as { email: string; role: string }[];
  return members.find((one) => one.email === email)?.role ?? null;
};
const reasonOf = (reply: LightMyRequestResponse) =>
  new URL(reply.headers.location ?? "/", HERE).searchParams.get("error");

test("a colleague comes in through the organisation, with the role of their group, and no password anywhere", async () => {
  provider.people.ann = {
    email: "Ann@garden.example",
    email_verified: true,
    name: "Ann Berzina",
    groups: ["nps-admins", "staff"],
  };
  const { url } = await begin("ann@garden.example");
  const asked = new URL(url).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("nonce")?.length).toBeGreaterThan(40);
  const reply = await signIn("ann", "ann@garden.example");
  expect(reply.statusCode).toBe(302);
  expect(reply.headers.location).toBe("/responses");
  const me = await inject("GET", "/api/v1/me", undefined, cookieOf(reply));
  expect(me.json()).toMatchObject({ user: { email: "ann@garden.example", name: "Ann Berzina" } });
  expect(await roleOf("ann@garden.example")).toBe("admin");
  expect((await password("ann@garden.example")).json().code).toBe("wrong_password");
  const log = await inject("GET", "/api/v1/audit", undefined, owner);
  expect(log.json().data).toContainEqual(
    expect.objectContaining({
      actor: "sso",
      action: "member.joined",
      target: "ann@garden.example",
    }),
  );
}, 60_000);

test("the role follows the directory at each sign-in, and an owner stays one", async () => {
  provider.people.carl = {
    email: "carl@garden.example",
    email_verified: true,
    groups: ["nps-admins"],
  };
  await signIn("carl");
  expect(await roleOf("carl@garden.example")).toBe("admin");
  provider.people.carl.groups = [];
  await signIn("carl");
  expect(await roleOf("carl@garden.example")).toBe("member");
  await settings({ defaultRole: null });
  expect(reasonOf(await signIn("carl"))).toBe("sso_no_group");

  provider.people.boss = { email: "owner@garden.example", email_verified: true, groups: [] };
  const boss = await signIn("boss");
  expect(reasonOf(boss)).toBeNull();
  expect(await roleOf("owner@garden.example")).toBe("owner");
}, 60_000);

test("an address that the organisation did not confirm opens nothing", async () => {
  provider.people.dan = { email: "dan@garden.example", email_verified: false };
  const reply = await signIn("dan");
  expect(reasonOf(reply)).toBe("sso_email_unverified");
  expect(cookieOf(reply)).not.toContain("session");
  expect(await roleOf("dan@garden.example")).toBeNull();
}, 60_000);

test("a provider speaks for nobody whose domain another workspace, or nobody, has proven", async () => {
  provider.people.bob = { email: "bob@other.example", email_verified: true };
  // Begun with an address of the right domain; the provider then says who it "really" is.
  const { url, browser } = await begin("someone@garden.example");
  const reply = await comeBack(await provider.signIn(url, "bob"), browser);
  expect(reasonOf(reply)).toBe("sso_foreign_domain");
  expect(cookieOf(reply)).not.toContain("session");
  const unknown = await inject("POST", "/api/auth/sso/begin", { email: "bob@other.example" });
  expect(unknown.json().code).toBe("no_sso");
  const other = await server.services.db
    .selectFrom("workspace")
    .select("id")
    .where("name", "=", "Other")
    .executeTakeFirstOrThrow();
  await expect(
    proveByOperator(server.services.db, {
      workspaceId: other.id,
      domain: "garden.example",
      now: new Date(),
    }),
  ).rejects.toThrow("Another workspace");
}, 60_000);

test("an answer is good once, in the browser that asked, and only of the provider that was asked", async () => {
  provider.people.eve = { email: "eve@garden.example", email_verified: true };
  const { url, browser } = await begin("eve@garden.example");
  const back = await provider.signIn(url, "eve");
  expect(reasonOf(await comeBack(back, "candor.sso=another-browser"))).toBe("sso_state_unknown");
  // Whoever had the address in another browser has used it up.
  expect(reasonOf(await comeBack(back, browser))).toBe("sso_state_unknown");

  const again = await begin("eve@garden.example");
  const second = await provider.signIn(again.url, "eve");
  expect(reasonOf(await comeBack(second, again.browser))).toBeNull();
  expect(reasonOf(await comeBack(second, again.browser))).toBe("sso_state_unknown");

  const third = await begin("eve@garden.example");
  const mixed = await provider.signIn(third.url, "eve");
  mixed.searchParams.set("iss", "https://evil.example");
  expect(reasonOf(await comeBack(mixed, third.browser))).toBe("sso_refused");
  const forged = new URL(`${CALLBACK}?code=x&state=${"a".repeat(43)}`);
  expect(reasonOf(await comeBack(forged, third.browser))).toBe("sso_state_unknown");
}, 60_000);

test.each([
  ["another issuer", { issuer: "https://evil.example" }],
  ["another audience", { audience: "somebody-else" }],
  ["another sign-in's nonce", { nonce: "stale" }],
  ["an hour ago", { expired: true }],
  ["the client's own secret as the key", { signed: "secret" as const }],
  ["a stranger's key", { signed: "stranger" as const }],
  ["no signature", { signed: "none" as const }],
])("an identity with %s is not believed", async (_, fault) => {
  await settings({ issuer: rogue.issuer });
  const { url, browser } = await begin("eva@garden.example");
  const asked = new URL(url).searchParams;
  const back = new URL(`${CALLBACK}?code=x&state=${asked.get("state")}`);
  rogue.next = { nonce: asked.get("nonce") ?? "", ...fault };
  expect(reasonOf(await comeBack(back, browser))).toBe("sso_refused");
  expect(await roleOf("eva@garden.example")).toBeNull();
});

test("the same provider is believed once nothing is wrong with what it says", async () => {
  await settings({ issuer: rogue.issuer });
  const { url, browser } = await begin("eva@garden.example");
  const asked = new URL(url).searchParams;
  rogue.next = { nonce: asked.get("nonce") ?? "" };
  const back = new URL(`${CALLBACK}?code=x&state=${asked.get("state")}`);
  expect(reasonOf(await comeBack(back, browser))).toBeNull();
  expect(await roleOf("eva@garden.example")).toBe("member");
});

test("settings are kept only when the provider is what it says, and a secret is not handed to another one", async () => {
  const lying = await inject(
    "PUT",
    "/api/v1/sso",
    { issuer: `${rogue.issuer}/lying`, clientId: "x" },
    owner,
  );
  expect(lying.json().code).toBe("sso_provider_unfit");
  const inside = await inject("POST", "/api/v1/sso/test", { issuer: "http://10.0.0.8" }, owner);
  expect(inside.json().code).toBe("sso_provider_unfit");
  const looked = await inject("POST", "/api/v1/sso/test", { issuer: provider.issuer }, owner);
  expect(looked.json()).toMatchObject({ issuer: provider.issuer, saysPkce: true });
  const moved = await inject(
    "PUT",
    "/api/v1/sso",
    { issuer: rogue.issuer, clientId: CLIENT.id },
    owner,
  );
  expect(moved.json().settings).toMatchObject({ hasSecret: false });
});

test("where a domain is kept to single sign-on no password gets in; the shell lets a locked-out owner in again", async () => {
  const path = "/api/v1/sso/domains/garden.example";
  const kept = await inject("PATCH", path, { enforced: true }, owner);
  expect(kept.statusCode, kept.body).toBe(200);
  expect((await password("owner@garden.example")).json().code).toBe("use_sso");
  const link = await inject("POST", "/api/auth/request-password-reset", {
    email: "owner@garden.example",
  });
  expect(link.json().code).toBe("use_sso");
  expect((await password("bob@other.example")).statusCode).toBe(200);

  const reset = await resetUser(server.services.db, {
    email: "owner@garden.example",
    password: PASSWORD,
    twoFactorOff: false,
    ssoOff: true,
  });
  expect(reset.ssoOff).toBe("garden.example");
  const back = await password("owner@garden.example");
  expect(back.statusCode).toBe(200);
  owner = cookieOf(back);
  const log = await inject("GET", "/api/v1/audit", undefined, owner);
  expect(log.json().data[0]).toMatchObject({ action: expect.stringContaining(".") });
  expect(log.body).toContain("sso.enforcement_ended");
});

test("an address that was given to somebody else is not the colleague who had it", async () => {
  provider.people.first = { email: "office@garden.example", email_verified: true };
  expect(reasonOf(await signIn("first"))).toBeNull();
  provider.people.second = { email: "office@garden.example", email_verified: true };
  expect(reasonOf(await signIn("second"))).toBe("sso_other_subject");
}, 60_000);

test("without just-in-time only who was invited comes in, with the role they were invited to", async () => {
  await settings({ justInTime: false, groups: [] });
  provider.people.gus = { email: "gus@garden.example", email_verified: true };
  expect(reasonOf(await signIn("gus"))).toBe("sso_not_member");
  const invited = await inject(
    "POST",
    "/api/v1/colleague-invitations",
    { email: "gus@garden.example", role: "analyst" },
    owner,
  );
  expect(invited.statusCode).toBe(201);
  expect(reasonOf(await signIn("gus"))).toBeNull();
  expect(await roleOf("gus@garden.example")).toBe("analyst");
}, 60_000);
