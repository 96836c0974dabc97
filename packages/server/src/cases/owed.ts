import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { CaseRow } from "./case.ts";

/** How many promises to its customer are open: those of cases that were merged into it are its own. */
export async function owedIn(
  trx: Transaction,
  { workspace_id, id }: Pick<CaseRow, "workspace_id" | "id">,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from promise o
    join customer_case c on c.workspace_id = ${workspace_id} and c.id = o.case_id
    where o.workspace_id = ${workspace_id} and o.state = 'open' and o.person_id is not null
      and (o.case_id = ${id}::uuid or c.merged_into = ${id}::uuid)
  `.execute(trx);
  return rows[0]?.n ?? 0;
}

/** @throws {KnownError} 409 while something is promised: a case is not done with before that is. */
export async function refuseWhileOwed(trx: Transaction, row: CaseRow): Promise<void> {
  const owed = await owedIn(trx, row);
  if (owed === 0) return;
  throw new KnownError(
    409,
    "promise_open",
    `${owed === 1 ? "A promise" : `${owed} promises`} of case ${row.number} ${owed === 1 ? "is" : "are"} open. Say first what became of it: kept, broken, or released by the customer.`,
  );
}

/** What was promised in cases and is open, by case, in the order in which it is due. */
export async function owedByCase(
  db: Database,
  workspaceId: string,
  caseIds: readonly string[],
): Promise<Map<string, { words: string; dueAt: string }[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ caseId: string; words: string; dueAt: Date }>`
    select coalesce(c.merged_into, c.id) as "caseId", o.words, o.due_at as "dueAt" from promise o
    join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    where o.workspace_id = ${workspaceId} and o.state = 'open' and o.person_id is not null
      and coalesce(c.merged_into, c.id) = any(${[...caseIds]}::uuid[])
    order by o.due_at, o.id
  `.execute(db);
  const owed = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map(
    [...owed].map(([caseId, some]) => [
      caseId,
      some.map(({ words, dueAt }) => ({ words, dueAt: dueAt.toISOString() })),
    ]),
  );
}
