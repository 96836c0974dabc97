import type { DataRequest } from "@candor/contract/rights.ts";
import { sql } from "kysely";
import { isHeld } from "../people/legal-hold.ts";
import type { Database, Transaction } from "../storage/database.ts";
import {
  type DataRequestRow,
  noSuchRequest,
  SETTLED_DAYS,
  toDataRequest,
  UNCONFIRMED_DAYS,
} from "./data-request.ts";

/** A page of requests: those that are open first due first, the others newest first. */
export async function requestPage(
  db: Database,
  q: {
    workspaceId: string;
    state: "open" | "settled" | "all";
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ data: DataRequest[]; nextCursor: string | null }> {
  const from = /^\d{1,9}$/.test(q.cursor ?? "0") ? Number(q.cursor ?? 0) : 0;
  const states = {
    open: ["open", "unconfirmed"],
    settled: ["done", "refused"],
    all: ["open", "unconfirmed", "done", "refused"],
  }[q.state];
  const { rows } = await sql<DataRequestRow & { name: string | null; on_hold: boolean }>`
    select d.*, coalesce(p.name, p.email, p.phone, p.external_id) as name,
      ${isHeld(q.workspaceId, sql`d.person_id`)} as on_hold
    from data_request d
    left join person p on p.workspace_id = d.workspace_id and p.workspace_id = ${q.workspaceId}
      and p.id = d.person_id
    where d.workspace_id = ${q.workspaceId} and d.state = any(${states}::text[])
    order by d.state <> 'open', case when d.state = 'open' then d.due_at end, d.asked_at desc, d.id
    limit ${q.limit + 1} offset ${from}
  `.execute(db);
  return {
    data: rows.slice(0, q.limit).map(toDataRequest),
    nextCursor: rows.length > q.limit ? String(from + q.limit) : null,
  };
}

/** @throws {KnownError} 404. */
export async function getRequest(
  db: Database | Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<DataRequest> {
  const { rows } = await sql<DataRequestRow & { name: string | null; on_hold: boolean }>`
    select d.*, coalesce(p.name, p.email, p.phone, p.external_id) as name,
      ${isHeld(workspaceId, sql`d.person_id`)} as on_hold
    from data_request d
    left join person p on p.workspace_id = d.workspace_id and p.workspace_id = ${workspaceId}
      and p.id = d.person_id
    where d.workspace_id = ${workspaceId} and d.id = ${id}::uuid
  `.execute(db);
  const [row] = rows;
  if (!row) throw noSuchRequest(id);
  return toDataRequest(row);
}

/** What a person asked for, the newest first. */
export function requestsOf(
  db: Database | Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<DataRequestRow[]> {
  return db
    .selectFrom("data_request")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(10)
    .execute();
}

/** Forgets requests that nobody confirmed, and settled ones when nobody can ask about them any more. */
export async function forgetOldRequests(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  await sql`
    delete from data_request d where d.workspace_id = ${workspaceId}
      and ((d.state = 'unconfirmed' and d.asked_at < ${before(UNCONFIRMED_DAYS)}::timestamptz)
        or d.settled_at < ${before(SETTLED_DAYS)}::timestamptz)
      and not ${isHeld(workspaceId, sql`d.person_id`)}
  `.execute(db);
}
