import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Scope } from "@candor/contract/workspace.ts";
import { beforeEach, expect, test } from "vitest";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { decideQuarantine } from "../channels/quarantine/quarantine.ts";
import { occupied } from "../testing/occupied.ts";
import { testServer } from "../testing/test-server.ts";

const server = await testServer();
const { db } = server.services;

const EVENTS = ["response.created", "response.updated", "response.excluded", "response.deleted"];

beforeEach(async () => {
  for (const table of [
    "response",
    "latest_answer",
    "tally",
    "webhook_delivery",
    "webhook_event",
    "webhook",
    "reward_code",
    "reward",
    "audit_entry",
  ] as const) {
    await db.deleteFrom(table).execute();
  }
  const url = "https://crm.example.com/hook";
  await server.api("POST", "/webhooks", {
    name: "CRM",
    events: EVENTS,
    target: { format: "candor", url },
  });
});

const events = async () => {
  const rows = await db
    .selectFrom("webhook_event")
    .select(["type", "data"])
    .orderBy("occurred_at")
    .orderBy("id")
    .execute();
  return rows.map(({ type }) => type);
};

async function anAnswer(body: Record<string, unknown> = {}): Promise<string> {
  const path = `/surveys/${server.survey.id}/responses`;
  const { id } = await server.api<{ id: string }>("POST", path, { score: 9, ...body });
  return id;
}

const detail = (id: string) =>
  server.api<{ score: number; history: { changes: object }[] }>("GET", `/responses/${id}`);

const audited = async () => {
  const { data } = await server.api<{
    data: { actor: string; action: string; target: string; details: object }[];
  }>("GET", "/audit");
  return data.filter(({ action }) => action === "response.changed");
};

