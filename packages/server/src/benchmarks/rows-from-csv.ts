import { CreateBenchmark, PublicRating, type RowsTaken } from "@candor/contract/benchmark.ts";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { delimiterOf } from "../spreadsheets/csv-delimiter.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { addBenchmarks } from "./benchmark-queries.ts";
import { addRatings } from "./reputation.ts";

const MOST_ROWS = 20_000;
const AT_ONCE = 1000;

type Values = Record<string, string>;

/** Scores of others from a CSV file: name, source, measured_on, score; perhaps base, mode, kind, country, note, source_url. @throws {KnownError} 422 when it is no such file. */
export function benchmarksFromCsv(
  db: Database,
  q: { workspaceId: string; actor: string; csv: string; now: Date },
): Promise<RowsTaken> {
  return takeRows(db, q.csv, {
    schema: CreateBenchmark,
    needed: ["name", "source", "measured_on", "score"],
    read: (values) => ({
      name: values.name,
      source: values.source,
      sourceUrl: values.source_url,
      measuredOn: values.measured_on,
      score: decimalOf(values.score),
      base: decimalOf(values.base),
      mode: values.mode,
      kind: values.kind,
      country: values.country?.toUpperCase(),
      note: values.note,
    }),
    write: async (trx, wanted) => (await addBenchmarks(trx, { ...q, wanted })).length,
  });
}

/** Public ratings from a CSV file: site, day, rating; perhaps scale, reviews, id. @throws {KnownError} 422 when it is no such file. */
export function ratingsFromCsv(
  db: Database,
  q: { workspaceId: string; csv: string; now: Date },
): Promise<RowsTaken> {
  return takeRows(db, q.csv, {
    schema: PublicRating,
    needed: ["site", "day", "rating"],
    read: (values) => ({
      site: values.site,
      day: values.day?.slice(0, 10),
      rating: decimalOf(values.rating),
      scale: decimalOf(values.scale),
      reviews: decimalOf(values.reviews),
      id: values.id,
    }),
    // In one go, so that equal rows without an id are counted over the whole file.
    write: (trx, ratings) => addRatings(trx, { ...q, ratings }),
    atOnce: MOST_ROWS,
  });
}

/** Takes a file of rows apart, and says of each row that cannot be taken why. @throws {KnownError} 422. */
export async function takeRows<S extends z.ZodType>(
  db: Database,
  csv: string,
  how: {
    schema: S;
    needed: readonly string[];
    read: (values: Values) => Record<string, unknown>;
    write: (trx: Transaction, rows: z.output<S>[]) => Promise<number>;
    atOnce?: number;
  },
): Promise<RowsTaken> {
  const records = namedRecords(csv, delimiterOf(csv));
  const [first] = records;
  const missing = how.needed.find((name) => first && !(name in first.values));
  if (!first || missing !== undefined || records.length > MOST_ROWS) {
    const problem = !first
      ? "it has no rows"
      : missing !== undefined
        ? `there is no column "${missing}"`
        : `it has more than ${MOST_ROWS} rows`;
    throw new KnownError(
      422,
      "bad_rows_file",
      `This file cannot be taken in: ${problem}. Its first line names the columns: ${how.needed.join(", ")}, and perhaps more.`,
    );
  }
  const rows: z.output<S>[] = [];
  const rejected: RowsTaken["rejected"] = [];
  for (const { row, values, problem } of records) {
    const given = Object.fromEntries(
      Object.entries(how.read(values)).filter(([, value]) => value !== undefined && value !== ""),
    );
    const read = problem ? null : how.schema.safeParse(given);
    if (read?.success) rows.push(read.data);
    else {
      const issue = read?.error.issues[0];
      const said = issue
        ? `${String(issue.path[0] ?? "The row")}: ${issue.message}.`
        : "A quotation mark is opened and never closed.";
      rejected.push({ line: row, problem: said });
    }
  }
  let added = 0;
  for (let at = 0; at < rows.length; at += how.atOnce ?? AT_ONCE) {
    const some = rows.slice(at, at + (how.atOnce ?? AT_ONCE));
    added += await inTransaction(db, (trx) => how.write(trx, some));
  }
  return { rows: records.length, added, rejected };
}

/** "62", "62.5" or "62,5"; anything else is left for the schema to refuse. */
export function decimalOf(text: string | undefined): number | string | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const plain = text.trim().replace("−", "-").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
