import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import type { DerivedDimension } from "./cells.ts";
import { startWalk } from "./tally-walk.ts";

/** Value → the value it becomes, or null for none: two that become the same are merged. */
export type Rename = Readonly<Record<string, string | null>>;
/** The same by dimension. */
export type Renames = Readonly<Record<string, Rename>>;

/**
 * Renames, merges or drops values of a derived dimension in all answers of a survey. The answers follow
 * slice by slice (see `walk-jobs.ts`); values that are set from now on arrive under their new name.
 *
 * @throws {KnownError} 409 when a value becomes one that is itself being renamed: which of the two an
 *   answer means could not be told any more.
 */
export async function renameDerivedValues(
  trx: Transaction,
  ref: { workspaceId: string; surveyId: string },
  { dimension, rename }: { dimension: DerivedDimension; rename: Rename },
  now: Date,
): Promise<void> {
  await lockWorkspace(trx, ref.workspaceId);
  const pending = (await renamesOf(trx, ref.workspaceId)).get(ref.surveyId) ?? {};
  const together = composed(pending[dimension] ?? {}, rename);
  await startWalk(trx, ref, { renames: { ...pending, [dimension]: together } }, now);
}

/** The values as they are called after a rename, each once. */
export function renamed(values: readonly string[], rename: Rename | undefined): string[] {
  if (!rename) return [...values];
  const kept = values.map((value) => (Object.hasOwn(rename, value) ? rename[value] : value));
  return [...new Set(kept.filter((value) => value !== null && value !== undefined))];
}

/** Renames that are under way, by survey. */
export async function renamesOf(
  trx: Transaction,
  workspaceId: string,
): Promise<Map<string, Renames>> {
  const { rows } = await sql<{ survey_id: string; renames: Renames }>`
    select survey_id, renames from tally_walk
    where workspace_id = ${workspaceId} and renames <> '{}'
  `.execute(trx);
  return new Map(rows.map((row) => [row.survey_id, row.renames]));
}

/** One after the other, as one step that may be repeated: no target is itself renamed. */
function composed(first: Rename, second: Rename): Rename {
  const follow = (value: string | null) =>
    value !== null && Object.hasOwn(second, value) ? (second[value] ?? null) : value;
  const both = Object.fromEntries([
    ...Object.entries(second),
    ...Object.entries(first).map(([from, to]) => [from, follow(to)] as const),
  ]);
  const circular = Object.values(both).find((to) => to !== null && Object.hasOwn(both, to));
  if (circular === undefined) return both;
  throw new KnownError(
    409,
    "value_being_renamed",
    `"${circular}" is itself being renamed; wait until the answers have followed, and ask again.`,
  );
}
