import { sql } from "kysely";
import { expect, test } from "vitest";
import { testAnswers } from "../testing/answers.ts";
import { aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { commitImport } from "./commit-import.ts";
import { getImport } from "./import-queries.ts";
import { sourceOfBytes } from "./read/import-source.ts";
import { runImport } from "./run-import.ts";
import { previewInThread, readInThread } from "./thread/read-in-thread.ts";
import { uploadImport } from "./upload-import.ts";

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

async function committed(text: string) {
  const db = await testDatabase();
  const survey = await aSurvey(db);
  const target = { workspaceId: survey.workspaceId, actor: "test" };
  const { id } = await uploadImport(db, { ...target, fileName: "a.csv", bytes: bytesOf(text) });
  const ref = { ...target, importId: id };
  await commitImport(db, ref, { survey: survey.surveyId, changes: {} }, async () => {});
  return { db, ref, survey };
}

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => `2026-01-0${1 + (i % 9)},${i % 11},comment ${i}`).join("\n");

test("a row that the database refuses is rejected with the reason, and the others of its batch are in", async () => {
  const { db, ref } = await committed(
    `Date,NPS,Comment\n${rows(40)}\n2026-01-01,9,poison\n${rows(9)}\n`,
  );
  await sql`alter table response add constraint no_poison check (comment <> 'poison')`.execute(db);
  try {
    const done = await runImport({ db, answers: testAnswers(db) }, ref);
    expect(done).toMatchObject({ status: "done", read: 50, imported: 49, rejected: 1 });
    expect(done.reasons).toEqual({ not_storable: 1 });
  } finally {
    await sql`alter table response drop constraint no_poison`.execute(db);
  }
});

test("a fault that nobody foresaw is tried again, and at the end said instead of running for ever", async () => {
  const { db, ref } = await committed(`Date,NPS,Comment\n${rows(5)}\n`);
  const recordMany = () => Promise.reject(new Error("a fault of ours"));
  const broken = { db, answers: { ...testAnswers(db), recordMany } };
  await expect(runImport(broken, ref, { mostAttempts: 2 })).rejects.toThrow("a fault");
  expect((await getImport(db, ref)).status).toBe("running");
  await expect(runImport(broken, ref, { mostAttempts: 2 })).rejects.toThrow("a fault");
  const failed = await getImport(db, ref);
  expect(failed).toMatchObject({ status: "failed", attempts: 2 });
  expect(failed.error).toContain("a.csv");
});

test("progress is the share of the file that was read, also of a workbook", async () => {
  const text = `Date,NPS,Comment\n${rows(3000)}\n`;
  const { db, ref } = await committed(text);
  const shares: number[] = [];
  await runImport({ db, answers: testAnswers(db) }, ref, {
    onProgress: (row) => shares.push(row.bytes_read / row.bytes),
  });
  expect(shares.length).toBeGreaterThan(2);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(shares.at(-1)).toBe(1);
});

test("a file that needs more memory than a file may take is refused with a sentence, and the process lives", async () => {
  const wide = Buffer.from(
    `NPS,Comment\n${"9,some words of a comment that is not short\n".repeat(200_000)}`,
  );
  const options = { now: new Date() };
  await expect(
    previewInThread(sourceOfBytes("big.csv", wide), options, { megabytes: 12, silentSeconds: 60 }),
  ).rejects.toMatchObject({ code: "file_too_demanding" });
});

test("whoever stops reading stops the thread", async () => {
  const source = sourceOfBytes("a.csv", Buffer.from(`Date,NPS\n${"2026-01-01,9\n".repeat(5000)}`));
  const { plan } = await previewInThread(source, { now: new Date() });
  const before = process.getActiveResourcesInfo().filter((kind) => kind === "Worker").length;
  for await (const batch of readInThread(source, plan, { now: new Date() })) {
    expect(batch.rows.length).toBeGreaterThan(0);
    break;
  }
  const after = process.getActiveResourcesInfo().filter((kind) => kind === "Worker").length;
  expect(after).toBeLessThanOrEqual(before);
});
