import type {
  Benchmark,
  Benchmarks,
  CreateBenchmark,
  SurveyMode,
} from "@candor/contract/benchmark.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { histogram, histogramsByValue, total } from "../scores/histogram-queries.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { BenchmarkTable } from "../storage/tables-win-back.ts";
import { differenceOf, intervalOf, modeOf, type Ours, reasonsOf } from "./comparable.ts";

/** So many are kept in view; more would be no comparison but a catalogue. */
const LISTED = 200;

type Wanted = z.output<typeof CreateBenchmark>;
type Row = Selectable<BenchmarkTable>;

/**
 * Scores of others; where a survey is named, each with what makes it comparable with ours in the period or
 * not, and, where it is, whether the interval allows "above".
 */
export async function listBenchmarks(
  db: Database,
  q: {
    workspaceId: string;
    of: { scope: ResponseScope; kind: string; today: string } | null;
  },
): Promise<Benchmarks> {
  const rows = await db
    .selectFrom("benchmark")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .orderBy("measured_on", "desc")
    .orderBy("name")
    .limit(LISTED)
    .execute();
  const theirs = rows.map(toBenchmark);
  if (q.of === null) return { ours: null, data: theirs };
  const { scope, kind, today } = q.of;
  const report = scoreReport(await histogram(db, scope));
  const channels = await histogramsByValue(db, scope, "channel");
  const ours: Ours = {
    counts: countsOf(report),
    answers: report.answers,
    mode: modeOf(channels.map(({ value, counts }) => ({ channel: value, answers: total(counts) }))),
    kind: kind === "relationship" || kind === "transactional" ? kind : "unknown",
    until: scope.to !== null && scope.to < today ? scope.to : today,
  };
  const judged = theirs.map((one) => ({ one, reasons: reasonsOf(one, ours) }));
  const comparable = (reasons: Benchmark["reasons"]) => reasons.every(({ blocks }) => !blocks);
  const comparisons = judged.filter(({ reasons }) => comparable(reasons)).length;
  return {
    ours: { ...report, mode: ours.mode, kind: ours.kind },
    data: judged.map(({ one, reasons }) => ({
      ...one,
      reasons,
      comparable: comparable(reasons),
      difference: comparable(reasons) ? differenceOf(one, ours, comparisons) : null,
    })),
  };
}

/** Notes scores of others; one of the same name, source and day is known already and stays as it is. @returns how many were new. */
export async function addBenchmarks(
  trx: Transaction,
  q: { workspaceId: string; actor: string; now: Date; wanted: readonly Wanted[] },
): Promise<string[]> {
  if (q.wanted.length === 0) return [];
  const rows = await trx
    .insertInto("benchmark")
    .values(
      q.wanted.map((one) => ({
        workspace_id: q.workspaceId,
        id: uuidv7(),
        name: one.name,
        source: one.source,
        source_url: one.sourceUrl ?? null,
        measured_on: one.measuredOn,
        score: one.score,
        base: one.base ?? null,
        mode: one.mode,
        kind: one.kind,
        country: one.country ?? null,
        note: one.note,
        created_by: q.actor,
        created_at: q.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "name", "source", "measured_on"]).doNothing(),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Notes one. @throws {KnownError} 409 when it is known already. */
export async function addBenchmark(
  db: Database,
  q: { workspaceId: string; actor: string; now: Date; wanted: Wanted },
): Promise<Benchmark> {
  const [id] = await db
    .transaction()
    .execute((trx) => addBenchmarks(trx, { ...q, wanted: [q.wanted] }));
  if (id === undefined) {
    throw new KnownError(
      409,
      "benchmark_exists",
      `The score of "${q.wanted.name}" from this source and day is there already; delete that one first.`,
    );
  }
  const row = await db
    .selectFrom("benchmark")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return toBenchmark(row);
}

/** Takes one away. @throws {KnownError} 404. */
export async function deleteBenchmark(
  db: Database,
  q: { workspaceId: string; benchmarkId: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("benchmark")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.benchmarkId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) {
    throw new KnownError(
      404,
      "benchmark_not_found",
      `There is no benchmark "${q.benchmarkId}" in this workspace.`,
    );
  }
}

function toBenchmark(row: Row): Benchmark {
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    sourceUrl: row.source_url,
    measuredOn: String(row.measured_on),
    score: row.score,
    base: row.base,
    mode: row.mode as SurveyMode,
    kind: row.kind as Benchmark["kind"],
    country: row.country,
    note: row.note,
    by: row.created_by,
    interval: intervalOf(row),
    comparable: null,
    reasons: [],
    difference: null,
  };
}
