import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { BUILT_IN_DIMENSIONS, cellOf, OTHER, TOTAL, VALUE_CAP, valuesIn } from "./cells.ts";
import { isPair, PAIR_CAP } from "./pairs.ts";

interface SurveyCells {
  surveyId: string;
  cells: Cells;
}

type Value = { surveyId: string; dimension: string; value: string };
const keyOf = (v: Value) => `${v.surveyId}\u0000${v.dimension}\u0000${v.value}`;

/** Values known to have a tally of their own, so that most batches need not ask. */
const known = new Map<string, Set<string>>();
const KNOWN_WORKSPACES = 500;

/**
 * Gives each new value of a declared or derived dimension a tally of its own while there is room, and
 * sends the rest to `OTHER`, where an answer counts once however many of its values are there.
 * Changes `cells` in place. The caller holds the workspace lock.
 */
export async function admitValues(
  trx: Transaction,
  workspaceId: string,
  answers: readonly SurveyCells[],
): Promise<void> {
  const seen = knownValues(workspaceId);
  const unknown = new Map<string, Value>();
  for (const { surveyId, cells } of answers) {
    for (const value of capped(surveyId, cells)) {
      const key = keyOf(value);
      if (!seen.has(key)) unknown.set(key, value);
    }
  }
  if (unknown.size === 0) return;
  const refused = await admit(trx, workspaceId, [...unknown.values()], seen);
  if (refused.size === 0) return;
  for (const { surveyId, cells } of answers) {
    for (const { dimension } of capped(surveyId, cells)) {
      const cell = cells[dimension];
      const kept = valuesIn(cell).map((value) =>
        refused.has(keyOf({ surveyId, dimension, value })) ? OTHER : value,
      );
      cells[dimension] = typeof cell === "string" ? (kept[0] ?? "") : cellOf(kept);
    }
  }
}

/**
 * Frees the places of values under which no answer is counted any more. The caller holds the workspace
 * lock. Another process may think for a while that a value still has its place: then it has more than
 * its share, and nothing is counted wrongly.
 */
export async function giveUpValues(
  trx: Transaction,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  { dimension, values }: { dimension: string; values: readonly string[] },
): Promise<void> {
  const counted = sql.raw(Array.from({ length: 11 }, (_, score) => `t.s${score}`).join(" + "));
  await sql`
    delete from dimension_value v
    where v.workspace_id = ${workspaceId} and v.survey_id = ${surveyId}
      and v.dimension = ${dimension} and v.value = any(${[...values]}::text[])
      and not exists (select from tally t where t.workspace_id = ${workspaceId}
        and t.survey_id = ${surveyId} and t.dimension = ${dimension} and t.value = v.value
        and ${counted} > 0)
  `.execute(trx);
  forgetKnownValues(workspaceId);
}

/** Dimensions with as many tallies as they have values: there are never many. */
const FREE = new Set<string>([TOTAL, ...BUILT_IN_DIMENSIONS.filter((d) => d !== "touchpoint")]);

/** Forgets what was read, after a rebuild has chosen the values anew. */
export function forgetKnownValues(workspaceId: string): void {
  known.delete(workspaceId);
}

function capped(surveyId: string, cells: Cells): Value[] {
  return Object.entries(cells)
    .filter(([dimension]) => !FREE.has(dimension))
    .flatMap(([dimension, cell]) => valuesIn(cell).map((value) => ({ surveyId, dimension, value })))
    .filter(({ value }) => value !== "" && value !== OTHER);
}

function knownValues(workspaceId: string): Set<string> {
  let values = known.get(workspaceId);
  if (!values) {
    if (known.size >= KNOWN_WORKSPACES) known.clear();
    values = new Set();
    known.set(workspaceId, values);
  }
  return values;
}

async function admit(
  trx: Transaction,
  workspaceId: string,
  values: Value[],
  seen: Set<string>,
): Promise<Set<string>> {
  const surveys = [...new Set(values.map((v) => v.surveyId))];
  const { rows: existing } = await sql<{ survey_id: string; dimension: string; value: string }>`
    select survey_id, dimension, value from dimension_value
    where workspace_id = ${workspaceId} and survey_id = any(${surveys}::uuid[])
  `.execute(trx);
  const counts = new Map<string, number>();
  const committed = new Set<string>();
  for (const row of existing) {
    const room = `${row.survey_id}\u0000${row.dimension}`;
    counts.set(room, (counts.get(room) ?? 0) + 1);
    committed.add(keyOf({ surveyId: row.survey_id, dimension: row.dimension, value: row.value }));
  }
  const refused = new Set<string>();
  const admitted: { survey_id: string; dimension: string; value: string }[] = [];
  for (const value of values) {
    const key = keyOf(value);
    if (committed.has(key)) {
      // Only what a committed transaction wrote is remembered: ours may still roll back.
      seen.add(key);
      continue;
    }
    const room = `${value.surveyId}\u0000${value.dimension}`;
    const count = counts.get(room) ?? 0;
    if (count >= (isPair(value.dimension) ? PAIR_CAP : VALUE_CAP)) {
      refused.add(key);
      continue;
    }
    counts.set(room, count + 1);
    admitted.push({ survey_id: value.surveyId, dimension: value.dimension, value: value.value });
  }
  if (admitted.length > 0) {
    await sql`
      insert into dimension_value (workspace_id, survey_id, dimension, value)
      select ${workspaceId}, v.survey_id, v.dimension, v.value
      from jsonb_to_recordset(${JSON.stringify(admitted)}::jsonb)
        as v(survey_id uuid, dimension text, value text)
      order by v.survey_id, v.dimension, v.value
      on conflict do nothing
    `.execute(trx);
  }
  return refused;
}
