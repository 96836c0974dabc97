import { beforeAll, expect, test } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { proveByOperator } from "../single-sign-on/operator.ts";
import { cookieOf } from "../testing/auth-app.ts";
import { type BareServer, bareServer } from "../testing/bare-server.ts";

const HERE = "http://test.example";
const PASSWORD = "a long enough password";
let server: BareServer;
let workspaceId = "";
let token = "";
let owner = "";

beforeAll(async () => {
  server = await bareServer({ PUBLIC_URL: HERE });
  const { db } = server.services;
  const added = await addUser(db, {
    email: "owner@garden.example",
    password: PASSWORD,
    workspaceName: "Garden",
    role: "owner",
  });
  workspaceId = added.workspace.id;
  await proveByOperator(db, { workspaceId, domain: "garden.example", now: new Date() });
  owner = await signedIn("owner@garden.example");
  await db
    .insertInto("role_group")
    .values({ workspace_id: workspaceId, group_name: "Analysts", role: "analyst" })
    .execute();
  const made = await api("POST", "/scim-access");
  expect(made.statusCode, made.body).toBe(201);
  token = made.json().token;
}, 60_000);

async function signedIn(email: string): Promise<string> {
  const reply = await server.app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { host: "test.example" },
    payload: { email, password: PASSWORD },
  });
  expect(reply.statusCode, reply.body).toBe(200);
  return cookieOf(reply);
}

const api = (method: string, path: string) =>
  server.app.inject({
    method: method as "GET",
    url: `/api/v1${path}`,
    headers: { host: "test.example", cookie: owner, "candor-workspace": workspaceId },
  });

