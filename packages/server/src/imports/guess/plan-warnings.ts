import type { Field, Message, ReadingPlan } from "../import-plan.ts";
import type { Table } from "../read/open-table.ts";
import type { ColumnSample } from "./column-sample.ts";
import type { SniffedOrder } from "./date-order.ts";
import type { ProposedMapping } from "./propose-mapping.ts";
import { scaleOf } from "./score-scale.ts";

/** What is doubtful about the file itself: damage, a missing head, titles. */
export function warningsOfFile(table: Table, headerRows: number, headCount: number): Message[] {
  const warnings: Message[] = [];
  if (table.format.type !== "xlsx" && table.format.encoding.damagedBytes > 0) {
    warnings.push({
      code: "damaged_characters",
      args: { count: table.format.encoding.damagedBytes },
    });
  }
  if (table.headers === undefined && headCount === 0)
    warnings.push({ code: "no_header", args: {} });
  if (headerRows > headCount)
    warnings.push({ code: "titles_above", args: { rows: headerRows - headCount } });
  return warnings;
}

/** Warnings about the score proposed, or about the scale of the column somebody chose instead. */
export function warningsOfScore(
  columns: readonly ColumnSample[],
  proposed: ProposedMapping,
  fields: readonly Field[],
): Message[] {
  const at = fields.indexOf("score");
  if (at === proposed.columns.findIndex((column) => column.field === "score"))
    return proposed.warnings;
  const column = columns[at];
  if (!column) return proposed.warnings;
  const scale = scaleOf(column.cells, column.head.title);
  if (scale.kind === "0-10" || scale.kind === "empty") return [];
  return [
    {
      code: scale.kind === "1-10" ? "scale_1_10" : "scale_by_hand",
      args: { column: column.head.title },
    },
  ];
}

/** What is doubtful about the dates: none, mixed, or readable two ways. */
export function warningsOfDates(
  plan: ReadingPlan,
  dateColumn: number,
  sniffed: SniffedOrder,
): Message[] {
  if (plan.kind !== "answers") return [];
  const column = plan.headers[dateColumn] ?? "";
  if (dateColumn < 0)
    return plan.mapping.defaultDate === undefined ? [{ code: "no_dates", args: {} }] : [];
  if (sniffed.dayFirst > 0 && sniffed.monthFirst > 0) {
    return [
      {
        code: "dates_mixed",
        args: { column, dayFirst: sniffed.dayFirst, monthFirst: sniffed.monthFirst },
      },
    ];
  }
  return plan.mapping.dateOrder === "ambiguous"
    ? [{ code: "dates_ambiguous", args: { column } }]
    : [];
}
