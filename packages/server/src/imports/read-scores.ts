import { KnownError } from "../errors/known-error.ts";
import { indexOfColumn } from "./guess/column-heads.ts";
import { makePlan, type PlanMade } from "./guess/make-plan.ts";
import { readScoreCell } from "./guess/score-scale.ts";
import type { Message, ReadingPlan } from "./import-plan.ts";
import type { ImportedAnswer } from "./interpreted-row.ts";
import { firstRecords } from "./read/first-records.ts";
import { type ImportSource, readStart, sourceOfBytes } from "./read/import-source.ts";
import { openTable, type Table } from "./read/open-table.ts";
import { readRows } from "./read/read-rows.ts";
import { decodeText, sniffEncoding } from "./read/sniff-encoding.ts";

/** The answers of a file counted, without a server. */
export interface CountedScores {
  /** Eleven counts, of the answers 0 to 10. */
  histogram: number[];
  /** Rows or numbers met, blank ones left out. */
  read: number;
  /** Rows that are no answer, by reason, the most frequent first. */
  rejected: { code: string; rows: number }[];
  /** Title of the score column; null for bare numbers. */
  column: string | null;
  warnings: Message[];
}

/** No column is a score; the warnings say why, and which could be one. */
export class NoScores extends KnownError {
  readonly warnings: readonly Message[];

  constructor(fileName: string, warnings: readonly Message[]) {
    super(
      422,
      "no_score_column",
      `No column of "${fileName}" is a score from 0 to 10; say which column is, if one is`,
    );
    this.warnings = warnings;
  }
}

const SAMPLE = 5_000;
/** Most bytes taken from a stream that cannot be read twice. */
const LARGEST_STREAM = 512 * 1024 * 1024;

/**
 * Counts the scores of a file: numbers parted by blanks or line ends, or a table (CSV, XLSX, JSON) whose score column is
 * named, or found as an import would find it.
 *
 * @param column title of the column, or its number from 1.
 * @throws {KnownError} 422 when there is no such column, or none that is a 0–10 score.
 */
export async function readScores(
  source: ImportSource,
  { now, column }: { now: Date; column?: string },
): Promise<CountedScores> {
  if (column === undefined && (await isBareNumbers(source))) return countNumbers(source);
  const table = await openTable(source);
  const sample = await firstRecords(table.records(), SAMPLE);
  const made = await planFor(table, sample, source.fileName, now, column);
  const warnings = made.warnings.filter(
    ({ code }) => !code.startsWith("dates_") && code !== "no_dates",
  );
  if (!Object.values(made.plan.mapping.columns).includes("score"))
    throw new NoScores(source.fileName, warnings);
  const plan = withoutDates(made.plan, now);
  const counter = new Counter();
  for await (const { result } of readRows(source, plan, { now })) {
    if (result.kind === "answer") counter.answer(result);
    else if (result.kind === "rejected") counter.reject(result.code);
  }
  const index = Object.entries(plan.mapping.columns).find(([, field]) => field === "score")?.[0];
  return { ...counter.counted(), column: plan.headers[Number(index)] ?? null, warnings };
}

/** A source of a stream that can be read once (standard input), held in memory. */
export async function sourceOfStream(
  fileName: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<ImportSource> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_STREAM) {
      throw new KnownError(
        413,
        "stream_too_large",
        "More than 512 MB came in; write it to a file and name the file instead",
      );
    }
  }
  return sourceOfBytes(fileName, Buffer.concat(chunks));
}

async function planFor(
  table: Table,
  sample: Parameters<typeof makePlan>[1],
  fileName: string,
  now: Date,
  column: string | undefined,
): Promise<PlanMade> {
  const first = await makePlan(table, sample, { now });
  const found =
    column === undefined ? onlyColumn(first) : columnCalled(first.plan, column, fileName);
  if (found === undefined) return first;
  return makePlan(table, sample, {
    now,
    changes: { kind: "answers", columns: { [found]: "score" } },
  });
}

