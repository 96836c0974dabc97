import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type InvitationLinks, invitationLinks } from "../../invitations/open-invitation.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { decideQuarantine } from "../quarantine/quarantine.ts";

let server: TestServer;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["response", "link_load", "invitation", "contact_block", "person"] as const) {
    await db.deleteFrom(table).execute();
  }
});

const DAY_MS = 86_400_000;

/** Somebody who was sent a mail a while ago, and the links in it. */
async function invited(
  more: { state?: string; language?: string; surveyId?: string; minutesAgo?: number } = {},
): Promise<{ links: InvitationLinks; personId: string; invitationId: string }> {
  const { db, secret } = server.services;
  const { workspaceId } = server;
  const at = new Date(Date.now() - (more.minutesAgo ?? 30) * 60_000);
  const [personId, invitationId] = [uuidv7(), uuidv7()];
  await db
    .insertInto("person")
    .values({
      workspace_id: workspaceId,
      id: personId,
      email: `${personId}@shop.lv`,
      language: more.language ?? null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await db
    .insertInto("invitation")
    .values({
      workspace_id: workspaceId,
      id: invitationId,
      survey_id: more.surveyId ?? server.survey.id,
      person_id: personId,
      channel: "email",
      origin: "api",
      state: more.state ?? "sent",
      touchpoint: "delivery",
      properties: JSON.stringify({ order: "A-17" }),
      created_at: at,
      updated_at: at,
    })
    .execute();
  await db
    .insertInto("message")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(),
      invitation_id: invitationId,
      channel: "email",
      purpose: "ask",
      state: "sent",
      address: "someone@shop.lv",
      handed_at: at,
      created_at: at,
    })
    .execute();
  const links = invitationLinks(secret, server.url, { workspaceId, invitationId });
  return { links, personId, invitationId };
}

const answers = () => server.services.db.selectFrom("response").selectAll().execute();
const invitation = (id: string) =>
  server.services.db
    .selectFrom("invitation")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

async function post(link: string, body: Record<string, unknown>) {
  return fetch(link, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ visit: uuidv7(), ...body }),
  });
}

test("a scanner that opens all eleven links, the hidden one and the way out records no answer", async () => {
  const { links, invitationId } = await invited();
  for (let score = 0; score <= 10; score++) {
    const reply = await fetch(`${links.answer}?score=${score}`);
    expect(reply.status).toBe(200);
    await reply.text();
  }
  for (const link of [links.answer, links.honeypot, links.unsubscribe]) {
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link, { method: "HEAD" })).status).toBe(200);
  }
  expect(await answers()).toEqual([]);
  expect((await invitation(invitationId)).state).toBe("sent");
  expect(await server.services.db.selectFrom("contact_block").selectAll().execute()).toEqual([]);
});

test("which links were loaded is known afterwards, the hidden one with them", async () => {
  const { links } = await invited();
  for (const query of ["?score=9", "?h=1", "", "?score=12"]) await fetch(`${links.answer}${query}`);
  const loads = await server.services.db
    .selectFrom("link_load")
    .select(["kind", "score"])
    .orderBy("at")
    .execute();
  expect(loads).toEqual([
    { kind: "score", score: 9 },
    { kind: "honeypot", score: null },
    { kind: "page", score: null },
    { kind: "page", score: null },
  ]);
});

test("a score's link preselects it, in the person's language, and holds a link that people cannot see", async () => {
  const { links } = await invited({ language: "lv" });
  const page = await (await fetch(`${links.answer}?score=9`)).text();
  expect(page).toContain('<html lang="lv"');
  expect(page).toMatch(/value="9" required checked/);
  expect(page).toContain("?h=1");
  const hidden = await (await fetch(links.honeypot)).text();
  expect(hidden).not.toMatch(/required[^>]* checked/);
});

test("one tap answers: the invitation, its person, touchpoint and properties go with it", async () => {
  const { links, personId, invitationId } = await invited();
  expect((await post(links.answer, { score: 9, step: "score" })).status).toBe(200);
  expect((await answers())[0]).toMatchObject({
    score: 9,
    channel: "email",
    person_id: personId,
    invitation_id: invitationId,
    touchpoint: "delivery",
    properties: { order: "A-17" },
  });
  expect(await invitation(invitationId)).toMatchObject({ state: "answered" });
});

test("opened again, an answer without a comment goes on from there; it stays one answer", async () => {
  const { links } = await invited();
  await post(links.answer, { score: 4, step: "score" });
  const again = await (await fetch(links.answer)).text();
  expect(again).toContain('name="step" value="comment"');
  await post(links.answer, { score: 4, step: "comment", comment: "Too dry" });
  expect(await answers()).toMatchObject([{ score: 4, comment: "Too dry" }]);
  const third = await (await fetch(links.answer)).text();
  expect(third).toContain("You have already answered");
  expect(third).not.toContain("Too dry");
  await post(links.answer, { score: 8, step: "score" });
  expect(await answers()).toMatchObject([{ score: 8, comment: "Too dry" }]);
});

test("after a week the answer stays as it is", async () => {
  const { links } = await invited();
  await post(links.answer, { score: 4, step: "score" });
  await server.services.db
    .updateTable("response")
    .set({ recorded_at: new Date(Date.now() - 8 * DAY_MS) })
    .execute();
  expect(await (await fetch(`${links.answer}?score=10`)).text()).toContain("already answered");
  const reply = await post(links.answer, { score: 10, step: "score" });
  expect(reply.status).toBe(410);
  expect(await answers()).toMatchObject([{ score: 4 }]);
});

