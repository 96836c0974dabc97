import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { KnownError } from "../errors/known-error.ts";
import type { ImportSource } from "../imports/read/import-source.ts";
import { sourceOfStream } from "../imports/read-scores.ts";

/** A file on disk, or standard input (`-`) read whole. @throws {KnownError} 404. */
export async function openSource(file: string): Promise<ImportSource> {
  if (file === "-") return sourceOfStream("standard input", process.stdin);
  const size = sizeOf(file);
  return { fileName: basename(file), size, open: () => createReadStream(file) };
}

/** @throws {KnownError} 404 when there is no such file. */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return found.size;
  throw new KnownError(404, "file_not_found", `There is no file "${file}" that can be read.`);
}