/** What a browser posts to the open link; the answer waits when nobody touched the page. */
async function post(visit: string, body: Record<string, unknown>, slug = server.survey.slug) {
  const reply = await fetch(`${server.url}/s/${slug}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ visit, step: "score", ...body }),
  });
  return reply.status;
}

test("an answer that its hour lets in is told to webhooks and earns its reward, as any other", async () => {
  const { id: surveyId } = server.survey;
  await server.api("PUT", `/surveys/${surveyId}/reward`, {
    kind: "pool",
    title: { en: "10 % off" },
    sharedCode: null,
    active: true,
    lowStock: 1,
  });
  await server.api("POST", `/surveys/${surveyId}/reward/codes`, { codes: ["A", "B"] });
  // Through the mail's own door, which knows what else was opened: an invitation without any load.
  const { id } = await server.services.answers.record(server.workspaceId, {
    id: crypto.randomUUID(),
    surveyId,
    score: 8,
    comment: null,
    properties: {},
    person: null,
    personId: crypto.randomUUID(),
    invitationId: crypto.randomUUID(),
    channel: "email",
    language: "en",
    answeredAt: new Date(),
    quarantine: { reason: "no_human_input", until: new Date() },
  });
  expect(await events()).toEqual([]);
  const now = new Date(Date.now() + 2 * 3600_000);
  const { workspaceId } = server;
  expect(await decideQuarantine(server.services, { workspaceId, now })).toEqual({
    letIn: 1,
    kept: 0,
  });
  expect(await events()).toEqual(["response.created"]);
  const codes = await db.selectFrom("reward_code").select("holder").execute();
  expect(codes.filter(({ holder }) => holder !== null)).toHaveLength(1);
  expect((await detail(id)).history).toHaveLength(1);
});

test("in an anonymous survey a later change is told as a change", async () => {
  const made = await server.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "In confidence",
    subject: "Botanic",
    anonymous: true,
  });
  const visit = "0197a2b4-0000-7000-8000-000000000001";
  expect(await post(visit, { score: 3, quarantined: "1" }, made.slug)).toBe(200);
  expect(await post(visit, { score: 3 }, made.slug)).toBe(200);
  expect(await post(visit, { score: 4 }, made.slug)).toBe(200);
  expect(await post(visit, { score: 4, step: "comment", comment: "Dark hall" }, made.slug)).toBe(
    200,
  );
  expect(await events()).toEqual(["response.created", "response.updated", "response.updated"]);
});

test("a deletion is told once, and its thirty days run from the first", async () => {
  const id = await anAnswer();
  const deletedAt = async () =>
    (
      await db
        .selectFrom("response")
        .select("deleted_at")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).deleted_at;
  await server.api("DELETE", `/responses/${id}`);
  const first = await deletedAt();
  await server.api("DELETE", `/responses/${id}`);
  expect(await deletedAt()).toEqual(first);
  expect(await events()).toEqual(["response.created", "response.deleted"]);
});

test("what is asked of a deleted answer finds nothing and changes nothing", async () => {
  const id = await anAnswer();
  await server.api("DELETE", `/responses/${id}`);
  for (const [method, path, body] of [
    ["PATCH", `/responses/${id}`, { score: 0 }],
    ["PUT", `/responses/${id}/exclusion`, { reason: "test" }],
    ["DELETE", `/responses/${id}/exclusion`, undefined],
    ["PUT", `/responses/${id}/quarantine`, { letIn: true }],
  ] as const) {
    expect((await server.ask(method, path, body)).status).toBe(404);
  }
  await server.api("POST", `/responses/${id}/restore`);
  expect(await detail(id)).toMatchObject({ score: 9, exclusion: null });
  expect((await detail(id)).history).toHaveLength(2);
});

test("properties in another order are the same properties: no line of history, no event", async () => {
  const id = await anAnswer({ properties: { store: "Riga", plan: "pro" } });
  await server.api("PATCH", `/responses/${id}`, { properties: { plan: "pro", store: "Riga" } });
  expect((await detail(id)).history).toEqual([]);
  expect(await events()).toEqual(["response.created"]);
});

test("every change of a score or a comment is in the audit log, with who made it and without the words", async () => {
  const id = await anAnswer({ score: 2, comment: "The queue was long" });
  await server.api("PATCH", `/responses/${id}`, { score: 9, comment: "All is well" });
  await server.api("PATCH", `/responses/${id}`, { tags: ["queue"] });
  const visit = "0197a2b4-0000-7000-8000-000000000002";
  await post(visit, { score: 6 });
  await post(visit, { score: 6, step: "comment", comment: "Cold" });
  await post(visit, { score: 7, step: "comment", comment: "Warm after all" });
  const entries = await audited();
  expect(entries).toMatchObject([
    { actor: "customer", details: { score: { from: 6, to: 7 }, comment: "changed" } },
    { actor: "key:tests", target: id, details: { score: { from: 2, to: 9 }, comment: "changed" } },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/queue|well|Warm/);
});

test("a member tags answers and notes what they know; what the customer said is for those who may edit", async () => {
  const id = await anAnswer({ score: 9, comment: "Lovely", properties: { store: "Riga" } });
  const as = async (role: "member" | "analyst") => {
    const email = `${role}@example.com`;
    const password = "a long enough password";
    await addUser(db, { email, password, workspaceName: "Botanic", role });
    const headers = { "content-type": "application/json", origin: "https://nps.example.com" };
    const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers,
      body: JSON.stringify({ email, password }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return async (method: string, path: string, body?: object) => {
      const reply = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { ...headers, cookie, "x-candor-workspace": server.workspaceId },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return reply.status;
    };
  };
  const member = await as("member");
  for (const said of [
    { score: 0 },
    { comment: null },
    { properties: {} },
    { touchpoint: "till" },
  ]) {
    expect(await member("PATCH", `/responses/${id}`, said)).toBe(403);
    expect(await member("PATCH", `/responses/${id}`, { ...said, tags: ["roses"] })).toBe(403);
  }
  expect(await member("PATCH", `/responses/${id}`, { tags: ["roses"] })).toBe(200);
  expect(await member("POST", `/responses/${id}/notes`, { text: "Called back" })).toBe(201);
  expect(await detail(id)).toMatchObject({ score: 9, comment: "Lovely", tags: ["roses"] });
  const analyst = await as("analyst");
  expect(await analyst("PATCH", `/responses/${id}`, { score: 8 })).toBe(200);

  // What takes people away as a file is for those who may export.
  const { id: sending } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/sendings`,
    { name: "June", audience: { who: "everybody" }, plan: { kind: "once" } },
  );
  for (const file of ["/invitations/export.csv", `/sendings/${sending}/draw.csv`]) {
    expect(await member("GET", file)).toBe(403);
    // A draft has no draw yet; whoever may export is told so.
    expect([200, 404, 409]).toContain(await analyst("GET", file));
  }
});

