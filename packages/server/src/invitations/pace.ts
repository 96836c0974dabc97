import { sql } from "kysely";
import type { RulesInForce } from "../audiences/asking-rules.ts";
import type { Transaction } from "../storage/database.ts";

/** How much of a sending may go out now, and when the rest is looked at again. */
export interface Pace {
  /** Messages that may go out now. */
  now: number;
  /** How long the n-th of `waiting` messages that must wait does so, in milliseconds. */
  waitMs(n: number, waiting: number): number;
}

const UNLIMITED: Pace = { now: Infinity, waitMs: () => 0 };
const HOUR_MS = 3600_000;

/**
 * The pace of a sending: its messages a minute, and the day's number while it ramps up (a new
 * sender that starts with thousands lands in spam folders).
 */
export async function paceOf(
  trx: Transaction,
  q: {
    workspaceId: string;
    sendingId: string | null;
    rules: Pick<RulesInForce, "perMinute" | "rampUp">;
    now: Date;
  },
): Promise<Pace> {
  const { perMinute, rampUp } = q.rules;
  if (q.sendingId === null || (perMinute === null && rampUp === null)) return UNLIMITED;
  const used = await usedOf(trx, { ...q, sendingId: q.sendingId });
  const byMinute = perMinute === null ? Infinity : perMinute - used.last_minute - used.open;
  const byDay = rampUp === null ? Infinity : rampUpLimit(rampUp, used.day) - used.today - used.open;
  return {
    now: Math.max(0, Math.min(byMinute, byDay)),
    waitMs(n, waiting) {
      if (perMinute === null || byDay <= byMinute) return HOUR_MS;
      // Spread over the time that all of them take, so that few are looked at in vain.
      const minutes = (((n + 1) / waiting) * used.due) / perMinute;
      return Math.min(HOUR_MS, Math.max(1, minutes) * 60_000);
    },
  };
}

/** The most messages of a day of the ramp; the first day is day 0. */
export function rampUpLimit(rampUp: { firstDay: number; growth: number }, day: number): number {
  return Math.floor(rampUp.firstDay * rampUp.growth ** Math.max(0, day));
}

async function usedOf(
  trx: Transaction,
  q: { workspaceId: string; sendingId: string; now: Date },
): Promise<{ last_minute: number; open: number; today: number; day: number; due: number }> {
  const { rows } = await sql<{
    last_minute: number;
    open: number;
    today: number;
    day: number;
    due: number;
  }>`
    with sent as (
      select handed_at, state from message
      where workspace_id = ${q.workspaceId} and sending_id = ${q.sendingId}
    ), days as (
      select (${q.now}::timestamptz at time zone w.time_zone)::date as today,
        (s.started_at at time zone w.time_zone)::date as first, w.time_zone
      from workspace w join sending s on s.workspace_id = w.id
      where w.id = ${q.workspaceId} and s.workspace_id = ${q.workspaceId} and s.id = ${q.sendingId}
    )
    select
      (select count(*) from sent where handed_at > ${q.now}::timestamptz - interval '1 minute')::int as last_minute,
      (select count(*) from sent where state = 'queued')::int as open,
      (select count(*) from sent, days
        where (sent.handed_at at time zone days.time_zone)::date = days.today)::int as today,
      (select today - first from days)::int as day,
      (select count(*) from invitation i where i.workspace_id = ${q.workspaceId}
        and i.sending_id = ${q.sendingId} and i.next_at <= ${q.now}::timestamptz
        and i.next_action in ('ask', 'remind'))::int as due
  `.execute(trx);
  return rows[0] ?? { last_minute: 0, open: 0, today: 0, day: 0, due: 0 };
}