function scim(method: string, path: string, body?: object, bearer = token) {
  return server.app.inject({
    method: method as "GET",
    url: `/scim/v2${path}`,
    headers: {
      host: "test.example",
      authorization: `Bearer ${bearer}`,
      ...(body ? { "content-type": "application/scim+json" } : {}),
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
}

async function create(name: string): Promise<string> {
  const reply = await scim("POST", "/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: `${name}@garden.example`,
    externalId: `dir-${name}`,
    name: { givenName: name, familyName: "Green" },
    active: true,
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

async function roleOf(email: string): Promise<string | null> {
  const members = (await api("GET", "/members")).json().data as { email: string; role: string }[];
  return members.find((one) => one.email === email)?.role ?? null;
}

const patch = (id: string, ...Operations: object[]) =>
  scim("PATCH", `/Users/${id}`, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations,
  });

test("only the token of a workspace speaks for it, and it is shown once", async () => {
  for (const bearer of ["", "scim_wrong", "ck_something"]) {
    const reply = await scim("GET", "/Users", undefined, bearer);
    expect(reply.statusCode).toBe(401);
    expect(reply.json().schemas).toEqual(["urn:ietf:params:scim:api:messages:2.0:Error"]);
  }
  const state = await api("GET", "/scim-access");
  expect(state.json()).toMatchObject({ baseUrl: `${HERE}/scim/v2` });
  expect(state.body).not.toContain(token);
  const config = await scim("GET", "/ServiceProviderConfig");
  expect(config.headers["content-type"]).toContain("application/scim+json");
  expect(config.json()).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
  // The other way round it opens nothing.
  const reply = await server.app.inject({
    url: "/api/v1/members",
    headers: { host: "test.example", authorization: `Bearer ${token}` },
  });
  expect(reply.statusCode).toBe(401);
});

test("a directory makes a colleague, finds them by name, page by page, and does not make them twice", async () => {
  const ids = [await create("adam"), await create("berta"), await create("cecil")];
  expect(await roleOf("adam@garden.example")).toBe("member");
  const twice = await scim("POST", "/Users", { userName: "ADAM@garden.example" });
  expect(twice.statusCode).toBe(409);
  expect(twice.json().scimType).toBe("uniqueness");
  const found = await scim(
    "GET",
    `/Users?filter=${encodeURIComponent('userName eq "Adam@Garden.example"')}`,
  );
  expect(found.json()).toMatchObject({ totalResults: 1, Resources: [{ id: ids[0] }] });
  const both = await scim(
    "GET",
    `/Users?filter=${encodeURIComponent('externalId eq "dir-berta" and active eq true')}`,
  );
  expect(both.json().Resources[0].id).toBe(ids[1]);
  const page = await scim("GET", "/Users?startIndex=2&count=1");
  expect(page.json()).toMatchObject({ startIndex: 2, itemsPerPage: 1, totalResults: 3 });
  const wild = await scim("GET", `/Users?filter=${encodeURIComponent('userName sw "%"')}`);
  expect(wild.json().totalResults).toBe(0);
  const unfit = await scim("GET", `/Users?filter=${encodeURIComponent('password eq "x"')}`);
  expect(unfit.json()).toMatchObject({ status: "400", scimType: "invalidFilter" });
  const foreign = await scim("POST", "/Users", { userName: "eve@evil.example" });
  expect(foreign.statusCode).toBe(400);
});

test("whoever is deactivated is out at once, from every session and key, and comes back when activated", async () => {
  const { db } = server.services;
  await addUser(db, {
    email: "dora@garden.example",
    password: PASSWORD,
    workspaceName: workspaceId,
    role: "admin",
  });
  const session = await signedIn("dora@garden.example");
  const me = () =>
    server.app.inject({ url: "/api/v1/me", headers: { host: "test.example", cookie: session } });
  const made = await server.app.inject({
    method: "POST",
    url: "/api/v1/keys",
    headers: { host: "test.example", cookie: session, "candor-workspace": workspaceId },
    payload: { name: "Dora's" },
  });
  const { key } = made.json();
  const withKey = () =>
    server.app.inject({
      url: "/api/v1/surveys",
      headers: { host: "test.example", authorization: `Bearer ${key}` },
    });
  expect((await withKey()).statusCode).toBe(200);
  const id = await create("dora");
  expect(await roleOf("dora@garden.example")).toBe("admin");
  expect((await me()).statusCode).toBe(200);

  // As one of the large directories spells it.
  const off = await patch(id, { op: "Replace", path: "active", value: "False" });
  expect(off.json()).toMatchObject({ active: false });
  expect((await me()).statusCode).toBe(401);
  expect((await withKey()).statusCode).toBe(401);
  expect(await roleOf("dora@garden.example")).toBeNull();
  const on = await patch(id, {
    op: "replace",
    value: { active: true, name: { familyName: "Blue" } },
  });
  expect(on.json()).toMatchObject({ active: true, name: { formatted: "dora Blue" } });
  expect(await roleOf("dora@garden.example")).toBe("member");
  const log = await api("GET", "/audit");
  expect(log.json().data).toContainEqual(
    expect.objectContaining({
      actor: "scim",
      action: "member.removed",
      target: "dora@garden.example",
    }),
  );
});

test("the last owner cannot be deactivated, and nothing of them is changed by trying", async () => {
  const id = await create("owner");
  for (const reply of [
    await patch(id, { op: "replace", path: "active", value: false }),
    await scim("DELETE", `/Users/${id}`),
    await scim("PUT", `/Users/${id}`, { userName: "owner@garden.example", active: false }),
  ]) {
    expect(reply.statusCode).toBe(409);
    expect(reply.json().detail).toContain("only owner");
  }
  expect((await scim("GET", `/Users/${id}`)).json().active).toBe(true);
  expect(await roleOf("owner@garden.example")).toBe("owner");
  const moved = await patch(id, { op: "replace", path: "userName", value: "x@garden.example" });
  expect(moved.json().scimType).toBe("mutability");
});

test("groups give roles: put in, taken out, renamed, deleted, and an owner stays one", async () => {
  const id = await create("frida");
  const ownerId = (
    await scim("GET", `/Users?filter=${encodeURIComponent('userName eq "owner@garden.example"')}`)
  ).json().Resources[0].id;
  const made = await scim("POST", "/Groups", {
    displayName: "Analysts",
    members: [{ value: id }, { value: ownerId }],
  });
  expect(made.statusCode, made.body).toBe(201);
  const group = made.json().id;
  expect(await roleOf("frida@garden.example")).toBe("analyst");
  expect(await roleOf("owner@garden.example")).toBe("owner");
  const change = (...Operations: object[]) => scim("PATCH", `/Groups/${group}`, { Operations });
  await change({ op: "remove", path: `members[value eq "${id}"]` });
  expect(await roleOf("frida@garden.example")).toBe("member");
  await change({ op: "add", path: "members", value: [{ value: id }] });
  expect(await roleOf("frida@garden.example")).toBe("analyst");
  await change({ op: "replace", value: { displayName: "Readers" } });
  expect(await roleOf("frida@garden.example")).toBe("member");
  await change({ op: "replace", path: "displayName", value: "Analysts" });
  const nobody = await change({ op: "add", path: "members", value: [{ value: "nobody" }] });
  expect(nobody.statusCode).toBe(400);
  const twice = await scim("POST", "/Groups", { displayName: "Analysts" });
  expect(twice.statusCode).toBe(409);
  const listed = await scim(
    "GET",
    `/Groups?filter=${encodeURIComponent('displayName eq "Analysts"')}`,
  );
  expect(listed.json().Resources[0].members).toHaveLength(2);
  expect((await scim("DELETE", `/Groups/${group}`)).statusCode).toBe(204);
  expect(await roleOf("frida@garden.example")).toBe("member");
});

test("a token sees its own workspace alone, and is worth nothing once another was made", async () => {
  const id = await create("greta");
  const { db } = server.services;
  const other = await addUser(db, {
    email: "bob@other.example",
    password: PASSWORD,
    workspaceName: "Other",
    role: "owner",
  });
  const bob = await signedIn("bob@other.example");
  const made = await server.app.inject({
    method: "POST",
    url: "/api/v1/scim-access",
    headers: { host: "test.example", cookie: bob, "candor-workspace": other.workspace.id },
  });
  const theirs = made.json().token;
  for (const reply of [
    await scim("GET", `/Users/${id}`, undefined, theirs),
    await scim("DELETE", `/Users/${id}`, undefined, theirs),
    await scim("GET", "/Users/not-an-id"),
  ]) {
    expect(reply.statusCode).toBe(404);
  }
  expect((await scim("GET", "/Users", undefined, theirs)).json().totalResults).toBe(0);
  const before = token;
  token = (await api("POST", "/scim-access")).json().token;
  expect((await scim("GET", "/Users", undefined, before)).statusCode).toBe(401);
  expect((await scim("GET", "/Users")).statusCode).toBe(200);
});
