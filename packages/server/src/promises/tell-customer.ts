import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { type PromiseRow, tellingBefore } from "./promise.ts";
import type { Locked, PromiseWorked } from "./work-promise.ts";

/** What the customer was told about a promise, and how. */
export interface Told {
  kind: "warning" | "apology";
  way: string;
  text: string | null;
  newDueAt: Date | null;
  /** The letter, when it was one. */
  messageId: string | null;
  now: Date;
}

const EVENT = { warning: "warned", apology: "apologised" } as const;

/**
 * The customer knows that it will be later. A moved date is the new one; the first stays what it was. What comes after
 * the date it speaks of was no warning: the promise was missed then.
 */
export function toldCustomer({ row, calendar }: Locked, told: Told): PromiseWorked {
  const { kind, way, text, newDueAt, messageId, now } = told;
  const dueAt = newDueAt ?? row.due_at;
  const missedAt = row.missed_at ?? (now > row.due_at ? row.due_at : null);
  const event = EVENT[kind];
  const open = row.state === "open";
  return {
    set: {
      ...(kind === "warning"
        ? { warned_at: row.warned_at ?? now }
        : { apologised_at: row.apologised_at ?? now }),
      ...(open ? { due_at: dueAt, missed_at: missedAt } : {}),
      ...(open && newDueAt ? tellingBefore(calendar, newDueAt, now) : {}),
    },
    events: [{ kind: event, way, messageId, newDueAt, words: text }],
    told: event,
  };
}

/**
 * A letter that was taken came back after all: it told nobody, so the promise is due when it was before, and was
 * warned of when somebody else told them, or never.
 */
export async function letterToldNobody(
  trx: Transaction,
  { row, calendar }: Locked,
  { messageId, now }: { messageId: string; now: Date },
): Promise<PromiseWorked> {
  const { rows } = await sql<{ warned: Date | null; apologised: Date | null; due: Date | null }>`
    select min(at) filter (where kind = 'warned') as warned,
      min(at) filter (where kind = 'apologised') as apologised,
      (array_agg(new_due_at order by at desc, id desc) filter (where new_due_at is not null))[1] as due
    from promise_event e
    where e.workspace_id = ${row.workspace_id} and e.promise_id = ${row.id}::uuid
      and e.kind in ('made', 'warned', 'apologised') and e.message_id is distinct from ${messageId}::uuid
      and not exists (select from promise_event b where b.workspace_id = ${row.workspace_id}
        and b.promise_id = ${row.id}::uuid and b.kind = 'undelivered' and b.message_id = e.message_id
        and b.at >= e.at)
  `.execute(trx);
  const known = rows[0];
  const undelivered = { kind: "undelivered" as const, way: "mail", messageId };
  const set: Partial<Omit<PromiseRow, "first_due_at">> = {
    warned_at: known?.warned ?? null,
    apologised_at: known?.apologised ?? null,
  };
  if (row.state === "open") {
    const dueAt = known?.due ?? row.first_due_at;
    const telling = tellingBefore(calendar, dueAt, now);
    Object.assign(set, { due_at: dueAt, ...(row.missed_at === null ? telling : {}) });
  }
  return { set, events: [undelivered] };
}
