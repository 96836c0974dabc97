import { sql } from "kysely";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { retention } from "../app/retention.ts";
import { workJobs } from "../app/work-jobs.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { monthsAfter } from "./data-request.ts";
import { forgetOldRequests } from "./request-queries.ts";

let server: TestServer;
let smtp: TestMailServer;
beforeAll(async () => {
  smtp = await testMailServer();
  whenFileEnds(() => smtp.stop());
  server = await testServer({
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
  });
});

const anybody = async (email: string | null, name = "Rosalind Fern") => {
  const { id } = await server.api<{ id: string }>("POST", "/people", {
    ...{ name, language: "en" },
    ...(email ? { email } : { externalId: `card ${name}` }),
  });
  const subject = { workspaceId: server.workspaceId, id };
  return { id, path: `/y/${makeToken(server.services.secret, "data", subject)}` };
};
const page = async (path: string) => (await fetch(server.url + path)).text();
const press = async (path: string, fields: Record<string, string> = {}) =>
  (await fetch(server.url + path, { method: "POST", body: new URLSearchParams(fields) })).text();
const queue = async (state = "open") =>
  (await server.api<{ data: Record<string, never>[] }>("GET", `/data-requests?state=${state}`))
    .data;
/** A mail as its reader sees it: lines that were broken on the way are whole again. */
const readable = (raw: string) => raw.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
const mailTo = async (to: string, words: string) => {
  const found = () =>
    smtp.received.find((mail) => mail.to === to && readable(mail.raw).includes(words));
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  return readable(found()?.raw ?? "");
};
const linkIn = (mail: string) => new URL(/https:\S+/.exec(mail)?.[0] ?? "").pathname;

test("a copy is had by whoever reads the mails of the address that is known, within its days and not before", async () => {
  const jobs = await workJobs(server.services);
  onTestFinished(() => jobs.stop());
  const { id, path } = await anybody("rose@shop.lv");
  // Whoever wants no surveys still hears what they asked for.
  await server.api("PUT", `/people/${id}/blocks`, { channel: "email", reason: "unsubscribed" });
  expect(await page(path)).toContain("Ask for a copy");
  expect(await press(path, { kind: "export" })).toContain("We have sent you a mail");
  expect(await press(path, { kind: "export" })).toContain("on its way to you already");
  expect(await queue()).toMatchObject([{ kind: "export", state: "unconfirmed", dueAt: null }]);
  const [unconfirmed] = await queue();
  const early = await server.ask("POST", `/data-requests/${unconfirmed?.id}/fulfil`);
  expect(early).toMatchObject({ status: 409, body: { code: "data_request_unconfirmed" } });

  const confirm = linkIn(await mailTo("rose@shop.lv", "/y/confirm/"));
  // A scanner that opens the link confirms nothing.
  expect(await page(confirm)).toContain("Yes, send me a copy");
  expect((await queue())[0]).toMatchObject({ state: "unconfirmed" });
  expect(await press(confirm)).toContain("within one month");
  expect(await press(confirm)).toContain("confirmed already");
  const [open] = await queue();
  expect(open).toMatchObject({ state: "open", confirmedBy: "mail", person: { id } });
  const { askedAt, dueAt } = open as unknown as { askedAt: string; dueAt: string };
  expect(dueAt).toBe(monthsAfter(new Date(askedAt), 1).toISOString());
  await mailTo("ann@example.com", "/settings/privacy");

  expect((await fetch(`${server.url}${path}/copy`)).status).toBe(404);
  await server.api("POST", `/data-requests/${open?.id}/fulfil`);
  const mail = await mailTo("rose@shop.lv", "It is ready");
  expect(linkIn(mail)).toBe(path);
  const copy = await fetch(`${server.url}${path}/copy`);
  expect(copy.headers.get("cache-control")).toBe("no-store");
  expect(await copy.json()).toMatchObject({ person: { email: "rose@shop.lv" } });
  await sql`update data_request set copy_until = now() - interval '1 second'`.execute(
    server.services.db,
  );
  expect((await fetch(`${server.url}${path}/copy`)).status).toBe(404);
  expect((await server.ask("POST", `/data-requests/${open?.id}/fulfil`)).status).toBe(409);
});