test("a key that may only read rewrites, tags and notes nothing; one that may write does", async () => {
  const id = await anAnswer({ score: 9, comment: "Lovely" });
  const keyWith = async (scopes: Scope[]) => {
    const { key } = await addKey(db, { workspaceName: "Botanic", name: scopes.join(), scopes });
    return async (method: string, path: string, body: object) => {
      const reply = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return reply.status;
    };
  };
  const reader = await keyWith(["read"]);
  const writer = await keyWith(["read", "write"]);
  for (const change of [{ score: 0 }, { comment: "Bad" }, { tags: ["roses"] }]) {
    expect(await reader("PATCH", `/responses/${id}`, change)).toBe(403);
  }
  expect(await reader("POST", `/responses/${id}/notes`, { text: "Called back" })).toBe(403);
  expect(await detail(id)).toMatchObject({ score: 9, comment: "Lovely" });
  expect(await writer("PATCH", `/responses/${id}`, { score: 8, tags: ["roses"] })).toBe(200);
  expect(await writer("POST", `/responses/${id}/notes`, { text: "Called back" })).toBe(201);
});

test("an answer that was removed is changed by nobody, and the customer is told", async () => {
  const visit = "0197a2b4-0000-7000-8000-000000000003";
  await post(visit, { score: 6 });
  const { id } = await db.selectFrom("response").select("id").executeTakeFirstOrThrow();
  await server.api("DELETE", `/responses/${id}`);
  expect(await post(visit, { score: 2, step: "comment", comment: "Still here?" })).toBe(410);
  await server.api("POST", `/responses/${id}/restore`);
  expect(await detail(id)).toMatchObject({ score: 6, comment: null });
});

test("what waited for the workspace is dated when it got in: who reads on by updated_since misses nothing", async () => {
  const visit = uuidv7();
  const post = (body: object) =>
    fetch(`${server.url}/s/${server.survey.slug}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ visit, score: 4, ...body }),
    });
  const row = () =>
    db.selectFrom("response").select(["id", "comment", "updated_at"]).executeTakeFirstOrThrow();
  /** Sends it while somebody else writes; when they let go is noted. */
  const waitedFor = async (send: () => Promise<{ status: number }>) => {
    const others = await occupied(server.workspaceId);
    const sent = send();
    await others.somebodyWaits();
    const noted = Date.now();
    await others.release();
    expect((await sent).status).toBeLessThan(300);
    return noted;
  };
  expect((await post({ step: "score", quarantined: "1" })).status).toBe(200);
  const { id } = await row();
  const decided = await waitedFor(() =>
    server.ask("PUT", `/responses/${id}/quarantine`, { letIn: true }),
  );
  expect((await row()).updated_at.getTime()).toBeGreaterThanOrEqual(decided);
  const commented = await waitedFor(() => post({ step: "comment", comment: "Slow tills" }));
  expect(await row()).toMatchObject({ comment: "Slow tills" });
  expect((await row()).updated_at.getTime()).toBeGreaterThanOrEqual(commented);
});
