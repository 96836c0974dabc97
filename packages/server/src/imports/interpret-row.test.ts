import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KnownError } from "../errors/known-error.ts";
import type { Interpreted } from "./interpreted-row.ts";
import { previewImport } from "./preview.ts";
import { sourceOfBytes } from "./read/import-source.ts";
import { readRows } from "./read/read-rows.ts";

const now = new Date("2026-11-22T12:00:00Z");

async function resultsOf(text: string | Uint8Array): Promise<Interpreted[]> {
  const source = sourceOfBytes("file.csv", typeof text === "string" ? Buffer.from(text) : text);
  const { plan } = await previewImport(source, { now });
  const rows = await Array.fromAsync(readRows(source, plan, { now }));
  return rows.map((row) => row.result);
}

const FINE = "2026-01-02,a@example.com,9,fine,,+37120000001\n".repeat(20);
const HEAD = "Date,Email,NPS,Comment,Tags,Phone\n";

async function onlyRow(line: string): Promise<Interpreted | undefined> {
  return (await resultsOf(`${HEAD}${FINE}${line}\n`)).at(-1);
}

describe("a row is rejected with its own reason", () => {
  test.each([
    ["2026-01-02,a@example.com,,no score", "no_score"],
    ["2026-01-02,a@example.com,N/A,none", "no_score"],
    ["2026-01-02,a@example.com,11,too high", "score_out_of_range"],
    ["2026-01-02,a@example.com,8.5,between", "score_not_whole"],
    ["2026-01-02,a@example.com,nine,in words", "score_in_words"],
    [",a@example.com,9,undated", "no_date"],
    ["31.02.2026,a@example.com,9,never was", "date_impossible"],
    ["soon,a@example.com,9,unclear", "date_unreadable"],
    ["2031-01-01,a@example.com,9,not yet", "date_in_future"],
    ["1899-12-30,a@example.com,9,no clock", "date_too_old"],
    ['2026-01-02,"a@example.com,9,open quote', "quote_not_closed"],
    ["2026-01-02,a@example.com,9,a,b,c,d", "too_many_cells"],
    [`2026-01-02,a@example.com,9,${"x".repeat(40_001)}`, "cell_too_long"],
  ])("%.60s → %s", async (line, code) => {
    expect(await onlyRow(line)).toMatchObject({ kind: "rejected", code });
  });

  test("and a comment of 40,000 characters is still whole", async () => {
    const row = await onlyRow(`2026-01-02,a@example.com,9,${"x".repeat(40_000)}`);
    expect(row).toMatchObject({ kind: "answer", comment: "x".repeat(40_000) });
  });
});

describe("an answer", () => {
  test("counts though its e-mail or phone is unreadable, and says so", async () => {
    const row = await onlyRow("2026-01-02,a(at)example.com,9,fine,,12345");
    expect(row).toMatchObject({
      kind: "answer",
      notes: [
        { code: "email_unreadable", args: { value: "a(at)example.com" } },
        { code: "phone_unreadable", args: { value: "12345" } },
      ],
    });
    expect(row).not.toHaveProperty("person");
  });

  test("of a name without an address keeps the name as a property", async () => {
    const [row] = await resultsOf("Date,Name,NPS\n2026-01-02,Anna,9\n");
    expect(row).toMatchObject({ kind: "answer", properties: { Name: "Anna" } });
    expect(row).not.toHaveProperty("person");
  });

  test("keeps no NUL characters and no blanks around its comment", async () => {
    expect(await onlyRow("2026-01-02,a@example.com,9,\u00a0 fi\0ne \u200b")).toMatchObject({
      comment: "fine",
    });
  });

  test("has its tags apart, and those too long left out and counted", async () => {
    const row = await onlyRow(`2026-01-02,a@example.com,9,x,"red; green, red,${"y".repeat(51)}"`);
    expect(row).toMatchObject({
      tags: ["red", "green"],
      notes: [{ code: "tags_left_out", args: { count: 1 } }],
    });
  });

  test("of a phone with a guard against formulas has the phone", async () => {
    expect(await onlyRow("2026-01-02,,9,x,,'+371 2000 0001")).toMatchObject({
      person: { phone: "+37120000001" },
    });
  });

  test("of an ambiguous date is rejected until the order is said", async () => {
    const rows = await resultsOf("Date,NPS\n03/04/2026,9\n05/06/2026,8\n06/06/2026,8\n");
    expect(rows.map((row) => (row.kind === "rejected" ? row.code : row.kind))).toEqual([
      "date_ambiguous",
      "date_ambiguous",
      "answer",
    ]);
  });
});

test("any bytes at all are read or refused with a sentence", async () => {
  const nasty = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({
        unit: fc.constantFrom(
          '"',
          ",",
          ";",
          "\n",
          "\r",
          "9",
          "NPS",
          "Date",
          "{",
          "[",
          "}",
          ":",
          "\t",
          "é",
          "PK\u0003\u0004",
        ),
        maxLength: 60,
      })
      .map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(nasty, async (bytes) => {
      try {
        await resultsOf(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(KnownError);
        expect((error as KnownError).status).toBeLessThan(500);
        expect((error as KnownError).message.length).toBeGreaterThan(20);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["%PDF-1.7", "file_kind_pdf"],
  ["\u0089PNG\r\n", "file_kind_unknown"],
  ["\u00d0\u00cf\u0011\u00e0", "file_kind_old_excel"],
  ["\u001f\u008b\u0008", "file_kind_archive"],
  ["<!DOCTYPE html><table>", "file_kind_unknown"],
  ["", "file_empty"],
])("a file that begins %j is refused as %s", async (start, code) => {
  await expect(resultsOf(Buffer.from(start, "latin1"))).rejects.toMatchObject({ code });
});
