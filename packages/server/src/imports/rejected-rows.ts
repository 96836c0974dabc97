import type { Readable } from "node:stream";
import { csvStream } from "../spreadsheets/write-csv.ts";
import type { Database } from "../storage/database.ts";
import { type ImportRow, storedPreview } from "./import-queries.ts";

const PAGE = 1000;

/**
 * The rejected rows with the heads of their file and the reason as a last column: to be mended and
 * imported alone. Cells that a spreadsheet would run as a formula are escaped.
 */
export function rejectedRowsCsv(db: Database, row: ImportRow): Readable {
  return csvStream(rejectedRows(db, row));
}

async function* rejectedRows(db: Database, row: ImportRow): AsyncGenerator<string[]> {
  const headers = storedPreview(row)?.plan.headers ?? [];
  yield [...headers, REASON];
  for (let after = -1; ; ) {
    const rejections = await db
      .selectFrom("import_rejection")
      .select(["row_number", "code", "args", "cells"])
      .where("workspace_id", "=", row.workspace_id)
      .where("import_id", "=", row.id)
      .where("row_number", ">", after)
      .orderBy("row_number")
      .limit(PAGE)
      .execute();
    for (const { cells, code, args } of rejections) {
      yield rejectedLine(cells, headers.length, reason(code, args));
    }
    const last = rejections.at(-1);
    if (!last) return;
    after = last.row_number;
  }
}

/**
 * A rejected row with its reason under the reason's own head: short rows are filled up, and what stood
 * beyond the last column stands behind the reason, where whoever mends the row sees it.
 */
export function rejectedLine(cells: readonly string[], width: number, because: string): string[] {
  const own = Array.from({ length: width }, (_, i) => cells[i] ?? "");
  return [...own, because, ...cells.slice(width)];
}

/** The head of the added column; an import ignores it. */
export const REASON = "rejected_because";

function reason(code: string, args: Readonly<Record<string, string | number>>): string {
  const details = Object.entries(args).map(([name, value]) => `${name}: ${value}`);
  return details.length === 0 ? code : `${code} (${details.join(", ")})`;
}