test("an erasure is done by a colleague, refused on legal hold, and leaves a proof that names nobody", async () => {
  const { id, path } = await anybody("lily@shop.lv", "Lily Unmistakable");
  await server.api("POST", `/surveys/${server.survey.id}/responses`, {
    ...{ score: 2, channel: "api", comment: "nobody called me back" },
    person: { email: "lily@shop.lv" },
  });
  const asked = await server.api("POST", `/people/${id}/data-requests`, { kind: "erasure" });
  expect(asked).toMatchObject({ state: "open", confirmedBy: "colleague", onHold: false });
  const placed = await server.api<{ id: string }>("POST", "/legal-holds", {
    ...{ personId: id, reason: "A claim before the court" },
  });
  expect((await queue())[0]).toMatchObject({ onHold: true });
  const held = await server.ask("POST", `/data-requests/${asked.id}/fulfil`);
  expect(held).toMatchObject({ status: 409, body: { code: "on_legal_hold" } });
  expect((await server.ask("DELETE", `/people/${id}`)).status).toBe(409);
  const hold = placed.id;
  await server.api("DELETE", `/legal-holds/${hold}`);
  expect((await server.ask("DELETE", `/legal-holds/${hold}`)).status).toBe(404);

  const done = await server.api("POST", `/data-requests/${asked.id}/fulfil`);
  expect(done).toMatchObject({ state: "done", removed: { person: 1, response: 1 } });
  expect((await server.ask("GET", `/people/${id}`)).status).toBe(404);
  const shown = await page(path);
  expect(shown).toContain("has erased what it knew of you");
  expect(shown).not.toContain("Ask for a copy");
  const proof = await fetch(`${server.url}${path}/proof`);
  expect(proof.headers.get("content-type")).toBe("application/pdf");
  const bytes = Buffer.from(await proof.arrayBuffer()).toString("latin1");
  expect(bytes.startsWith("%PDF")).toBe(true);
  const own = await server.fetch(`/data-requests/${asked.id}/proof`);
  expect(own.status).toBe(200);
  const { rows } = await sql<{ all: string }>`
    select jsonb_agg(d)::text as all from data_request d
  `.execute(server.services.db);
  expect(rows[0]?.all).not.toContain("Unmistakable");
  expect(await press(path, { kind: "export" })).not.toContain("We have sent you");
});

test("a request is refused with a reason that the person is told, or takes two months more, once", async () => {
  const jobs = await workJobs(server.services);
  onTestFinished(() => jobs.stop());
  const { id } = await anybody("iris@shop.lv", "Iris");
  const ask = () => server.api("POST", `/people/${id}/data-requests`, { kind: "erasure" });
  const { id: request, askedAt } = await ask();
  // Asked twice it is one request.
  expect((await ask()).id).toBe(request);
  const reason = "We look for it in the archive of the shop.";
  const later = await server.api("POST", `/data-requests/${request}/extend`, { reason });
  expect(later.dueAt).toBe(monthsAfter(new Date(String(askedAt)), 3).toISOString());
  expect((await server.ask("POST", `/data-requests/${request}/extend`, { reason })).status).toBe(
    409,
  );
  const no = "The invoice has to be kept for ten years by law.";
  expect(
    (await server.ask("POST", `/data-requests/${request}/refuse`, { reason: "no" })).status,
  ).toBe(422);
  await server.api("POST", `/data-requests/${request}/refuse`, { reason: no });
  await mailTo("iris@shop.lv", "The invoice has to be kept");
  expect((await queue("settled")).find((one) => one.id === request)).toMatchObject({
    ...{ state: "refused", reason: no },
  });
});

test("whoever has no address that could be asked is a case for colleagues; links of others open nothing", async () => {
  const { path } = await anybody(null, "Card holder");
  expect(await press(path, { kind: "erasure" })).toContain("Your request is with us");
  expect(await queue()).toMatchObject([{ state: "open", confirmedBy: null }]);
  const { status } = await fetch(`${server.url}${path.slice(0, -4)}AAAA`);
  expect(status).toBe(404);
});

test("a month ends on its last day where it is shorter", () => {
  const after = (day: string, months: number) =>
    monthsAfter(new Date(`${day}T10:00:00Z`), months)
      .toISOString()
      .slice(0, 10);
  expect(after("2026-01-31", 1)).toBe("2026-02-28");
  expect(after("2028-01-30", 1)).toBe("2028-02-29");
  expect(after("2026-11-30", 3)).toBe("2027-02-28");
  expect(after("2026-12-15", 1)).toBe("2027-01-15");
});

