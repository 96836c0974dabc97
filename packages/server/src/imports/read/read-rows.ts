import { KnownError } from "../../errors/known-error.ts";
import type { ReadingPlan } from "../import-plan.ts";
import { rowInterpreter } from "../interpret-row.ts";
import type { Interpreted, InterpretedRow } from "../interpreted-row.ts";
import { withoutTotals } from "../summary-rows.ts";
import { type FileRecord, type ImportSource, isBlank } from "./import-source.ts";
import { reopenTable, type Table } from "./open-table.ts";

/**
 * Reads a file as its plan says, row by row, in the order of the file; blank rows are left out. Rows come as they are
 * read: besides the batch in hand only a digest of each row is kept (8 to 16 bytes), to tell equal rows apart.
 *
 * @throws {KnownError} 422 `no_score_column` when the rows are answers and no column is their score.
 */
export async function* readRows(
  source: ImportSource,
  plan: ReadingPlan,
  { now, onTable }: { now: Date; onTable?: (table: Table) => void },
): AsyncGenerator<InterpretedRow> {
  if (plan.kind === "answers" && !Object.values(plan.mapping.columns).includes("score")) {
    throw new KnownError(
      422,
      "no_score_column",
      `No column of "${source.fileName}" is a score from 0 to 10, so nothing was imported; say which column is, if one is`,
    );
  }
  const table = await reopenTable(source, plan.format, plan.headers, plan.headerRows);
  onTable?.(table);
  yield* withoutTotals(rowsOfTable(table, plan, now));
}

async function* rowsOfTable(
  table: Table,
  plan: ReadingPlan,
  now: Date,
): AsyncGenerator<InterpretedRow> {
  const interpret = rowInterpreter(plan, { now });
  let position = 0;
  for await (const batch of table.records()) {
    for (const record of batch) {
      // Records are counted by place, not by row number: a spreadsheet may leave rows out before its head.
      position++;
      if (position <= plan.headerRows || isBlank(record.cells)) continue;
      yield { row: record.row, cells: record.cells, result: placed(record, interpret(record)) };
    }
  }
}

/** Where several sheets are read as one, a rejected row says on which of them it stands. */
function placed(record: FileRecord, result: Interpreted): Interpreted {
  if (!record.place || result.kind !== "rejected") return result;
  return { ...result, args: { ...result.args, sheet: record.place.sheet, line: record.place.row } };
}
