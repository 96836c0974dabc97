import { sql } from "kysely";
import { dayAt } from "../calendars/work-days.ts";
import { NOBODY_LOOKS } from "../cases/case-visibility.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { presenceOf } from "../teams/colleagues.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { isOwed, type PromiseRow, tellingAfter } from "./promise.ts";
import { PROMISES } from "./promise-news.ts";
import {
  inCase,
  keepPromiseWork,
  type Locked,
  lockPromise,
  type PromiseDeps,
  type PromiseWorked,
} from "./work-promise.ts";

const BATCH = 100;

/** Tells colleagues of promises: the owner before and when one is due, the leads of the team when it stays so. */
export function promiseWorker(deps: PromiseDeps & { clock: () => Date }): DueWorker {
  return {
    kind: PROMISES,
    async takeTurn({ workspaceId, signal }) {
      while (!signal.aborted && (await tellOfPromises(deps, workspaceId)) === BATCH) {
        // The next batch.
      }
      const { rows } = await sql<{ at: Date | null }>`
        select min(tell_at) as at from promise where workspace_id = ${workspaceId} and tell_at is not null
      `.execute(deps.db);
      return rows[0]?.at ?? null;
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w where exists (select from promise o
          where o.workspace_id = w.id and o.tell_at <= ${now}::timestamptz)
      `.execute(deps.db);
      return rows;
    },
  };
}

/** @returns how many were looked at. */
export async function tellOfPromises(
  deps: PromiseDeps & { clock: () => Date },
  workspaceId: string,
): Promise<number> {
  const now = deps.clock();
  const { rows } = await sql<{ id: string }>`
    select id from promise where workspace_id = ${workspaceId} and tell_at <= ${now}::timestamptz
    order by tell_at limit ${BATCH}
  `.execute(deps.db);
  for (const { id } of rows) {
    await inTransaction(deps.db, async (trx) => {
      const locked = await locate(trx, { workspaceId, promiseId: id });
      if (!locked?.row.tell_at || locked.row.tell_at > now) return;
      const worked = await whatIsDue(trx, locked, now);
      await keepPromiseWork(trx, deps, locked, worked, { actor: "candor", now });
    });
  }
  return rows.length;
}

/** Null when it is gone with its workspace's other rows. */
async function locate(
  trx: Transaction,
  ref: { workspaceId: string; promiseId: string },
): Promise<Locked | null> {
  try {
    return await lockPromise(trx, ref, NOBODY_LOOKS);
  } catch (error) {
    if (error instanceof KnownError && error.code === "promise_not_found") return null;
    throw error;
  }
}

const SAID = { tell: null, tell_at: null } as const;

async function whatIsDue(trx: Transaction, locked: Locked, now: Date): Promise<PromiseWorked> {
  const { row, ofCase, calendar } = locked;
  if (row.state === "open" && !isOwed(row)) {
    // Whom it was owed to was erased.
    return { set: { state: "released", closed_at: now, ...SAID }, events: [{ kind: "released" }] };
  }
  if (row.state !== "open") return { set: SAID, events: [] };
  if (row.tell === "soon") {
    await tellOwner(trx, locked, "promise.due", now);
    return { set: { tell: "due", tell_at: row.due_at }, events: [{ kind: "reminded" }] };
  }
  if (row.tell === "due") {
    await tellOwner(trx, locked, "promise.missed", now);
    // Missed when it was due, however late we look.
    return {
      set: { missed_at: row.missed_at ?? row.due_at, ...tellingAfter(calendar, row.due_at) },
      events: [{ kind: "missed" }],
      ofCase: { happened: [inCase("promise_missed", row.due_at)] },
      told: "missed",
    };
  }
  for (const lead of await leadsFor(trx, row, ofCase?.team_id ?? null)) {
    await tellOne(trx, locked, "promise.overdue", { userId: lead, now });
  }
  return { set: SAID, events: [] };
}

/** The owner, and whoever stands in while they are away. */
async function tellOwner(
  trx: Transaction,
  locked: Locked,
  kind: "promise.due" | "promise.missed",
  now: Date,
): Promise<void> {
  const { row } = locked;
  if (row.owner === null) return;
  await tellOne(trx, locked, kind, { userId: row.owner, now });
  const ref = { workspaceId: row.workspace_id, userIds: [row.owner], now };
  const known = (await presenceOf(trx, ref)).get(row.owner);
  if (known?.presence === "away" && known.standIn !== null) {
    await tellOne(trx, locked, kind, { userId: known.standIn, now });
  }
}

async function tellOne(
  trx: Transaction,
  { row, calendar }: Locked,
  kind: "promise.due" | "promise.missed" | "promise.overdue",
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  await tellColleague(trx, {
    ...{ workspaceId: row.workspace_id, userId, kind, target: `promise:${row.id}`, now },
    ...{ about: { day: dayAt(calendar, row.due_at).toString() }, byUserId: null },
  });
}

/** The leads of the case's team, else of a team of the owner's. */
async function leadsFor(
  trx: Transaction,
  row: PromiseRow,
  teamId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct m.user_id as "userId" from team_member m
    join team t on t.workspace_id = ${row.workspace_id} and t.id = m.team_id
    where m.workspace_id = ${row.workspace_id} and m.is_lead and t.archived_at is null
      and m.user_id is distinct from ${row.owner}::text
      and (m.team_id = ${teamId}::uuid or (${teamId}::uuid is null and exists (
        select from team_member o where o.workspace_id = ${row.workspace_id}
          and o.team_id = m.team_id and o.user_id = ${row.owner}::text)))
    order by 1
  `.execute(trx);
  return rows.map(({ userId }) => userId);
}