test("a score that nobody touched is set aside until a hand confirms it", async () => {
  const { links, invitationId } = await invited();
  await post(links.answer, { score: 0, step: "score", quarantined: "1" });
  expect(await answers()).toMatchObject([{ quarantine_reason: "no_human_input", cells: null }]);
  expect((await invitation(invitationId)).state).toBe("sent");
  await post(links.answer, { score: 9, step: "score" });
  const [row] = await answers();
  expect(row).toMatchObject({ score: 9, quarantine_reason: null });
  expect(row?.cells).not.toBeNull();
  expect((await invitation(invitationId)).state).toBe("answered");
});

test("a machine that opened several links and waited is found out after its hour", async () => {
  const { links } = await invited();
  for (const score of [0, 5, 10]) await fetch(`${links.answer}?score=${score}`);
  await post(links.answer, { score: 0, step: "score", quarantined: "1" });
  const { workspaceId } = server;
  const now = new Date(Date.now() + 2 * 3600_000);
  expect(await decideQuarantine(server.services, { workspaceId, now })).toMatchObject({
    kept: 1,
  });
  expect(await answers()).toMatchObject([{ quarantine_reason: "several_scores_opened" }]);
});

test("links that are damaged or taken back say so; a late answer is still one", async () => {
  const { links } = await invited();
  const damaged = links.answer.slice(0, -1) + (links.answer.endsWith("A") ? "B" : "A");
  expect((await fetch(damaged)).status).toBe(404);
  expect((await post(damaged, { score: 9 })).status).toBe(404);
  const back = (await invited({ state: "cancelled" })).links.answer;
  const reply = await fetch(back);
  expect([reply.status, await reply.text()]).toEqual([410, expect.stringContaining("expired")]);
  expect((await post(back, { score: 9 })).status).toBe(410);
  const late = (await invited({ state: "expired" })).links.answer;
  expect((await post(late, { score: 9 })).status).toBe(200);
  expect(await answers()).toHaveLength(1);
});

test("whoever answered another way is not asked for a second answer", async () => {
  const { links } = await invited({ state: "answered" });
  expect(await (await fetch(links.answer)).text()).toContain("already answered");
  const form = new URLSearchParams({ visit: uuidv7(), score: "9" });
  const reply = await fetch(links.answer, { method: "POST", body: form });
  expect([reply.status, await reply.text()]).toEqual([410, expect.stringContaining("already")]);
  expect(await answers()).toEqual([]);
});

test("nothing leads from an anonymous answer to who was invited", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Colleagues",
    anonymous: true,
    dimensions: ["team"],
  });
  const { links, invitationId } = await invited({ surveyId: id });
  await fetch(`${links.answer}?score=3`);
  for (const comment of ["one", "two"]) {
    const properties = { team: "Till", name: "Ann" };
    await post(links.answer, { score: 3, comment, properties, contact: "1", email: "ann@shop.lv" });
  }
  const rows = await answers();
  // Two visits are two answers: which of them came through this link, nobody can tell.
  expect(rows.map((row) => [row.person_id, row.invitation_id])).toEqual([
    [null, null],
    [null, null],
  ]);
  // Not what the page brought along, not an id that tells the moment, not the order of the mail.
  expect(rows.map((row) => row.properties)).toEqual([{ team: "Till" }, { team: "Till" }]);
  for (const row of rows) expect(row.id).toMatch(/^.{14}4/);
  expect(JSON.stringify(rows)).not.toMatch(/Ann|ann@|A-17/);
  expect((await invitation(invitationId)).state).toBe("sent");
  expect(await server.services.db.selectFrom("link_load").selectAll().execute()).toEqual([]);
});

async function blocks() {
  return server.services.db.selectFrom("contact_block").select(["channel", "reason"]).execute();
}

test("one click in the mail program unsubscribes, in each of the shapes that they post", async () => {
  for (const body of [
    new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    multipart("List-Unsubscribe", "One-Click"),
    "List-Unsubscribe=One-Click",
    undefined,
  ]) {
    const { links } = await invited();
    const reply = await fetch(links.unsubscribe, { method: "POST", ...(body ? { body } : {}) });
    expect(reply.status).toBe(200);
    expect(await blocks()).toEqual([{ channel: "*", reason: "unsubscribed" }]);
    await server.services.db.deleteFrom("contact_block").execute();
  }
});

function multipart(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}

test("the link in the mail shows a button; done twice is done once, and undone by the other one", async () => {
  const { links } = await invited();
  const asked = await (await fetch(links.unsubscribe)).text();
  expect(asked).toContain("<button>Unsubscribe</button>");
  for (let n = 0; n < 2; n++) {
    const done = await fetch(links.unsubscribe, { method: "POST", body: new URLSearchParams() });
    expect(await done.text()).toContain('name="resubscribe"');
  }
  expect(await blocks()).toHaveLength(1);
  const undo = new URLSearchParams({ resubscribe: "1" });
  const undone = await fetch(links.unsubscribe, { method: "POST", body: undo });
  expect(await undone.text()).toContain("You are subscribed again");
  expect(await blocks()).toEqual([]);
});

test("programs hear of it once", async () => {
  await server.api("POST", "/webhooks", {
    name: "CRM",
    target: { format: "candor", url: "https://example.com/hook" },
    events: ["person.unsubscribed"],
  });
  const { links, personId } = await invited();
  for (let n = 0; n < 2; n++) await fetch(links.unsubscribe, { method: "POST" });
  const events = await server.services.db
    .selectFrom("webhook_event")
    .select(["type", "person_id"])
    .where("type", "=", "person.unsubscribed")
    .execute();
  expect(events).toEqual([{ type: "person.unsubscribed", person_id: personId }]);
});
