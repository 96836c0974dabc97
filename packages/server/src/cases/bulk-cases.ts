import type { BulkCases } from "@candor/contract/bulk-cases.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { KnownError } from "../errors/known-error.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { assign, type CaseWork, patch, resolve, snooze } from "./act-on-case.ts";
import type { CaseRow } from "./case.ts";
import { retargetClocks } from "./case-clocks.ts";
import { askWhetherSettled } from "./settled.ts";
import { type CaseDeps, keepWork, lockCase, type Worker } from "./work-case.ts";

/** So long a bulk act can be taken back. */
const UNDO_MS = 10 * 60_000;

/** What is put back: the columns that bulk acts change, and the version they left; no words of anybody. */
interface Kept {
  id: string;
  version: number;
  owner: string | null;
  priority: string;
  targets: CaseRow["targets"];
  state: string;
  outcome: string | null;
  cause_id: string | null;
  resolved_at: Date | string | null;
  snoozed_until: Date | string | null;
}

/**
 * Does one thing to the cases that were shown. Each is a transaction of its own: what does not fit is named and
 * left, and the rest is done.
 */
export async function workInBulk(
  deps: CaseDeps,
  { ids, act }: BulkCases,
  worker: Worker,
): Promise<{ changed: number; skipped: { id: string; code: string }[]; undoId: string | null }> {
  const before: Kept[] = [];
  const skipped: { id: string; code: string }[] = [];
  const work = workOf(act, worker);
  for (const id of [...new Set(ids)]) {
    try {
      const kept = await inTransaction(deps.db, async (trx) => {
        const row = await lockCase(trx, { ...worker, caseId: id }, worker.viewer);
        const worked = await work(trx, row);
        if (!worked) return null;
        await keepWork(trx, { row, worked, ...worker, news: deps.news });
        return keptOf(row);
      });
      if (kept) before.push(kept);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      skipped.push({ id, code: error.code });
    }
  }
  if (before.length === 0) return { changed: 0, skipped, undoId: null };
  const undoId = uuidv7(worker.now.getTime());
  await deps.db
    .insertInto("case_undo")
    .values({
      workspace_id: worker.workspaceId,
      id: undoId,
      actor: worker.actor,
      at: worker.now,
      before: JSON.stringify(before),
    })
    .execute();
  return { changed: before.length, skipped, undoId };
}

function workOf(act: BulkCases["act"], worker: Worker): CaseWork {
  switch (act.do) {
    case "assign":
      return assign(worker, { owner: act.owner });
    case "priority":
      return patch(worker, { priority: act.priority });
    case "snooze":
      return snooze(act.until, worker.now);
    case "resolve":
      return async (trx, row) => {
        const { outcome, causeId } = act;
        const worked = await resolve(worker, { outcome, causeId, close: false })(trx, row);
        const { now } = worker;
        // Nobody looked at this one customer: they are not asked.
        await askWhetherSettled(trx, row, {
          outcome,
          unasked: "bulk",
          mailWorks: false,
          takesIn: false,
          now,
        });
        return worked;
      };
  }
}

function keptOf(row: CaseRow): Kept {
  const { id, owner, priority, targets, state, outcome, cause_id } = row;
  const { resolved_at, snoozed_until } = row;
  return {
    ...{ id, version: row.version + 1, owner, priority, targets, state, outcome, cause_id },
    ...{ resolved_at, snoozed_until },
  };
}

/**
 * Puts back what a bulk act changed, within ten minutes; a case that somebody has worked on since stays as it is.
 *
 * @throws {KnownError} 404 for an act of somebody else, or none; 409 when it is too late or done already.
 */
export async function undoBulk(
  deps: CaseDeps,
  { undoId }: { undoId: string },
  worker: Worker,
): Promise<{ restored: number; left: number }> {
  const { workspaceId, actor, now } = worker;
  const taken = await deps.db
    .updateTable("case_undo")
    .set({ undone_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", undoId)
    .where("actor", "=", actor)
    .where("undone_at", "is", null)
    .where("at", ">=", new Date(now.getTime() - UNDO_MS))
    .returning("before")
    .executeTakeFirst();
  if (!taken) {
    await requireBulk(deps, { workspaceId, undoId });
    throw new KnownError(
      409,
      "undo_too_late",
      "This can no longer be taken back: ten minutes are over, it was taken back already, or somebody else did it.",
    );
  }
  let restored = 0;
  const before = taken.before as Kept[];
  for (const one of before) if (await putBack(deps, one, worker)) restored += 1;
  return { restored, left: before.length - restored };
}

async function putBack({ db, news }: CaseDeps, kept: Kept, worker: Worker): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { id, version, ...columns } = kept;
    const row = await lockCase(trx, { ...worker, caseId: id }, worker.viewer);
    if (row.version !== version) return false;
    const set = { ...columns, ...timesOf(columns) };
    if (row.state === "resolved" && kept.state !== "resolved") {
      // Its clocks go on as if nobody had stopped them.
      await trx
        .updateTable("case_clock")
        .set({ stopped_at: null, stopped_by: null })
        .where("workspace_id", "=", worker.workspaceId)
        .where("case_id", "=", id)
        .where("stopped_at", "=", row.resolved_at)
        .execute();
    }
    // Deadlines follow the priority back.
    await retargetClocks(trx, { ...row, targets: kept.targets }, worker.now);
    const worked = { set, happened: [{ kind: "taken_back" }] };
    await keepWork(trx, { row, worked, actor: worker.actor, now: worker.now, news });
    return true;
  });
}

function timesOf({ resolved_at, snoozed_until }: Pick<Kept, "resolved_at" | "snoozed_until">) {
  const date = (value: Date | string | null) => (value === null ? null : new Date(value));
  return { resolved_at: date(resolved_at), snoozed_until: date(snoozed_until) };
}

/** @throws {KnownError} 404 for a bulk act that there never was, or that is forgotten. */
async function requireBulk(
  { db }: CaseDeps,
  { workspaceId, undoId }: { workspaceId: string; undoId: string },
): Promise<void> {
  const known = await db
    .selectFrom("case_undo")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", undoId)
    .executeTakeFirst();
  if (known) return;
  throw new KnownError(
    404,
    "undo_not_found",
    `There is no act "${undoId}" that could be taken back; ten minutes may be over.`,
  );
}
