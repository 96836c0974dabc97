import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { keepLooseComments, type LooseWords } from "../loose-comments/keep-loose-comments.ts";
import type { Database } from "../storage/database.ts";
import { type InterpretedRow, rejected } from "./interpreted-row.ts";
import { type ImportTarget, type RecordDeps, type RowCounts, recordRows } from "./record-rows.ts";

/** What became of the rows so far. */
export interface Progress {
  read: number;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: number;
  reasons: Record<string, number>;
  notes: Record<string, number>;
  bytesRead: number;
}

/** Characters of a rejected row that are kept, so that it can be shown and mended. */
const KEPT_OF_A_ROW = 100_000;
const KEPT_OF_A_CELL = 1_000;

/** Records a batch, notes what was rejected and why, and counts. */
export async function takeBatch(
  deps: RecordDeps,
  target: ImportTarget,
  batch: readonly InterpretedRow[],
  progress: Progress,
): Promise<void> {
  const accepted = batch.filter(({ result }) => result.kind !== "rejected");
  const refused = batch.filter(({ result }) => result.kind === "rejected");
  const { counts, unfit } = await recordWhatFits(deps, target, accepted);
  progress.read += batch.length;
  progress.imported += counts.imported;
  progress.updated += counts.updated;
  progress.unchanged += counts.unchanged;
  const without = new Set(unfit.map(({ row }) => row));
  countNotes(
    accepted.filter(({ row }) => !without.has(row)),
    progress,
  );
  const all = [...refused, ...unfit].sort((a, b) => a.row - b.row);
  await keepWords(deps.db, target, refused, progress);
  await noteRejections(deps.db, target, all, progress);
}

/** Rows without a score are no answers; what was said in them is kept beside the answers. */
async function keepWords(
  db: Database,
  { workspaceId, surveyId, importId }: ImportTarget,
  refused: readonly InterpretedRow[],
  progress: Progress,
): Promise<void> {
  if (surveyId === null) return;
  const said = refused.flatMap(({ result }): LooseWords[] => {
    if (result.kind !== "rejected" || !result.said) return [];
    const { person, ...words } = result.said;
    const contact = [person?.name, person?.email ?? person?.phone].filter(Boolean).join(", ");
    return [{ ...words, source: "import", importId, contact: contact || null }];
  });
  if (said.length === 0) return;
  const kept = await keepLooseComments(db, { workspaceId, surveyId, now: new Date() }, said);
  if (kept > 0) progress.notes[KEPT] = (progress.notes[KEPT] ?? 0) + kept;
}

const KEPT = "comments_without_score";

/**
 * Records rows; when the database or the recording refuses the batch because of a row, the others go in all the same, and
 * that row is rejected with the reason.
 */
async function recordWhatFits(
  deps: RecordDeps,
  target: ImportTarget,
  rows: readonly InterpretedRow[],
): Promise<{ counts: RowCounts; unfit: InterpretedRow[] }> {
  const nothing = { imported: 0, updated: 0, unchanged: 0 };
  if (rows.length === 0) return { counts: nothing, unfit: [] };
  try {
    return { counts: await recordRows(deps, target, rows), unfit: [] };
  } catch (error) {
    const because = faultOfARow(error);
    if (because === null) throw error;
    const [first] = rows;
    if (rows.length === 1 && first) {
      const result = rejected("not_storable", { because });
      return { counts: nothing, unfit: [{ ...first, result }] };
    }
    const middle = Math.ceil(rows.length / 2);
    const left = await recordWhatFits(deps, target, rows.slice(0, middle));
    const right = await recordWhatFits(deps, target, rows.slice(middle));
    return {
      counts: {
        imported: left.counts.imported + right.counts.imported,
        updated: left.counts.updated + right.counts.updated,
        unchanged: left.counts.unchanged + right.counts.unchanged,
      },
      unfit: [...left.unfit, ...right.unfit],
    };
  }
}

/** A code when the error is about what a row says; null when it is about something else, and trying on is no use. */
function faultOfARow(error: unknown): string | null {
  if (error instanceof KnownError) return error.status === 404 ? null : error.code;
  const state = error instanceof Error && "code" in error ? String(error.code) : "";
  // Data exceptions, violated constraints, limits of the program: 22xxx, 23xxx, 54xxx.
  return /^(22|23|54)/.test(state) ? `database ${state}` : null;
}

/** What was left out of rows that count all the same. */
function countNotes(accepted: readonly InterpretedRow[], progress: Progress): void {
  for (const { result } of accepted) {
    if (!("notes" in result)) continue;
    for (const { code } of result.notes) progress.notes[code] = (progress.notes[code] ?? 0) + 1;
  }
}

async function noteRejections(
  db: Database,
  { workspaceId, importId }: ImportTarget,
  rows: readonly InterpretedRow[],
  progress: Progress,
): Promise<void> {
  const rejections = rows.flatMap(({ row, cells, result }) => {
    if (result.kind !== "rejected") return [];
    progress.rejected += 1;
    progress.reasons[result.code] = (progress.reasons[result.code] ?? 0) + 1;
    const args = result.field === null ? result.args : { ...result.args, field: result.field };
    return [{ row_number: row, code: result.code, args, cells: kept(cells) }];
  });
  if (rejections.length === 0) return;
  await sql`
    insert into import_rejection (workspace_id, import_id, row_number, code, args, cells)
    select ${workspaceId}::uuid, ${importId}::uuid, r.row_number, r.code, r.args, r.cells
    from jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb)
      as r(row_number integer, code text, args jsonb, cells jsonb)
    order by r.row_number
    on conflict do nothing
  `.execute(db);
}

/** The cells of a row; of one that is longer than a book, the beginning of each. */
function kept(cells: readonly string[]): string[] {
  const length = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (length <= KEPT_OF_A_ROW) return [...cells];
  return cells
    .slice(0, KEPT_OF_A_ROW / 10)
    .map((cell) => cell.slice(0, KEPT_OF_A_CELL).toWellFormed());
}
