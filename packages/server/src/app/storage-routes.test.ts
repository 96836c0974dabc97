import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DoctorReport, StorageState } from "@candor/contract/keeping.ts";
import { afterAll, expect, test } from "vitest";
import { noteBackup } from "../storage/backup/note-backup.ts";
import { type ArchiveNote, writeArchiveNote } from "../storage/wal-archive/archive-note.ts";
import { testServer } from "../testing/test-server.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "candor-storage-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));
const server = await testServer({ CANDOR_DATA: dataFolder, WAL_ARCHIVE: "/backups/candor-wal" });

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

test("the owner and Prometheus see to which moments one can return, and what keeps the log from its archive", async () => {
  const ask = await owner();
  const archive = async () => (await ask<StorageState>("/storage")).server?.archive;
  expect(await archive()).toEqual({ isOn: true, place: "/backups/candor-wal", known: null });
  const at = "2026-06-01T02:00:00.000Z";
  const note: ArchiveNote = {
    ...{ place: "/backups/candor-wal", systemId: "1", days: 7, baseHours: 24, oldest: at },
    lastSegment: { name: "000000010000000000000002", at },
    waiting: { segments: 2, bytes: 33_554_432, since: at },
    base: { at, timeline: 1, bytes: 90_000_000, storedBytes: 9_000_000, copies: 3 },
    check: { at, good: true, answers: 12, seconds: 8, sentence: "It can be restored." },
    trouble: { at, of: "log", sentence: "The archive cannot be used (EACCES)." },
  };
  writeArchiveNote(dataFolder, note);
  expect((await archive())?.known).toEqual({
    ...{ days: 7, lastSegmentAt: at, oldest: at, waiting: note.waiting },
    base: { at, storedBytes: 9_000_000, copies: 3 },
    check: { at, good: true, answers: 12 },
    trouble: { of: "log", since: at },
  });
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^candor_archive_waiting_segments 2$/m);
  expect(metrics).toMatch(/^candor_archive_base_copy_seconds \d{6,}/m);
  expect(metrics).toMatch(/^candor_archive_check_good 1$/m);
});

test("a key sees its workspace's rows and nothing of the server, and examines nothing", async () => {
  const state = await server.api<StorageState>("GET", "/storage");
  expect(state).toEqual({ workspace: { answers: 0, people: 0, invitations: 0 }, server: null });
  expect(await server.ask("POST", "/storage/doctor")).toMatchObject({
    status: 403,
    body: { code: "not_the_operator" } satisfies Partial<DoctorReport> & { code: string },
  });
});
