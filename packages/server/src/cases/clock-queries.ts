import type { CaseClock } from "@candor/contract/case.ts";
import { addBusinessTime, businessTimeBetween } from "../calendars/business-time.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ClockRow } from "./case.ts";
import { hoursOfClock } from "./case-clocks.ts";

/** The clocks of a case, each with the working time that makes up its due moment. */
export async function clocksOf(
  db: Database | Transaction,
  { workspaceId, caseId, now }: { workspaceId: string; caseId: string; now: Date },
): Promise<CaseClock[]> {
  const rows = await db
    .selectFrom("case_clock")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
  const clocks: CaseClock[] = [];
  for (const row of rows) clocks.push(await toClock(db, row, now));
  return clocks;
}

async function toClock(db: Database | Transaction, row: ClockRow, now: Date): Promise<CaseClock> {
  const hours = await hoursOfClock(db, row);
  const { due_at, started_at } = row;
  const runs = row.stopped_at === null;
  const leftMs = !runs
    ? null
    : due_at === null
      ? (row.left_ms ?? 0)
      : due_at < now
        ? -businessTimeBetween(hours, due_at, now)
        : businessTimeBetween(hours, now, due_at);
  return {
    kind: row.kind as CaseClock["kind"],
    targetMinutes: row.target_minutes,
    calendarId: row.calendar_id,
    startedAt: started_at.toISOString(),
    dueAt: due_at?.toISOString() ?? null,
    pausedAt: row.paused_at?.toISOString() ?? null,
    leftMinutes: leftMs === null ? null : Math.round(leftMs / 60_000),
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    stoppedBy: row.stopped_by as CaseClock["stoppedBy"],
    missedAt: row.missed_at?.toISOString() ?? null,
    explain:
      due_at === null
        ? []
        : addBusinessTime(hours, started_at, businessTimeBetween(hours, started_at, due_at)).spells,
  };
}
