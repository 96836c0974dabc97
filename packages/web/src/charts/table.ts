/** A chart as a table: what is read instead of it, and what goes into its CSV. */
export type ChartTable = {
  columns: string[];
  /** Numbers stay numbers, unrounded, so that a spreadsheet can go on computing. */
  rows: (string | number | null)[][];
};

/** RFC 4180, with cells that a spreadsheet would take for a formula made harmless. */
export function toCsv(table: ChartTable): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
