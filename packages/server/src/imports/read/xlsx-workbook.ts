import { KnownError } from "../../errors/known-error.ts";
import { attribute, type XmlHandler, XmlScanner } from "./xml-scanner.ts";
import { ZipEntries } from "./zip-entries.ts";

export interface XlsxSheet {
  name: string;
  /** Its entry in the archive. */
  path: string;
  hidden: boolean;
}

/** A workbook opened for reading: its sheets, and what their cells refer to. */
export interface XlsxWorkbook {
  zip: ZipEntries;
  sheets: XlsxSheet[];
  /** Dates count from 1904 instead of 1900. */
  from1904: boolean;
  strings: string[];
  /** By style index: whether numbers of that style are dates, times of day, or just numbers. */
  styles: ("date" | "time" | "number")[];
}

const NOTHING: XmlHandler = { open() {}, close() {}, text() {} };

/** @throws {KnownError} when the bytes are no workbook, or one that is encrypted or damaged. */
export async function openWorkbook(bytes: Buffer, limit?: number): Promise<XlsxWorkbook> {
  const zip = new ZipEntries(bytes, limit);
  const path = "xl/workbook.xml";
  if (!zip.has(path)) {
    throw new KnownError(
      415,
      "file_kind_unknown",
      "The file is a zip archive and not a workbook; unpack it and import the CSV or XLSX inside",
    );
  }
  const { sheets, from1904 } = await readSheets(zip, path);
  return { zip, sheets, from1904, strings: await readStrings(zip), styles: await readStyles(zip) };
}

/** Feeds an entry of the archive to a handler; a handler may throw to stop. */
export async function scanEntry(zip: ZipEntries, path: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder();
  for await (const piece of zip.open(path)) scanner.take(decoder.decode(piece, { stream: true }));
}

async function readSheets(
  zip: ZipEntries,
  path: string,
): Promise<{ sheets: XlsxSheet[]; from1904: boolean }> {
  const targets = new Map<string, string>();
  const rels = "xl/_rels/workbook.xml.rels";
  if (zip.has(rels)) {
    await scanEntry(zip, rels, {
      ...NOTHING,
      open(name, attributes) {
        if (name !== "Relationship") return;
        const target = attribute(attributes, "Target") ?? "";
        targets.set(
          attribute(attributes, "Id") ?? "",
          target.startsWith("/") ? target.slice(1) : `xl/${target}`,
        );
      },
    });
  }
  const sheets: XlsxSheet[] = [];
  let from1904 = false;
  await scanEntry(zip, path, {
    ...NOTHING,
    open(name, attributes) {
      if (name === "workbookPr")
        from1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const id = /\w+:id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1] ?? "";
      const target = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      if (!zip.has(target) || !target.includes("worksheets/")) return;
      const hidden = (attribute(attributes, "state") ?? "visible") !== "visible";
      sheets.push({ name: attribute(attributes, "name") ?? "", path: target, hidden });
    },
  });
  return { sheets, from1904 };
}

async function readStrings(zip: ZipEntries): Promise<string[]> {
  const strings: string[] = [];
  const path = zip.names.find((name) => name.toLowerCase() === "xl/sharedstrings.xml");
  if (path === undefined) return strings;
  let current = "";
  let inText = false;
  let phonetic = 0;
  await scanEntry(zip, path, {
    open(name) {
      if (name === "si") current = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") phonetic++;
    },
    close(name) {
      if (name === "si") strings.push(unescapeExcel(current));
      else if (name === "t") inText = false;
      else if (name === "rPh") phonetic--;
    },
    text(text) {
      if (inText && phonetic === 0) current += text;
    },
  });
  return strings;
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function unescapeExcel(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}

async function readStyles(zip: ZipEntries): Promise<XlsxWorkbook["styles"]> {
  const styles: XlsxWorkbook["styles"] = [];
  if (!zip.has("xl/styles.xml")) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await scanEntry(zip, "xl/styles.xml", {
    ...NOTHING,
    open(name, attributes) {
      if (name === "numFmt") {
        codes.set(
          Number(attribute(attributes, "numFmtId")),
          attribute(attributes, "formatCode") ?? "",
        );
      } else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        styles.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Built-in formats 14–22, 27–36 and 45–58 are dates and times; own formats are when they hold a day, month, year or hour. */
function kindOfFormat(id: number, code: string | undefined): "date" | "time" | "number" {
  if (code === undefined) {
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "time";
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
      ? "date"
      : "number";
  }
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (/[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return "date";
  return /[hs]/i.test(bare) ? "time" : "number";
}
