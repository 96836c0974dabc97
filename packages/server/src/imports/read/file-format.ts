import { KnownError } from "../../errors/known-error.ts";
import { type ImportSource, readStart } from "./import-source.ts";

const refused = (code: string, sentence: string) => new KnownError(415, code, sentence);

/**
 * What a file is by its first bytes, whatever it is called.
 *
 * @throws {KnownError} 415 with what to do instead for old Excel files, PDFs, pictures, archives; 422 for an empty file.
 */
export async function fileFormat(source: ImportSource): Promise<"text" | "xlsx"> {
  const start = Buffer.from(await readStart(source, 8));
  const name = source.fileName;
  if (start.length === 0)
    throw new KnownError(422, "file_empty", `The file "${name}" is empty; export it again`);
  const begins = (...bytes: number[]) => start.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (begins(0x50, 0x4b, 0x03, 0x04)) return "xlsx";
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw refused(
      "file_kind_old_excel",
      `"${name}" is an old or a password-protected Excel file; open it, save it as XLSX or CSV without a password and import that`,
    );
  }
  if (begins(0x25, 0x50, 0x44, 0x46))
    throw refused("file_kind_pdf", `"${name}" is a PDF; export the answers as CSV or XLSX instead`);
  if (begins(0x1f, 0x8b))
    throw refused(
      "file_kind_archive",
      `"${name}" is packed with gzip; unpack it and import what is inside`,
    );
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff)) {
    throw refused(
      "file_kind_unknown",
      `"${name}" is a picture; export the answers as CSV or XLSX instead`,
    );
  }
  return "text";
}
