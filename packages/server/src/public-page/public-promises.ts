import type { PromiseFate } from "@candor/contract/promise.ts";
import { sql } from "kysely";
import { dayAt } from "../calendars/work-days.ts";
import { hoursOf } from "../cases/case-clocks.ts";
import { fateOf, type PromiseRow } from "../promises/promise.ts";
import type { Database } from "../storage/database.ts";

/** A promise to everybody, and what became of it. */
export interface PublicPromise {
  id: string;
  words: string;
  fate: PromiseFate;
  firstDueOn: string;
  dueOn: string;
  endedOn: string | null;
  /** What was said last about it being later, or not done. */
  said: string | null;
}

/** What ended longer ago is history. */
const SHOWN_DAYS = 365;
const LISTED = 20;

/** What is owed in the order in which it is due, then what ended within a year: kept or not, none can be picked out. */
export async function publicPromises(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<PublicPromise[]> {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000);
  const { rows } = await sql<PromiseRow & { said: string | null }>`
    select o.*, (select e.words from promise_event e where e.workspace_id = ${workspaceId}
        and e.promise_id = o.id and e.kind in ('warned', 'apologised') and e.way = 'page'
        order by e.at desc, e.id desc limit 1) as said
    from promise o
    where o.workspace_id = ${workspaceId} and o.audience = 'public' and o.state <> 'released'
      and (o.state = 'open' or o.closed_at >= ${since}::timestamptz)
    order by o.state = 'open' desc, case when o.state = 'open' then o.due_at end, o.closed_at desc, o.id
    limit ${LISTED}
  `.execute(db);
  if (rows.length === 0) return [];
  const { counted } = await hoursOf(db, { workspaceId, teamId: null });
  const day = (at: Date) => dayAt(counted, at).toString();
  return rows.map((row) => ({
    id: row.id,
    words: row.words,
    fate: fateOf(row, now),
    firstDueOn: day(row.first_due_at),
    dueOn: day(row.due_at),
    endedOn: row.closed_at && day(row.closed_at),
    said: row.said,
  }));
}
