import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { withdrawChecks } from "../conversations/write-letter.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { type CaseRow, type ClockRow, isActive, refuseMerged } from "./case.ts";
import { runningClocks } from "./case-clocks.ts";
import { type CaseDeps, keepWork, lockCase, type Worker } from "./work-case.ts";

/**
 * Two cases about one thing become one: both keep their history, the survivor takes over the clocks that are due
 * sooner, and it can be undone.
 *
 * @throws {KnownError} 422 for a case and itself; 409 when one was merged already, or is done with.
 */
export async function mergeCases(
  { db, news }: CaseDeps,
  { caseId, into }: { caseId: string; into: string },
  worker: Worker,
): Promise<void> {
  if (caseId === into) {
    throw new KnownError(
      422,
      "same_case",
      "A case cannot be merged with itself; nothing was changed.",
    );
  }
  const { workspaceId, viewer, actor, now } = worker;
  await inTransaction(db, async (trx) => {
    const [gone, kept] = await lockBoth(trx, { workspaceId, caseId, into }, viewer);
    refuseMerged(gone);
    refuseMerged(kept);
    if (!isActive(kept)) {
      throw new KnownError(
        409,
        "case_state",
        `Case ${kept.number} is ${kept.state}. Open it again first, or merge the other way round.`,
      );
    }
    const moved = await moveSoonerClocks(trx, gone, kept, now);
    // The matter goes on in the other: nobody is asked whether it is settled.
    await withdrawChecks(trx, { workspaceId, caseId });
    await keepWork(trx, {
      row: gone,
      worked: {
        set: { merged_into: into },
        happened: [{ kind: "merged", data: { into, number: kept.number, state: gone.state } }],
      },
      actor,
      now,
      news,
    });
    await keepWork(trx, {
      row: kept,
      worked: {
        happened: [
          {
            kind: "took_in",
            data: { case: caseId, number: gone.number, clocks: moved.length, moved },
          },
        ],
      },
      actor,
      now,
      news,
    });
  });
}

/** What was merged stands by itself again, with the clocks it had. */
export async function unmergeCase(
  { db, news }: CaseDeps,
  { caseId }: { caseId: string },
  worker: Worker,
): Promise<void> {
  const { workspaceId, viewer, actor, now } = worker;
  await inTransaction(db, async (trx) => {
    const gone = await lockCase(trx, { workspaceId, caseId }, viewer);
    const into = gone.merged_into;
    if (into === null) {
      throw new KnownError(
        409,
        "case_not_merged",
        `Case ${gone.number} was not merged into another.`,
      );
    }
    const kept = await lockCase(trx, { workspaceId, caseId: into }, viewer);
    await giveClocksBack(trx, gone);
    await putDeadlinesBack(trx, kept, caseId, now);
    const separate = {
      set: { merged_into: null },
      happened: [{ kind: "unmerged", data: { from: into } }],
    };
    await keepWork(trx, { row: gone, worked: separate, actor, now, news });
    const gave = { happened: [{ kind: "gave_back", data: { case: caseId, number: gone.number } }] };
    await keepWork(trx, { row: kept, worked: gave, actor, now, news });
  });
}

/** In one order, so that two who merge the other way round do not wait for each other. */
async function lockBoth(
  trx: Transaction,
  { workspaceId, caseId, into }: { workspaceId: string; caseId: string; into: string },
  viewer: Worker["viewer"],
): Promise<[CaseRow, CaseRow]> {
  const rows = new Map<string, CaseRow>();
  for (const id of [caseId, into].sort()) {
    rows.set(id, await lockCase(trx, { workspaceId, caseId: id }, viewer));
  }
  const [gone, kept] = [rows.get(caseId), rows.get(into)];
  if (gone && kept) return [gone, kept];
  throw new Error("a locked case is gone");
}

/** A deadline that the survivor took over: what its own clock said before, or that it had none of this kind. */
interface Moved {
  clock: string;
  before: { dueAt: string; warnAt: string | null; minutes: number } | null;
  /** The deadline it took over: one that was moved again since stays where it is. */
  took: string | null;
}

/**
 * The survivor is due when the first of both was, and owes what only the other owed; the clocks of the other are
 * stopped as replaced.
 */
