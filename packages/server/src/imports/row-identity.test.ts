import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvStream } from "../spreadsheets/write-csv.ts";
import type { MappingChanges } from "./guess/make-plan.ts";
import { REJECTED_BECAUSE } from "./guess/plan-columns.ts";
import type { ImportedAnswer, InterpretedRow } from "./interpreted-row.ts";
import { previewImport } from "./preview.ts";
import { sourceOfBytes } from "./read/import-source.ts";
import { readRows } from "./read/read-rows.ts";
import { REASON, rejectedLine } from "./rejected-rows.ts";
import { contentDigest, Occurrences } from "./row-identity.ts";

const now = new Date("2026-11-22T12:00:00Z");

async function rowsOf(
  text: string,
  changes: MappingChanges = {},
): Promise<{ rows: InterpretedRow[]; headers: string[] }> {
  const source = sourceOfBytes("file.csv", Buffer.from(text));
  const { plan } = await previewImport(source, { now, changes });
  return { rows: await Array.fromAsync(readRows(source, plan, { now })), headers: plan.headers };
}

async function answersOf(text: string, changes: MappingChanges = {}): Promise<ImportedAnswer[]> {
  const { rows } = await rowsOf(text, changes);
  return rows.map((row) => row.result).filter((result) => result.kind === "answer");
}

const keys = (answers: ImportedAnswer[]) => answers.map((answer) => answer.sourceKey);

describe("a repeated import", () => {
  const file =
    "Date,NPS,Comment,Shop\n2026-01-02,9,good,Riga\n2026-01-02,9,good,Riga\n2026-01-03,3,,Riga\n";

  test("of the same file gives the same keys, and equal rows are two answers", async () => {
    const first = keys(await answersOf(file));
    expect(new Set(first).size).toBe(3);
    expect(keys(await answersOf(file))).toEqual(first);
  });

  test("with columns in another order, or a new column that is empty, gives the same keys", async () => {
    const first = keys(await answersOf(file));
    expect(
      keys(
        await answersOf(
          "Shop,Comment,Date,NPS\nRiga,good,2026-01-02,9\nRiga,good,2026-01-02,9\nRiga,,2026-01-03,3\n",
        ),
      ),
    ).toEqual(first);
    expect(
      keys(await answersOf(file.replaceAll(/(.)\n/g, "$1,\n").replace("Shop,", "Shop,New"))),
    ).toEqual(first);
  });

  test("with another mapping gives the same keys", async () => {
    expect(keys(await answersOf(file, { columns: { 3: "touchpoint" } }))).toEqual(
      keys(await answersOf(file)),
    );
  });

  test("goes by the answer's id where there is one, and a second row of the same id is the same answer", async () => {
    const { rows } = await rowsOf("Response ID,Date,NPS\na1,2026-01-02,9\na2,2026-01-03,3\n");
    expect(rows.map(({ result }) => (result as ImportedAnswer).sourceKey)).toEqual([
      "unknown:a1@2026-01-02",
      "unknown:a2@2026-01-03",
    ]);
    const twice = await rowsOf("Response ID,Date,NPS\na1,2026-01-02,9\na1,2026-01-02,3\n", {
      columns: { 0: "responseId" },
    });
    expect(twice.rows.map(({ result }) => (result as ImportedAnswer).sourceKey)).toEqual([
      "unknown:a1@2026-01-02",
      "unknown:a1@2026-01-02",
    ]);
  });

  test("of the rejected rows, mended, gives each row what it would have been in the first file", async () => {
    const broken =
      'Date,NPS,Comment\n2026-01-02,9,good\n2026-01-33,4,"=SUM(A1), or so"\n2026-01-04,8,fine\n';
    const { rows, headers } = await rowsOf(broken);
    const lines = rows.flatMap(({ cells, result }) =>
      result.kind === "rejected" ? [rejectedLine(cells, headers.length, result.code)] : [],
    );
    const download = await text(csvStream([[...headers, REASON], ...lines]));
    expect(download).toContain("'=SUM(A1), or so");
    const mended = await answersOf(download.replace("2026-01-33", "2026-01-03"));
    const whole = await answersOf(broken.replace("2026-01-33", "2026-01-03"));
    expect(mended).toEqual([whole[1]]);
    expect(mended[0]).toMatchObject({ comment: "=SUM(A1), or so", properties: {} });
    expect(REASON).toBe(REJECTED_BECAUSE);
  });
});

test("a rejected row has its reason under the reason's head, however many cells it has", () => {
  expect(rejectedLine(["a"], 3, "why")).toEqual(["a", "", "", "why"]);
  expect(rejectedLine(["a", "b", "c", "d"], 3, "why")).toEqual(["a", "b", "c", "why", "d"]);
});

test("cells that run together differently are different rows", () => {
  const names = ["a", "b"];
  expect(contentDigest(names, ["x", "yz"])).not.toBe(contentDigest(names, ["xy", "z"]));
  expect(contentDigest(names, ["x", ""])).not.toBe(contentDigest(names, ["", "x"]));
});

test("occurrences are counted exactly", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 9_000 }), (values) => {
      const counted = new Occurrences();
      const reference = new Map<number, number>();
      for (const value of values) {
        const times = reference.get(value) ?? 0;
        reference.set(value, times + 1);
        expect(counted.next(contentDigest(["n"], [String(value)]))).toBe(times);
      }
    }),
    { numRuns: 20 },
  );
  const many = new Occurrences();
  for (let i = 0; i < 20_000; i++) expect(many.next(contentDigest(["n"], [String(i)]))).toBe(0);
  expect(many.next(contentDigest(["n"], ["7"]))).toBe(1);
});