test("words go after their time and scores stay; what is on hold goes by no rule", async () => {
  const { db, config, answers } = server.services;
  const long = new Date(Date.now() - 400 * 24 * 3600_000).toISOString();
  const held = await anybody("held@shop.lv", "Held");
  await server.api("PUT", `/surveys/${server.survey.id}/questions`, {
    questions: [
      { id: "more", kind: "text", text: { en: "Anything else?" } },
      {
        ...{ id: "how", kind: "choice", text: { en: "How?" } },
        options: ["shop", "web"].map((value) => ({ value, label: { en: value } })),
      },
    ],
  });
  const give = (score: number, email: string) =>
    server.api<{ id: string }>("POST", `/surveys/${server.survey.id}/responses`, {
      ...{ score, channel: "api", answeredAt: long, comment: `old words of ${email}` },
      answers: { more: "words of mine", how: "shop" },
      person: { email },
    });
  const old = await give(9, "old@shop.lv");
  const kept = await give(3, "held@shop.lv");
  await server.api("PATCH", `/responses/${old.id}`, { comment: "old words, changed" });
  await server.api("POST", "/legal-holds", { personId: held.id, reason: "A claim" });

  type State = { settings: object; comments: { wouldGo: number }; holds: object };
  const asked = await server.api<State>("GET", "/retention?commentsAfterDays=365");
  expect(asked).toMatchObject({
    comments: { wouldGo: 1 },
    holds: { people: 1, everything: false },
  });
  const saved = await server.api<State>("PUT", "/retention", { commentsAfterDays: 365 });
  expect(saved.settings).toEqual({
    ...{ peopleAfterDays: null, commentsAfterDays: 365, conversationsAfterDays: null },
  });
  const score = () => server.api("GET", `/surveys/${server.survey.id}/score`);
  const { answers: before } = await score();
  const everything = await server.api<{ id: string }>("POST", "/legal-holds", {
    ...{ personId: null, reason: "An inspection" },
  });
  const tonight = () => retention(config, answers)(db, server.workspaceId, new Date());
  await tonight();
  const read = async (id: string) =>
    (await server.api<{ comment: string | null; answers: object }>("GET", `/responses/${id}`)) as {
      comment: string | null;
      answers: object;
    };
  expect((await read(old.id)).comment).toBe("old words, changed");
  await server.api("DELETE", `/legal-holds/${everything.id}`);
  await tonight();
  expect(await read(old.id)).toMatchObject({ comment: null, score: 9, answers: { how: "shop" } });
  expect((await read(old.id)).answers).not.toHaveProperty("more");
  expect((await read(kept.id)).comment).toContain("old words of held");
  expect((await score()).answers).toBe(before);
  const { rows } = await sql<{ all: string }>`
    select coalesce(jsonb_agg(c)::text, '') as all from response_change c
    where response_id = ${old.id}::uuid
  `.execute(db);
  expect(rows[0]?.all).not.toContain("old words");
  const { data } = await server.api<{ data: { action: string; details: object }[] }>(
    "GET",
    "/audit?action=retention",
  );
  expect(data[0]).toMatchObject({ action: "retention.applied", details: { comments: 1 } });
});

test("the register of processing says who gets data and how long they are kept, from what is set", async () => {
  const said = { controller: "Garden Ltd, Riga", contact: "privacy@garden.lv", basis: "Interest" };
  await server.api("PUT", "/processing-register", said);
  const register = await server.api("GET", "/processing-register");
  expect(register).toMatchObject({
    ...{ organisation: "Botanic", settings: said },
    recipients: [{ kind: "mail", name: "127.0.0.1" }],
  });
  expect(register.purposes).toContainEqual({ purpose: "surveys", records: expect.any(Number) });
  expect(register.retention).toContainEqual({ what: "comments", days: 365 });
});

test("requests that nobody confirmed are forgotten after a month, settled ones when nobody can ask any more", async () => {
  const { db } = server.services;
  const days = (n: number) => new Date(Date.now() + n * 24 * 3600_000);
  const { path } = await anybody("fern@shop.lv", "Fern");
  await press(path, { kind: "export" });
  const states = async () => (await queue("all")).map(({ state }) => state);
  const before = (await states()).length;
  await forgetOldRequests(db, server.workspaceId, days(29));
  expect(await states()).toHaveLength(before);
  await forgetOldRequests(db, server.workspaceId, days(31));
  expect(await states()).toHaveLength(before - 1);
  await forgetOldRequests(db, server.workspaceId, days(3 * 365 + 1));
  expect(await states()).toEqual(["open"]);
});
