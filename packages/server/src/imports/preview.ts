import type { ImportPreview } from "@candor/contract/import.ts";
import { makePlan, type PlanOptions } from "./guess/make-plan.ts";
import type { FileFormat, ReadingPlan } from "./import-plan.ts";
import { rowInterpreter } from "./interpret-row.ts";
import type { Interpreted } from "./interpreted-row.ts";
import { firstRecords } from "./read/first-records.ts";
import { type FileRecord, type ImportSource, isBlank } from "./read/import-source.ts";
import { openTable } from "./read/open-table.ts";
import { shortened } from "./shortened.ts";
import { withoutTotals } from "./summary-rows.ts";

/** Records of the file that a preview is made from. */
const SAMPLE = 5_000;
/** Rows shown. */
const SHOWN = 20;
const SAMPLES_A_COLUMN = 5;
/** Of a cell that is shown. A preview is stored with the import, and a row may be as long as a book. */
const SHOWN_CHARACTERS = 500;
/** Cells shown, all rows together, so that a file of thousands of columns has a preview that a browser can show. */
const SHOWN_CELLS = 20_000;

const shownRows = (width: number) =>
  Math.max(1, Math.min(SHOWN, Math.floor(SHOWN_CELLS / Math.max(1, width))));

export type Preview = ImportPreview & {
  /** What the rows are: answers, people, unsubscriptions or bounces. */
  kind: ReadingPlan["kind"];
  /** How to read the file; hand it to `readRows`. */
  plan: ReadingPlan;
};

/**
 * What a file is and what would become of it: tool, encoding, head, a proposal for every column, what is doubtful, the
 * first rows as they would be imported, and how many of the sample would be rejected and why. Changes nothing.
 */
export async function previewImport(source: ImportSource, options: PlanOptions): Promise<Preview> {
  const table = await openTable(source, options.changes?.sheets);
  const sample = await firstRecords(table.records(), SAMPLE);
  const { plan, rows, columns, proposed, warnings } = await makePlan(table, sample, options);
  const data = rows.filter((row) => !isBlank(row.cells));
  const outcomes = await tryOut(plan, data, { now: options.now, whole: sample.length < SAMPLE });
  return {
    kind: plan.kind,
    plan,
    tool: plan.tool,
    encoding: encodingOf(plan.format),
    delimiter: plan.format.type === "csv" ? plan.format.delimiter : null,
    headerRows: plan.headerRows,
    columns: columns.map((column, i) => ({
      index: column.index,
      header: plan.headers[i] ?? "",
      samples: [...new Set(column.filled.slice(0, 500))]
        .slice(0, SAMPLES_A_COLUMN)
        .map((cell) => shortened(cell, 80)),
      field: proposed.columns[i]?.field ?? "ignore",
      why: proposed.columns[i]?.why ?? "",
    })),
    dateOrder: plan.mapping.dateOrder,
    warnings,
    sample: countsOf(outcomes),
    rows: data.slice(0, shownRows(columns.length)).map((record, i) => ({
      row: record.row,
      cells: record.cells.slice(0, columns.length).map((cell) => shortened(cell, SHOWN_CHARACTERS)),
      ...outcomeOf(outcomes[i]),
    })),
  };
}

/** A file that still needs a date is tried with today's, so that the preview shows what else is wrong. */
async function tryOut(
  plan: ReadingPlan,
  rows: readonly FileRecord[],
  { now, whole }: { now: Date; whole: boolean },
): Promise<Interpreted[]> {
  const defaultDate = plan.mapping.defaultDate ?? now.toISOString().slice(0, 10);
  const interpret = rowInterpreter({ ...plan, mapping: { ...plan.mapping, defaultDate } }, { now });
  const tried = rows.map((record) => ({
    row: record.row,
    cells: record.cells,
    result: interpret(record),
  }));
  if (!whole) return tried.map(({ result }) => result);
  const settled: Interpreted[] = [];
  for await (const { result } of withoutTotals(tried)) settled.push(result);
  return settled;
}

function countsOf(outcomes: readonly Interpreted[]): ImportPreview["sample"] {
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === "rejected")
      reasons.set(outcome.code, (reasons.get(outcome.code) ?? 0) + 1);
  }
  const rejected = [...reasons.values()].reduce((sum, times) => sum + times, 0);
  return {
    rows: outcomes.length,
    accepted: outcomes.length - rejected,
    rejected,
    reasons: [...reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([code, times]) => ({ code, rows: times })),
  };
}

function outcomeOf(
  outcome: Interpreted | undefined,
): Pick<ImportPreview["rows"][number], "outcome" | "reason"> {
  if (!outcome) return { outcome: "skipped", reason: null };
  if (outcome.kind !== "rejected") return { outcome: outcome.kind, reason: null };
  return { outcome: "rejected", reason: { code: outcome.code, args: outcome.args } };
}

function encodingOf(format: FileFormat): string {
  return format.type === "xlsx" ? "xlsx" : format.encoding.encoding;
}
