import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { BURST_DAYS, retention } from "./retention.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

test("uploads, rejected rows and remembered replies go after their time, counted in the audit log", async () => {
  const { db, config, answers } = server.services;
  const { workspaceId } = server;
  const form = new FormData();
  form.append("file", new Blob(["Score,Date,E-mail\n9,2026-05-03,ann@shop.lv\n"]), "may.csv");
  const reply = await fetch(`${server.url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: server.authorization },
    body: form,
  });
  expect(reply.status).toBe(201);
  const { id } = (await reply.json()) as { id: string };
  await sql`
    insert into import_rejection (workspace_id, import_id, row_number, code, args, cells)
    values (${workspaceId}::uuid, ${id}::uuid, 1, 'x', '{}', '["ann@shop.lv"]')
  `.execute(db);
  await db
    .insertInto("idempotency_key")
    .values({
      workspace_id: workspaceId,
      key: uuidv7(),
      fingerprint: Buffer.from("x"),
      status: 201,
      body: "{}",
      created_at: new Date(),
    })
    .execute();
  const night = async (days: number) => {
    const now = new Date(Date.now() + days * 24 * 3600_000);
    await retention(config, answers)(db, workspaceId, now);
    const count = async (table: "import_chunk" | "import_rejection" | "idempotency_key") =>
      (await db.selectFrom(table).selectAll().execute()).length;
    return [
      await count("import_chunk"),
      await count("import_rejection"),
      await count("idempotency_key"),
    ];
  };
  expect(await night(0.5)).toEqual([1, 1, 1]);
  expect(await night(2)).toEqual([1, 1, 0]);
  expect(await night(8)).toEqual([0, 1, 0]);
  const one = await server.api<{ status: string; error: string; preview: { rows: unknown[] } }>(
    "GET",
    `/imports/${id}`,
  );
  expect(one).toMatchObject({ status: "cancelled", preview: { rows: [] } });
  const again = await server.ask("POST", `/imports/${id}/commit`, { survey: "Spring" });
  expect(again.status).toBe(409);
  expect(await night(200)).toEqual([0, 0, 0]);
  const { data } = await server.api<{ data: { action: string; details: object }[] }>(
    "GET",
    "/audit",
  );
  const applied = data.filter(({ action }) => action === "retention.applied");
  expect(applied.map(({ details }) => details)).toEqual([
    { rejectedRows: 1 },
    { uploads: 1 },
    { replies: 1 },
  ]);
});

test("people of whom nothing was heard for long are counted before anything is saved, and forgotten at night", async () => {
  const { db, config, answers } = server.services;
  const { workspaceId, api } = server;
  const long = new Date(Date.now() - 400 * 24 * 3600_000);
  const silent = await api<{ id: string }>("POST", "/people", { email: "silent@shop.lv" });
  const buyer = await api<{ id: string }>("POST", "/people", { email: "buyer@shop.lv" });
  await api("POST", "/people", { email: "new@shop.lv" });
  await api("POST", `/surveys/${server.survey.id}/responses`, {
    score: 9,
    channel: "api",
    answeredAt: long.toISOString(),
    person: { email: "silent@shop.lv" },
  });
  await api("POST", `/people/${buyer.id}/purchases`, {
    at: new Date().toISOString(),
    amount: 10,
    currency: "EUR",
  });
  await db
    .updateTable("person")
    .set({ created_at: long, updated_at: long })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [silent.id, buyer.id])
    .execute();

  type State = { settings: object; people: { inAll: number; wouldGo: number } };
  expect(await api<State>("GET", "/retention?peopleAfterDays=365")).toMatchObject({
    settings: { peopleAfterDays: null, commentsAfterDays: null },
    people: { inAll: 3, wouldGo: 1 },
  });
  const tonight = () => retention(config, answers)(db, workspaceId, new Date());
  await tonight();
  expect(await api<State>("GET", "/retention")).toMatchObject({ people: { inAll: 3, wouldGo: 0 } });

  await api("PUT", "/retention", { peopleAfterDays: 365 });
  const { answers: before } = await api<{ answers: number }>(
    "GET",
    `/surveys/${server.survey.id}/score`,
  );
  await tonight();
  expect(await api<State>("GET", "/retention")).toMatchObject({ people: { inAll: 2, wouldGo: 0 } });
  expect((await server.ask("GET", `/people/${silent.id}`)).status).toBe(404);
  const { answers: after } = await api<{ answers: number }>(
    "GET",
    `/surveys/${server.survey.id}/score`,
  );
  expect(after).toBe(before);
  const { data } = await api<{ data: { action: string; details: object }[] }>("GET", "/audit");
  expect(data.find(({ action }) => action === "retention.applied")?.details).toMatchObject({
    people: 1,
  });
});

test("what was loaded of a mail goes after its time, and so does what says that answers came in a burst", async () => {
  const { db, config, answers } = server.services;
  const { workspaceId } = server;
  const now = Date.now();
  const dayAgo = (days: number) => new Date(now - days * 24 * 3600_000);
  const { invitationId } = await server.api<{ invitationId: string }>(
    "POST",
    `/surveys/${server.survey.id}/invitations`,
    { person: { email: "asked@shop.lv" }, channel: "email", delaySeconds: 0 },
  );
  const place = { workspace_id: workspaceId, survey_id: server.survey.id };
  for (const days of [1, config.keepLinkLoadsDays + 1]) {
    const load = { invitation_id: invitationId, id: uuidv7(), at: dayAgo(days), kind: "score" };
    await db
      .insertInto("link_load")
      .values({ workspace_id: workspaceId, ...load, score: 9 })
      .execute();
  }
  for (const days of [100, BURST_DAYS + 1]) {
    const at = dayAgo(days);
    await db
      .insertInto("answer_burst")
      .values({ ...place, id: uuidv7(), channel: "link", answers: 40, first_at: at, last_at: at })
      .execute();
  }
  await retention(config, answers)(db, workspaceId, new Date(now));
  const loads = await db.selectFrom("link_load").select("at").execute();
  expect(loads).toEqual([{ at: dayAgo(1) }]);
  const bursts = await db.selectFrom("answer_burst").select("last_at").execute();
  expect(bursts).toEqual([{ last_at: dayAgo(100) }]);
  const { data } = await server.api<{ data: { action: string; details: object }[] }>(
    "GET",
    "/audit",
  );
  const [latest] = data.filter(({ action }) => action === "retention.applied");
  expect(latest?.details).toEqual({ linkLoads: 1, bursts: 1 });
});
