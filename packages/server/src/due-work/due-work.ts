import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** A kind of work that falls due: messages, deliveries, clocks, reports. */
export interface DueKind {
  name: string;
  /** Turns of this kind that one process takes at once; each waits mostly for somebody else. */
  lanes: number;
  /** After so long a turn is asked to end and the workspace goes to the end of the line. */
  turnMs: number;
}

/** Names a kind of due work, in the folder whose work it is. */
export function defineDueWork(
  name: string,
  { lanes = 8, turnMs = 15_000 }: Partial<Omit<DueKind, "name">> = {},
): DueKind {
  return { name, lanes, turnMs };
}

/** Where work is due: in a workspace, and in one of its lanes where it has several. */
export interface Place {
  workspaceId: string;
  /** Lanes of one workspace run side by side: a webhook each, so that a slow one holds up itself. */
  lane?: string;
}

/**
 * Says in the transaction that causes it that there is work: it will be looked at if, and only if,
 * that commits, at the moment given or at once. Wakes of one place are one; none is lost, since one that
 * comes while the place has its turn makes it due again.
 */
export async function wake(
  trx: Transaction,
  kind: Pick<DueKind, "name">,
  places: Place | readonly Place[],
  { now, at = now }: { now: Date; at?: Date },
): Promise<void> {
  // In one order, so that two transactions that wake the same places wait instead of deadlocking.
  const rows = (Array.isArray(places) ? places : [places])
    .map(({ workspaceId, lane = "" }: Place) => ({ workspace_id: workspaceId, lane }))
    .sort((a, b) => (a.workspace_id + a.lane < b.workspace_id + b.lane ? -1 : 1));
  if (rows.length === 0) return;
  await sql`
    insert into directory.due_work as d (kind, workspace_id, lane, due_at)
    select ${kind.name}, w.workspace_id, w.lane, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(workspace_id uuid, lane text)
    order by w.workspace_id, w.lane
    on conflict (kind, workspace_id, lane) do update set
      -- What fails again and again keeps its pause, however often it is woken.
      due_at = case when d.attempts > 0 then d.due_at else least(d.due_at, excluded.due_at) end,
      wakes = d.wakes + 1
    where d.lease_token is not null or d.due_at > excluded.due_at
  `.execute(trx);
}

/** A turn that was taken: the place, and what tells this lease from a later one. */
export interface Taken {
  kind: string;
  workspaceId: string;
  lane: string;
  token: string;
  wakes: number;
  attempts: number;
}

/** A place that is due and in nobody's hand. */
export interface Candidate {
  kind: string;
  workspaceId: string;
  lane: string;
  /** Its last turn took long. */
  slow: boolean;
}

/** Of each kind, so many quick and so many slow places are looked at to choose from. */
const LOOKED_AT = 100;

/** A kind of which somebody has lanes free. */
export interface FreeKind {
  kind: string;
  /** Workspaces that have as many of the lanes as they may; without them one that has thousands of places due would hide the others. */
  full: readonly string[];
}

/**
 * What has been due longest of these kinds, each workspace's first place before any workspace's second: however
 * much one of them has to do, the next turn belongs to another. It costs the same however many places are due.
 */
export async function dueNow(
  db: Database,
  q: { kinds: readonly FreeKind[]; now: Date },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select kind, workspace_id as "workspaceId", lane, slow from (
      select d.*, row_number() over (partition by d.kind, d.workspace_id order by d.due_at, d.lane) as round
      from jsonb_to_recordset(${JSON.stringify(q.kinds)}::jsonb) as k(kind text, "full" uuid[])
      cross join (values (false), (true)) s(slow)
      cross join lateral (
        select w.kind, w.workspace_id, w.lane, w.slow, w.due_at from directory.due_work w
        where w.kind = k.kind and w.slow = s.slow and w.due_at <= ${q.now}::timestamptz
          and (w.lease_until is null or w.lease_until < clock_timestamp())
          and w.workspace_id <> all(k."full")
        order by w.due_at limit ${LOOKED_AT}
      ) d
    ) r order by round, due_at, workspace_id, lane
  `.execute(db);
  return rows;
}

/**
 * Takes turns. What another process takes at the same moment only one gets; what a transaction that is
 * about to commit has just woken waits for it.
 */
export async function takeTurns(
  db: Database,
  candidates: readonly Candidate[],
  { worker, leaseMs }: { worker: string; leaseMs: number },
): Promise<Taken[]> {
  if (candidates.length === 0) return [];
  const wanted = candidates.map((one) => ({
    kind: one.kind,
    workspace_id: one.workspaceId,
    lane: one.lane,
  }));
  const { rows } = await sql<Taken>`
    with free as materialized (
      select d.kind, d.workspace_id, d.lane from directory.due_work d
      join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(kind text, workspace_id uuid, lane text)
        on w.kind = d.kind and w.workspace_id = d.workspace_id and w.lane = d.lane
      where d.lease_until is null or d.lease_until < clock_timestamp()
      for update of d skip locked
    )
    update directory.due_work d set lease_token = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}::float),
      worker = ${worker}, began_at = clock_timestamp(),
      -- Whoever had it before did not come back: that counts as a failure.
      attempts = d.attempts + (d.lease_token is not null)::int
    from free f
    where d.kind = f.kind and d.workspace_id = f.workspace_id and d.lane = f.lane
    returning d.kind, d.workspace_id as "workspaceId", d.lane, d.lease_token as token,
      d.wakes, d.attempts
  `.execute(db);
  return rows;
}

/** Keeps leases alive. @returns the tokens that are still ours. */
export async function beatTurns(
  db: Database,
  tokens: readonly string[],
  leaseMs: number,
): Promise<Set<string>> {
  const { rows } = await sql<{ token: string }>`
    update directory.due_work
    set lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}::float)
    where lease_token = any(${[...tokens]}::uuid[]) returning lease_token as token
  `.execute(db);
  return new Set(rows.map((row) => row.token));
}

/** How a turn ended. */
export interface TurnEnd {
  /** When there will be something to do again; null when nothing waits. */
  next: Date | null;
  slow: boolean;
  /** Null when it went well. */
  error: string | null;
  now: Date;
}

/** Gives a turn back. A place with nothing more to do leaves the line, unless it was woken meanwhile. */
export async function endTurn(db: Database, taken: Taken, end: TurnEnd): Promise<void> {
  const { next, slow, error, now } = end;
  const mine = sql`kind = ${taken.kind} and workspace_id = ${taken.workspaceId}
    and lane = ${taken.lane} and lease_token = ${taken.token}`;
  if (next === null) {
    const { numAffectedRows } = await sql`
      delete from directory.due_work where ${mine} and wakes = ${taken.wakes}
    `.execute(db);
    if (numAffectedRows === 1n) return;
  }
  await sql`
    update directory.due_work set lease_token = null, lease_until = null, worker = null,
      began_at = null, slow = ${slow}, last_error = ${error?.slice(0, 500) ?? null},
      attempts = case when ${error === null} then 0 else attempts + 1 end,
      due_at = case when ${error === null} and wakes > ${taken.wakes} then ${now}::timestamptz
        else ${next ?? now}::timestamptz end
    where ${mine}
  `.execute(db);
}
