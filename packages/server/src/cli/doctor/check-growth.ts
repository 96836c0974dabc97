import type { Database } from "../../storage/database.ts";
import { tableGrowth, tableSizes } from "../../storage/table-sizes.ts";
import { type Finding, note } from "./finding.ts";

const DAYS = 30;
const SHOWN = 5;
/** Less is not worth a word. */
const NOTABLE_BYTES = 10_000_000;

/** The largest tables, and which of them grew in the last month. */
export async function checkGrowth(db: Database, now: Date): Promise<Finding[]> {
  const sizes = await tableSizes(db);
  const largest = sizes.slice(0, SHOWN).map(({ name, bytes }) => `${name} ${megabytes(bytes)}`);
  const growth = (await tableGrowth(db, { days: DAYS, now }))
    .filter(({ grown }) => grown >= NOTABLE_BYTES)
    .slice(0, SHOWN)
    .map(({ name, grown, since }) => `${name} by ${megabytes(grown)} since ${since}`);
  return [
    note("tables", `The largest tables: ${largest.join(", ")}.`),
    ...(growth.length > 0 ? [note("tables", `What grew: ${growth.join(", ")}.`)] : []),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
