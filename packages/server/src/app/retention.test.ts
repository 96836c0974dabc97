import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { retention } from "./retention.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

test("uploads, rejected rows and remembered replies go after their time, counted in the audit log", async () => {
  const { db, config } = server.services;
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
    await retention(config)(db, workspaceId, now);
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
