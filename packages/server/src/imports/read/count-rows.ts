import type { ReadingPlan } from "../import-plan.ts";
import { type ImportSource, isBlank } from "./import-source.ts";
import { reopenTable } from "./open-table.ts";

/** Rows of data in a file: without its heads and blank rows, whatever is in them. */
export async function countRows(source: ImportSource, plan: ReadingPlan): Promise<number> {
  const table = await reopenTable(source, plan.format, plan.headers, plan.headerRows);
  let position = 0;
  let rows = 0;
  for await (const batch of table.records()) {
    for (const record of batch) {
      position++;
      if (position > plan.headerRows && !isBlank(record.cells)) rows++;
    }
  }
  return rows;
}
