import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import type { CaseRow } from "./case.ts";
import { nextDue, runningClocks } from "./case-clocks.ts";
import type { CaseNews } from "./case-news.ts";
import { mayBeSeen, type Viewer } from "./case-visibility.ts";

/** What working on cases needs. */
export interface CaseDeps {
  db: Database;
  /** Tells other programs of what became of a case, in its transaction. */
  news: CaseNews;
}

/** Who works on a case: named in its history, and seeing what they may see. */
export interface Worker extends By {
  viewer: Viewer;
}

/** One thing that happened to a case, as its history has it. */
export interface Happened {
  kind: string;
  data?: Record<string, unknown>;
}

/** What becomes of a case: the columns that change, and the lines of its history. */
export interface Worked {
  set?: Partial<CaseRow>;
  happened: readonly Happened[];
}

/**
 * Works on one case under its lock: what is done, its history, what is due next and what others are told are one
 * transaction, so that two who work at once come one after the other and nothing is overwritten.
 *
 * @param version the version that the colleague saw; null when it does not matter.
 * @throws {KnownError} 404 for a case that is not there or not theirs to see; 409 when somebody was faster.
 */
export async function workOnCase(
  { db, news }: CaseDeps,
  { caseId, version = null }: { caseId: string; version?: number | null },
  worker: Worker,
  work: (trx: Transaction, row: CaseRow) => Promise<Worked | null>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockCase(trx, { workspaceId: worker.workspaceId, caseId }, worker.viewer);
    if (version !== null && version !== row.version) throw await overtaken(trx, row);
    const worked = await work(trx, row);
    if (worked) await keepWork(trx, { row, worked, actor: worker.actor, now: worker.now, news });
  });
}

/** The case, locked. @throws {KnownError} 404. */
export async function lockCase(
  trx: Transaction,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
  viewer: Viewer,
): Promise<CaseRow> {
  const row = await trx
    .selectFrom("customer_case")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", caseId)
    .forUpdate()
    .executeTakeFirst();
  if (row && mayBeSeen(row, viewer)) return row;
  throw noCase(caseId);
}

export function noCase(caseId: string): KnownError {
  return new KnownError(
    404,
    "case_not_found",
    `There is no case "${caseId}" that you may see in this workspace.`,
  );
}

/** Writes what was done to a case that is locked: columns, history, what is due, and the news of it. */
export async function keepWork(
  trx: Transaction,
  kept: { row: CaseRow; worked: Worked; actor: string; now: Date; news: CaseNews },
): Promise<void> {
  const { row, worked, actor, now, news } = kept;
  const after = { ...row, ...worked.set };
  const due = nextDue(
    after.state === "open" || after.state === "waiting" ? await runningClocks(trx, row) : [],
  );
  await trx
    .updateTable("customer_case")
    .set({
      ...columnsOf(worked.set ?? {}),
      ...due,
      version: row.version + 1,
      updated_at: now,
    })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
  await writeEvents(trx, after, worked.happened, { actor, now });
  for (const { kind } of worked.happened) {
    await news(trx, { workspaceId: row.workspace_id, caseId: row.id, kind, now });
  }
}

function columnsOf({ targets, ...columns }: Partial<CaseRow>) {
  return { ...columns, ...(targets ? { targets: JSON.stringify(targets) } : {}) };
}

/** Adds lines to the history of a case; nothing ever changes one. */
export async function writeEvents(
  trx: Transaction,
  row: Pick<CaseRow, "workspace_id" | "id" | "person_id">,
  happened: readonly Happened[],
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  if (happened.length === 0) return;
  await trx
    .insertInto("case_event")
    .values(
      happened.map(({ kind, data = {} }) => ({
        workspace_id: row.workspace_id,
        case_id: row.id,
        id: uuidv7(now.getTime()),
        person_id: row.person_id,
        at: now,
        actor,
        kind,
        data: JSON.stringify(data),
      })),
    )
    .execute();
}

/** Names who was faster, and with what. */
async function overtaken(trx: Transaction, row: CaseRow): Promise<KnownError> {
  const last = await trx
    .selectFrom("case_event")
    .select(["actor", "kind"])
    .where("workspace_id", "=", row.workspace_id)
    .where("case_id", "=", row.id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return new KnownError(
    409,
    "case_changed",
    `${last?.actor ?? "Somebody"} has worked on case ${row.number} meanwhile (${last?.kind ?? "changed"}), so nothing was done. Load it again and look.`,
  );
}