async function moveSoonerClocks(
  trx: Transaction,
  gone: CaseRow,
  kept: CaseRow,
  now: Date,
): Promise<Moved[]> {
  const own = await runningClocks(trx, kept);
  const moved: Moved[] = [];
  for (const clock of await runningClocks(trx, gone)) {
    const same = own.find(({ kind }) => kind === clock.kind);
    if (!same) {
      const id = uuidv7(now.getTime());
      await trx
        .insertInto("case_clock")
        .values({ ...clock, case_id: kept.id, id })
        .execute();
      moved.push({ clock: id, before: null, took: null });
    } else if (same.due_at && clock.due_at && clock.due_at < same.due_at) {
      const { due_at, warn_at, target_minutes } = clock;
      await setClock(trx, kept, same.id, { due_at, warn_at, target_minutes });
      const before = {
        dueAt: same.due_at.toISOString(),
        warnAt: same.warn_at?.toISOString() ?? null,
        minutes: same.target_minutes,
      };
      moved.push({ clock: same.id, before, took: clock.due_at.toISOString() });
    }
    await setClock(trx, gone, clock.id, { stopped_at: now, stopped_by: "replaced" });
  }
  return moved;
}

/** Of the deadlines that came with a case, those that still run go with it again. */
async function putDeadlinesBack(
  trx: Transaction,
  kept: CaseRow,
  from: string,
  now: Date,
): Promise<void> {
  const took = await trx
    .selectFrom("case_event")
    .select("data")
    .where("workspace_id", "=", kept.workspace_id)
    .where("case_id", "=", kept.id)
    .where("kind", "=", "took_in")
    .where(sql<boolean>`data ->> 'case' = ${from}`)
    .orderBy("id", "desc")
    .executeTakeFirst();
  const running = new Map((await runningClocks(trx, kept)).map((clock) => [clock.id, clock]));
  for (const { clock, before, took: due } of (took?.data.moved ?? []) as Moved[]) {
    const runs = running.get(clock);
    if (!runs) continue;
    if (before && (runs.paused_at !== null || runs.due_at?.toISOString() !== due)) continue;
    await setClock(
      trx,
      kept,
      clock,
      before
        ? {
            due_at: new Date(before.dueAt),
            warn_at: before.warnAt === null ? null : new Date(before.warnAt),
            target_minutes: before.minutes,
          }
        : { stopped_at: now, stopped_by: "cancelled" },
    );
  }
}

function setClock(
  trx: Transaction,
  { workspace_id, id: caseId }: CaseRow,
  id: string,
  columns: Partial<ClockRow>,
) {
  return trx
    .updateTable("case_clock")
    .set(columns)
    .where("workspace_id", "=", workspace_id)
    .where("case_id", "=", caseId)
    .where("id", "=", id)
    .execute();
}

async function giveClocksBack(trx: Transaction, { workspace_id, id }: CaseRow): Promise<void> {
  await trx
    .updateTable("case_clock")
    .set({ stopped_at: null, stopped_by: null })
    .where("workspace_id", "=", workspace_id)
    .where("case_id", "=", id)
    .where("stopped_by", "=", "replaced")
    .execute();
}

/** Says that two cases have to do with each other; each stays its own. */
export async function linkCases(
  { db, news }: CaseDeps,
  { caseId, other }: { caseId: string; other: string },
  worker: Worker,
): Promise<void> {
  if (caseId === other) {
    throw new KnownError(422, "same_case", "A case cannot be linked with itself.");
  }
  const { workspaceId, viewer, actor, now } = worker;
  await inTransaction(db, async (trx) => {
    const [one, two] = await lockBoth(trx, { workspaceId, caseId, into: other }, viewer);
    for (const [from, to] of [
      [one, two],
      [two, one],
    ] as const) {
      const made = await trx
        .insertInto("case_link")
        .values({ workspace_id: workspaceId, case_id: from.id, other_id: to.id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) continue;
      const linked = { happened: [{ kind: "linked", data: { case: to.id, number: to.number } }] };
      await keepWork(trx, { row: from, worked: linked, actor, now, news });
    }
  });
}
