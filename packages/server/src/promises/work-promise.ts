import type { PromiseEvent } from "@candor/contract/promise.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { CountedCalendar } from "../calendars/business-calendar.ts";
import type { CaseRow } from "../cases/case.ts";
import { hoursOf } from "../cases/case-clocks.ts";
import type { CaseNews } from "../cases/case-news.ts";
import type { Viewer } from "../cases/case-visibility.ts";
import { type Happened, keepWork, lockCase, type Worked, type Worker } from "../cases/work-case.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { PromiseRow } from "./promise.ts";
import { PROMISES, type PromiseHappening, type PromiseNews } from "./promise-news.ts";

/** What working on promises needs. */
export interface PromiseDeps {
  db: Database;
  news: PromiseNews;
  caseNews: CaseNews;
}

/** A promise under its lock, with its case and the hours that count. */
export interface Locked {
  row: PromiseRow;
  /** Null for one that was made outside of a case. */
  ofCase: CaseRow | null;
  calendar: CountedCalendar;
}

/** One thing that happened to a promise. */
export interface PromiseEventToWrite {
  kind: PromiseEvent["kind"];
  way?: string | null;
  messageId?: string | null;
  newDueAt?: Date | null;
  words?: string | null;
}

/** What becomes of a promise: the columns that change, its history, and what its case's history says. */
export interface PromiseWorked {
  set?: Partial<Omit<PromiseRow, "first_due_at">>;
  events: readonly PromiseEventToWrite[];
  ofCase?: Worked;
  told?: PromiseHappening["kind"];
}

/**
 * Works on one promise under the locks of its case and of itself, in this order, so that two who work at once come
 * one after the other.
 *
 * @throws {KnownError} 404 for a promise that is not there or not theirs to see; 409 when somebody was faster.
 */
export async function workOnPromise(
  deps: PromiseDeps,
  { promiseId, version = null }: { promiseId: string; version?: number | null },
  worker: Worker,
  work: (trx: Transaction, locked: Locked) => Promise<PromiseWorked | null>,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const ref = { workspaceId: worker.workspaceId, promiseId };
    const locked = await lockPromise(trx, ref, worker.viewer);
    if (version !== null && version !== locked.row.version) throw overtaken();
    const worked = await work(trx, locked);
    if (worked) await keepPromiseWork(trx, deps, locked, worked, worker);
  });
}

/** @throws {KnownError} 404. */
export async function lockPromise(
  trx: Transaction,
  { workspaceId, promiseId }: { workspaceId: string; promiseId: string },
  viewer: Viewer,
): Promise<Locked> {
  const found = await trx
    .selectFrom("promise")
    .select("case_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", promiseId)
    .executeTakeFirst();
  if (!found) throw noPromise(promiseId);
  const caseId = found.case_id;
  let ofCase: CaseRow | null = null;
  try {
    ofCase = caseId === null ? null : await lockCase(trx, { workspaceId, caseId }, viewer);
  } catch (error) {
    // Of a sensitive case nothing is said, not even that there is one.
    if (error instanceof KnownError && error.code === "case_not_found") throw noPromise(promiseId);
    throw error;
  }
  const row = await trx
    .selectFrom("promise")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", promiseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noPromise(promiseId);
  const hours = await hoursOf(trx, { workspaceId, teamId: ofCase?.team_id ?? null });
  return { row, ofCase, calendar: hours.counted };
}

export function noPromise(promiseId: string): KnownError {
  return new KnownError(
    404,
    "promise_not_found",
    `There is no promise "${promiseId}" that you may see in this workspace.`,
  );
}

/** Writes what was done to a promise that is locked: columns, both histories, and the news of it. */
export async function keepPromiseWork(
  trx: Transaction,
  { news, caseNews }: Pick<PromiseDeps, "news" | "caseNews">,
  { row, ofCase }: Locked,
  worked: PromiseWorked,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  const workspaceId = row.workspace_id;
  await trx
    .updateTable("promise")
    .set({ ...worked.set, version: row.version + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", row.id)
    .execute();
  await writePromiseEvents(trx, row, worked.events, { actor, now });
  if (ofCase && worked.ofCase) {
    await keepWork(trx, { row: ofCase, worked: worked.ofCase, actor, now, news: caseNews });
  }
  if (worked.told) await news(trx, { workspaceId, promiseId: row.id, kind: worked.told, now });
  const tellAt = worked.set?.tell_at;
  if (tellAt) await wake(trx, PROMISES, { workspaceId }, { now, at: tellAt });
}

/** Adds lines to the history of a promise; nothing ever changes one. */
export async function writePromiseEvents(
  trx: Transaction,
  row: Pick<PromiseRow, "workspace_id" | "id" | "person_id">,
  events: readonly PromiseEventToWrite[],
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto("promise_event")
    .values(
      events.map((event) => ({
        workspace_id: row.workspace_id,
        promise_id: row.id,
        id: uuidv7(now.getTime()),
        person_id: row.person_id,
        at: now,
        actor,
        kind: event.kind,
        way: event.way ?? null,
        message_id: event.messageId ?? null,
        new_due_at: event.newDueAt ?? null,
        words: event.words ?? null,
      })),
    )
    .execute();
}

/** A line in the history of the promise's case. */
export function inCase(kind: string, dueAt: Date, words?: string | null): Happened {
  return { kind, data: { dueAt: dueAt.toISOString(), ...(words ? { note: words } : {}) } };
}

function overtaken(): KnownError {
  return new KnownError(
    409,
    "promise_changed",
    "Somebody has worked on this promise meanwhile, so nothing was done. Load it again and look.",
  );
}