/** Of a table with one column there is no doubt which is meant. */
function onlyColumn({ plan }: PlanMade): number | undefined {
  const none = !Object.values(plan.mapping.columns).includes("score");
  return none && plan.headers.length === 1 ? 0 : undefined;
}

function columnCalled(plan: ReadingPlan, column: string, fileName: string): number {
  const found = indexOfColumn(plan.headers, column);
  if (found >= 0) return found;
  const known = plan.headers.slice(0, 20).join(", ");
  throw new KnownError(
    422,
    "column_unknown",
    `"${fileName}" has no column "${column}"; it has: ${known}`,
  );
}

/** A score needs no dates, so none is asked for, and none can spoil a row; but an answer never submitted is none. */
function withoutDates(plan: ReadingPlan, now: Date): ReadingPlan {
  const columns = Object.fromEntries(
    Object.entries(plan.mapping.columns).map(([index, field]) => [
      index,
      field === "answeredAt" && !plan.unfinishedWithoutDate ? ("ignore" as const) : field,
    ]),
  );
  return {
    ...plan,
    mapping: { ...plan.mapping, columns, defaultDate: now.toISOString().slice(0, 10) },
  };
}

class Counter {
  private readonly histogram: number[] = Array.from({ length: 11 }, () => 0);
  private readonly reasons = new Map<string, number>();
  private readonly known = new Map<string, number>();
  private read = 0;

  /** The same answer twice counts once, with what was said last. */
  answer({ score, sourceKey, originalId }: ImportedAnswer): void {
    const before = originalId === undefined ? undefined : this.known.get(sourceKey);
    if (before !== undefined) {
      this.histogram[before] = (this.histogram[before] ?? 0) - 1;
      this.reasons.set("repeated_id", (this.reasons.get("repeated_id") ?? 0) + 1);
    }
    if (originalId !== undefined) this.known.set(sourceKey, score);
    this.score(score);
  }

  score(score: number): void {
    this.read++;
    this.histogram[score] = (this.histogram[score] ?? 0) + 1;
  }

  reject(code: string): void {
    this.read++;
    this.reasons.set(code, (this.reasons.get(code) ?? 0) + 1);
  }

  counted(): Pick<CountedScores, "histogram" | "read" | "rejected"> {
    const rejected = [...this.reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([code, rows]) => ({ code, rows }));
    return { histogram: this.histogram, read: this.read, rejected };
  }
}

/** Numbers and N/A with blanks between them and nothing else; a tab makes a table of it. */
async function isBareNumbers(source: ImportSource): Promise<boolean> {
  const start = new TextDecoder().decode(await readStart(source, 65_536)).replace(/^\ufeff/, "");
  return (
    /^(?:\s*(?:[+-]?\d+(?:[.,]\d+)?|n\/?a|nan|null)(?=\s|$))+\s*\S*$/i.test(start) &&
    !start.includes("\t")
  );
}

async function countNumbers(source: ImportSource): Promise<CountedScores> {
  const counter = new Counter();
  let rest = "";
  const take = (token: string) => {
    if (token === "") return;
    const read = readScoreCell(token);
    if (typeof read === "object" && read.number <= 10) counter.score(read.number);
    else if (typeof read === "object") counter.reject("score_out_of_range");
    else
      counter.reject(
        read === "no_answer"
          ? "no_score"
          : read === "missing_code"
            ? "no_answer_code"
            : read === "not_whole"
              ? "score_not_whole"
              : "score_in_words",
      );
  };
  for await (const piece of decodeText(source, await sniffEncoding(source))) {
    const tokens = (rest + piece).split(/[\s\ufeff]+/);
    rest = tokens.pop() ?? "";
    tokens.forEach(take);
  }
  take(rest);
  return { ...counter.counted(), column: null, warnings: [] };
}
