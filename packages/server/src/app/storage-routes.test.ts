import type { DoctorReport, StorageState } from "@candor/contract/keeping.ts";
import { expect, test } from "vitest";
import { noteBackup } from "../storage/backup/note-backup.ts";
import { testServer } from "../testing/test-server.ts";

const server = await testServer();

/** The owner's session, as a browser has it. */
async function owner() {
  const reply = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ann@example.com", password: "a long enough password" }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return async <T>(path: string): Promise<T> => {
    const asked = await fetch(`${server.url}/api/v1${path}`, {
      headers: { cookie, "candor-workspace": server.workspaceId },
    });
    expect(asked.status).toBe(200);
    return (await asked.json()) as T;
  };
}

test("the owner of the server's first workspace sees how large everything is and how old the last backup", async () => {
  const ask = await owner();
  const before = await ask<StorageState>("/storage");
  expect(before.server?.lastBackup).toBeNull();
  expect(before.server?.database.bytes).toBeGreaterThan(1_000_000);
  expect(before.server?.tables.length).toBeGreaterThan(3);
  const at = new Date("2026-06-01T02:00:00Z");
  await noteBackup(server.services.db, { at, seconds: 4, bytes: 9_000_000_000, target: "june.gz" });
  const { server: seen } = await ask<StorageState>("/storage");
  expect(seen?.lastBackup).toEqual({
    at: at.toISOString(),
    seconds: 4,
    bytes: 9_000_000_000,
    target: "june.gz",
  });
});

test("a key sees its workspace's rows and nothing of the server, and examines nothing", async () => {
  const state = await server.api<StorageState>("GET", "/storage");
  expect(state).toEqual({ workspace: { answers: 0, people: 0, invitations: 0 }, server: null });
  expect(await server.ask("POST", "/storage/doctor")).toMatchObject({
    status: 403,
    body: { code: "not_the_operator" } satisfies Partial<DoctorReport> & { code: string },
  });
});
