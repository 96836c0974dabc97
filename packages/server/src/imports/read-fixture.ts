import { readFileSync } from "node:fs";
import { sourceOfBytes } from "./import-source.ts";
import type { ImportedAnswer, InterpretedRow } from "./interpreted-row.ts";
import type { MappingChanges } from "./make-plan.ts";
import { type Preview, previewImport } from "./preview.ts";
import { readRows } from "./read-rows.ts";

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
