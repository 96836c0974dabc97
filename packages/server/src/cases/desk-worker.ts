import { type RawBuilder, sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { presenceOf } from "../teams/colleagues.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { QUIET_DAYS } from "./case.ts";
import { CASE_DESK } from "./case-news.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { type DeskDeps, dealOut } from "./deal-out.ts";
import { keepWork, lockCase, type Worked } from "./work-case.ts";

/** While cases are open somebody may come or go: it is looked again after so long. */
const LOOK_AGAIN_MS = 5 * 60_000;
const BATCH = 100;

/**
 * Everything that becomes due about cases by time alone: clocks that ring, cases that wait for an owner, owners who
 * are gone, snoozes that end, resolved cases that were quiet long enough.
 */
export function deskWorker(deps: DeskDeps): DueWorker {
  return {
    kind: CASE_DESK,
    async takeTurn({ workspaceId, signal }) {
      const steps = [missClocks, warnOfClocks, wakeSnoozed, closeQuiet, forgetUndo];
      steps.push(returnOrphans, dealOut);
      for (const step of steps) {
        while (!signal.aborted && (await step(deps, workspaceId)) === BATCH) {
          // The next batch.
        }
      }
      return nextMoment(deps, workspaceId);
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where exists (select from case_clock k where k.workspace_id = w.id and k.stopped_at is null
            and k.missed_at is null and k.due_at <= ${now}::timestamptz)
          or exists (select from case_clock k where k.workspace_id = w.id and k.stopped_at is null
            and k.warned_at is null and k.missed_at is null and k.warn_at <= ${now}::timestamptz
            and k.due_at > ${now}::timestamptz)
      `.execute(deps.db);
      return rows;
    },
  };
}

async function nextMoment({ db, clock }: DeskDeps, workspaceId: string): Promise<Date | null> {
  const now = clock();
  const { rows } = await sql<{ at: Date | null; open: boolean }>`
    select least(
      (select min(due_at) from case_clock where workspace_id = ${workspaceId}
        and stopped_at is null and missed_at is null and due_at is not null),
      (select min(warn_at) from case_clock where workspace_id = ${workspaceId}
        and stopped_at is null and warned_at is null and missed_at is null
        and due_at > ${now}::timestamptz)
    ) as at,
    exists (select from customer_case where workspace_id = ${workspaceId}
      and state in ('open', 'waiting', 'resolved') and merged_into is null) as open
  `.execute(db);
  const { at = null, open = false } = rows[0] ?? {};
  if (!open) return at;
  const again = now.getTime() + LOOK_AGAIN_MS;
  return new Date(at === null ? again : Math.min(at.getTime(), again));
}

/** One case under its lock, by Candor itself. */
async function work(
  { db, news, clock }: DeskDeps,
  ref: { workspaceId: string; caseId: string },
  decide: (trx: Transaction, row: Awaited<ReturnType<typeof lockCase>>) => Promise<Worked | null>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockCase(trx, ref, NOBODY_LOOKS);
    const worked = await decide(trx, row);
    if (worked) await keepWork(trx, { row, worked, actor: "candor", now: clock(), news });
  });
}

interface DueClock {
  case_id: string;
  id: string;
  kind: string;
  due_at: Date;
}

/** A miss is dated at the moment it was due: how late we look is not in the figure. */
export async function missClocks(deps: DeskDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  const { rows } = await sql<DueClock>`
    select k.case_id, k.id, k.kind, k.due_at from case_clock k
    join customer_case c on c.workspace_id = k.workspace_id and c.id = k.case_id
    where k.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
      and c.merged_into is null and k.stopped_at is null and k.missed_at is null
      and k.due_at <= ${now}::timestamptz
    order by k.due_at limit ${BATCH}
  `.execute(deps.db);
  for (const clock of rows) {
    await work(deps, { workspaceId, caseId: clock.case_id }, async (trx, row) => {
      const { numUpdatedRows } = await trx
        .updateTable("case_clock")
        .set({ missed_at: clock.due_at, warned_at: now })
        .where("workspace_id", "=", workspaceId)
        .where("case_id", "=", clock.case_id)
        .where("id", "=", clock.id)
        .where("stopped_at", "is", null)
        .where("missed_at", "is", null)
        .where("due_at", "=", clock.due_at)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return null;
      await tellOwner(trx, row, "case.missed", now);
      const data = { clock: clock.kind, dueAt: clock.due_at.toISOString() };
      return { happened: [{ kind: "missed", data }] };
    });
  }
  return rows.length;
}

/** Once a clock, to whoever owns the case then; the moment was computed in working time, so it is one. */
export async function warnOfClocks(deps: DeskDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  const { rows } = await sql<DueClock>`
    select k.case_id, k.id, k.kind, k.due_at from case_clock k
    join customer_case c on c.workspace_id = k.workspace_id and c.id = k.case_id
    where k.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
      and c.merged_into is null and k.stopped_at is null and k.warned_at is null
      and k.warn_at <= ${now}::timestamptz and k.due_at > ${now}::timestamptz
    order by k.warn_at limit ${BATCH}
  `.execute(deps.db);
  for (const clock of rows) {
    await work(deps, { workspaceId, caseId: clock.case_id }, async (trx, row) => {
      const { numUpdatedRows } = await trx
        .updateTable("case_clock")
        .set({ warned_at: now })
        .where("workspace_id", "=", workspaceId)
        .where("case_id", "=", clock.case_id)
        .where("id", "=", clock.id)
        .where("stopped_at", "is", null)
        .where("warned_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return null;
      await tellOwner(trx, row, "case.due", now);
      return { happened: [{ kind: "warned", data: { clock: clock.kind } }] };
    });
  }
  return rows.length;
}

type Row = Awaited<ReturnType<typeof lockCase>>;

async function tellOwner(
  trx: Transaction,
  row: Row,
  kind: "case.missed" | "case.due" | "case.yours" | "case.woke",
  now: Date,
): Promise<void> {
  if (row.owner === null) return;
  await tellColleague(trx, {
    workspaceId: row.workspace_id,
    userId: row.owner,
    kind,
    target: `case:${row.id}`,
    about: { number: row.number, by: "Candor" },
    byUserId: null,
    now,
  });
}

export async function wakeSnoozed(deps: DeskDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  const { rows } = await sql<{ id: string }>`
    select id from customer_case where workspace_id = ${workspaceId}
      and state in ('open', 'waiting') and snoozed_until <= ${now}::timestamptz limit ${BATCH}
  `.execute(deps.db);
  for (const { id } of rows) {
    await work(deps, { workspaceId, caseId: id }, async (trx, row) => {
      if (row.snoozed_until === null || row.snoozed_until > now) return null;
      await tellOwner(trx, row, "case.woke", now);
      return { set: { snoozed_until: null }, happened: [{ kind: "woke" }] };
    });
  }
  return rows.length;
}

/** What a bulk act can no longer take back is forgotten. */
async function forgetUndo(deps: DeskDeps, workspaceId: string): Promise<number> {
  await deps.db
    .deleteFrom("case_undo")
    .where("workspace_id", "=", workspaceId)
    .where("at", "<", new Date(deps.clock().getTime() - 3_600_000))
    .execute();
  return 0;
}

/** Resolved, and nobody said anything for a week. */
export async function closeQuiet(deps: DeskDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  const before = new Date(now.getTime() - QUIET_DAYS * 86_400_000);
  const { rows } = await sql<{ id: string }>`
    select id from customer_case where workspace_id = ${workspaceId} and state = 'resolved'
      and merged_into is null and updated_at < ${before}::timestamptz
      and not exists (select from promise o where o.workspace_id = ${workspaceId}
        and o.case_id = customer_case.id and o.state = 'open' and o.person_id is not null) limit ${BATCH}
  `.execute(deps.db);
  for (const { id } of rows) {
    await work(deps, { workspaceId, caseId: id }, async (_trx, row) =>
      row.state !== "resolved" || row.updated_at >= before
        ? null
        : { set: { state: "closed", closed_at: now }, happened: [{ kind: "closed" }] },
    );
  }
  return rows.length;
}

/**
 * No case sits with somebody who is away or gone: it goes to whoever stands in and is there, else back to its team,
 * with a line that says why.
 */
export async function returnOrphans(deps: DeskDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  const userIds = await ownersOf(deps.db, workspaceId);
  if (userIds.length === 0) return 0;
  const members = await deps.db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "in", userIds)
    .execute();
  const presence = await presenceOf(deps.db, { workspaceId, userIds, now });
  for (const owner of userIds) {
    const member = members.some(({ user_id }) => user_id === owner);
    const known = presence.get(owner);
    const why = !member ? "gone" : known?.presence === "away" ? "away" : null;
    if (why === null) continue;
    const standIn = known?.standIn ?? null;
    const there =
      standIn === null
        ? undefined
        : (await presenceOf(deps.db, { workspaceId, userIds: [standIn], now })).get(standIn);
    const to = there && there.presence !== "away" ? standIn : null;
    await handOver(deps, { workspaceId, owner, to, why });
  }
  return 0;
}

/** Who has open cases: one step in the index for each of them, however many cases they have. */
async function ownersOf(db: Database, workspaceId: string): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) => sql`
    select c.owner from customer_case c where c.workspace_id = ${workspaceId} and c.state in ('open', 'waiting')
      and c.merged_into is null and c.owner > ${after} order by c.owner limit 1`;
  const { rows } = await sql<{ owner: string }>`
    with recursive owners as (
      (${next(sql`''`)})
      union all
      select (${next(sql`o.owner`)}) from owners o where o.owner is not null
    )
    select owner from owners where owner is not null
  `.execute(db);
  return rows.map(({ owner }) => owner);
}

/** Every open case of somebody goes to somebody else, or to nobody. */
export async function handOver(
  deps: DeskDeps,
  given: { workspaceId: string; owner: string; to: string | null; why: "away" | "gone" },
): Promise<void> {
  const { workspaceId, owner, to, why } = given;
  const { rows } = await sql<{ id: string }>`
    select id from customer_case where workspace_id = ${workspaceId} and owner = ${owner}
      and state in ('open', 'waiting') and merged_into is null
  `.execute(deps.db);
  for (const { id } of rows) {
    await work(deps, { workspaceId, caseId: id }, async (trx, row) => {
      if (row.owner !== owner) return null;
      await tellOwner(trx, { ...row, owner: to }, "case.yours", deps.clock());
      return {
        set: { owner: to },
        happened: [{ kind: "returned", data: { from: owner, to, why } }],
      };
    });
  }
}
