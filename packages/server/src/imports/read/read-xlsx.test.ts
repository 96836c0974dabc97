import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { previewImport } from "../preview.ts";
import { sourceOfBytes } from "./import-source.ts";
import { readRows } from "./read-rows.ts";
import { readSheet, readWorkbook } from "./read-xlsx.ts";
import { XmlScanner } from "./xml-scanner.ts";
import { ZipEntries } from "./zip-entries.ts";

const now = new Date("2026-11-22T12:00:00Z");

async function saved(fill: (book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  fill(book);
  return sourceOfBytes("book.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
}

async function rowsOf(fill: (book: ExcelJS.Workbook) => void, limit?: number) {
  const book = await readWorkbook(await saved(fill));
  const [sheet] = book.sheets;
  return sheet ? (await Array.fromAsync(readSheet(book, sheet, limit))).flat() : [];
}

describe("a sheet", () => {
  test("gives text, numbers, truth, rich text, formulas, errors and gaps as their reader sees them", async () => {
    const rows = await rowsOf((book) => {
      const sheet = book.addWorksheet("S");
      sheet.getCell("A1").value = "Ļoti labi & <ātri>";
      sheet.getCell("C1").value = 9;
      sheet.getCell("D1").value = true;
      sheet.getCell("E1").value = { richText: [{ text: "bold " }, { text: "plain" }] };
      sheet.getCell("F1").value = { formula: "1+1", result: 2 };
      sheet.getCell("G1").value = { error: "#N/A" };
      sheet.getCell("A4").value = 119_079_411_982;
    });
    expect(rows).toEqual([
      { row: 1, cells: ["Ļoti labi & <ātri>", "", "9", "true", "bold plain", "2", "#N/A"] },
      { row: 4, cells: ["119079411982"] },
    ]);
  });

  test("gives dates as dates, and numbers that only look like them as numbers", async () => {
    const rows = await rowsOf((book) => {
      const sheet = book.addWorksheet("S");
      sheet.addRow([
        new Date("2026-03-17T18:45:55Z"),
        new Date("2026-03-17T00:00:00Z"),
        46_098.5,
        0.5,
      ]);
      sheet.getCell("A1").numFmt = "dd/mm/yyyy hh:mm:ss";
      sheet.getCell("B1").numFmt = "mm-dd-yy";
      sheet.getCell("C1").numFmt = '0.00 "days"';
      sheet.getCell("D1").numFmt = "h:mm";
    });
    expect(rows[0]?.cells).toEqual(["2026-03-17 18:45:55", "2026-03-17", "46098.5", "12:00:00"]);
  });

  test("that counts its days from 1904 gives the same dates", async () => {
    const rows = await rowsOf((book) => {
      book.properties.date1904 = true;
      book.addWorksheet("S").addRow([new Date("2026-03-17T00:00:00Z")]);
    });
    expect(rows[0]?.cells).toEqual(["2026-03-17"]);
  });

  test("of more rows than are taken is refused with what to do", async () => {
    const fill = (book: ExcelJS.Workbook) => {
      const sheet = book.addWorksheet("Answers");
      for (let i = 0; i < 40; i++) sheet.addRow([i]);
    };
    await expect(rowsOf(fill, 20)).rejects.toMatchObject({
      status: 413,
      code: "xlsx_too_many_rows",
    });
    expect(await rowsOf(fill, 40)).toHaveLength(40);
  });
});

describe("a workbook", () => {
  const head = [
    "respondent_id",
    "date_modified",
    "How likely is it that you would recommend us?",
    "",
  ];

  test("is imported from the sheet the tool wrote, though a fuller summary stands before it and a hidden one after", async () => {
    const source = await saved((book) => {
      const summary = book.addWorksheet("Summary");
      for (let i = 0; i < 60; i++) summary.addRow(["Answer choices", "Responses", i, i, i]);
      const answers = book.addWorksheet("Sheet");
      answers.addRow(head);
      answers.addRow(["", "", "Response", "Why?"]);
      answers.addRow([
        119_000_001,
        new Date("2026-03-05T12:09:11Z"),
        "10 - Extremely likely",
        "near",
      ]);
      answers.addRow([119_000_002, new Date("2026-03-06T12:09:11Z"), 4, ""]);
      const hidden = book.addWorksheet("Old", { state: "hidden" });
      for (let i = 0; i < 90; i++) hidden.addRow(head);
    });
    const preview = await previewImport(source, { now });
    expect(preview).toMatchObject({ tool: "surveymonkey", encoding: "xlsx", headerRows: 2 });
    expect(preview.plan.format).toEqual({ type: "xlsx", sheet: "Sheet" });
    const rows = await Array.fromAsync(readRows(source, preview.plan, { now }));
    expect(rows.map((row) => row.result)).toMatchObject([
      { kind: "answer", score: 10, comment: "near", answeredAt: new Date("2026-03-05T12:09:11Z") },
      { kind: "answer", score: 4, comment: null },
    ]);
    expect(rows[0]?.row).toBe(3);
  });

  test("with nothing in it is refused", async () => {
    const source = await saved((book) => {
      book.addWorksheet("S");
    });
    await expect(previewImport(source, { now })).rejects.toMatchObject({ code: "file_empty" });
  });
});

/** An archive of one entry that claims to unpack to nothing. */
function bomb(name: string, unpacked: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(unpacked, 0x20));
  const entryName = Buffer.from(name);
  const local = Buffer.alloc(30 + entryName.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(entryName.length, 26);
  entryName.copy(local, 30);
  const central = Buffer.alloc(46 + entryName.length);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(entryName.length, 28);
  entryName.copy(central, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

describe("an archive", () => {
  test("that unpacks to more than is taken is stopped on the way, whatever size it claims", async () => {
    const zip = new ZipEntries(bomb("xl/workbook.xml", 50_000_000), 1_000_000);
    let seen = 0;
    const reading = (async () => {
      for await (const piece of zip.open("xl/workbook.xml")) seen += piece.length;
    })();
    await expect(reading).rejects.toMatchObject({ status: 413, code: "file_unpacks_too_large" });
    expect(seen).toBeLessThanOrEqual(1_000_000);
  });

  test("that is no workbook is refused with what to do", async () => {
    const source = sourceOfBytes("answers.zip", bomb("answers.csv", 10));
    await expect(previewImport(source, { now })).rejects.toMatchObject({
      status: 415,
      code: "file_kind_unknown",
    });
  });

  test("that is cut off is refused as damaged", async () => {
    const whole = bomb("xl/workbook.xml", 100_000);
    for (const bytes of [
      whole.subarray(0, whole.length - 30),
      Buffer.concat([whole.subarray(0, 40), whole.subarray(-22)]),
    ]) {
      await expect(previewImport(sourceOfBytes("b.xlsx", bytes), { now })).rejects.toMatchObject({
        code: "file_damaged",
      });
    }
  });
});

test("XML is read the same in pieces of any length", () => {
  const xml = `<?xml version="1.0"?><!-- a > b --><x:row r="1"><c t='str'><v>1 &lt; 2 &#x2713; &amp;amp;</v></c><c/><![CDATA[<raw>]]></x:row>`;
  const events = (length: number) => {
    const seen: string[] = [];
    let text = "";
    const flush = () => {
      if (text !== "") seen.push(`text ${text}`);
      text = "";
    };
    const scanner = new XmlScanner({
      open: (name, attributes) => {
        flush();
        seen.push(`open ${name}${attributes}`);
      },
      close: (name) => {
        flush();
        seen.push(`close ${name}`);
      },
      text: (piece) => {
        text += piece;
      },
    });
    for (let at = 0; at < xml.length; at += length) scanner.take(xml.slice(at, at + length));
    return seen;
  };
  const whole = events(xml.length);
  expect(whole).toEqual([
    'open row r="1"',
    "open c t='str'",
    "open v",
    "text 1 < 2 ✓ &amp;",
    "close v",
    "close c",
    "open c",
    "close c",
    "text <raw>",
    "close row",
  ]);
  for (const length of [1, 2, 3, 7]) expect(events(length)).toEqual(whole);
});
