import { readFileSync } from "node:fs";
import type { MappingChanges } from "../imports/guess/make-plan.ts";
import type { ImportedAnswer, InterpretedRow } from "../imports/interpreted-row.ts";
import { type Preview, previewImport } from "../imports/preview.ts";
import { sourceOfBytes } from "../imports/read/import-source.ts";
import { readRows } from "../imports/read/read-rows.ts";

export const now = new Date("2026-11-22T12:00:00Z");
export const fixtureFolder = new URL("../../test-files/imports/", import.meta.url);

/** Previews and reads one of the test files, for tests. */
export async function readFixture(
  fileName: string,
  changes: MappingChanges = {},
  timeZone = "Europe/Riga",
): Promise<{
  preview: Preview;
  rows: InterpretedRow[];
  answers: ImportedAnswer[];
  reasons: string[];
}> {
  const source = sourceOfBytes(fileName, readFileSync(new URL(fileName, fixtureFolder)));
  const preview = await previewImport(source, { now, timeZone, changes });
  const rows = await Array.fromAsync(readRows(source, preview.plan, { now }));
  const answers = rows.map((row) => row.result).filter((result) => result.kind === "answer");
  const reasons = rows
    .map((row) => row.result)
    .flatMap((result) => (result.kind === "rejected" ? [result.code] : []));
  return { preview, rows, answers, reasons };
}
