import type { ClockKind } from "@candor/contract/case.ts";
import type { CaseTargets } from "@candor/contract/case-rule.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type CountedCalendar, countedCalendar } from "../calendars/business-calendar.ts";
import {
  addBusinessTime,
  businessTimeBefore,
  businessTimeBetween,
} from "../calendars/business-time.ts";
import { calendarInForce } from "../calendars/calendar-queries.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type CaseRow, type ClockRow, FAR_AWAY, targetMinutes } from "./case.ts";

const MINUTE_MS = 60_000;
/** A warning comes when this share of the working time is left. */
const WARNED_SHARE = 0.25;

/** The hours that a case's clocks count: its team's, else the workspace's. */
export async function hoursOf(
  db: Database | Transaction,
  { workspaceId, teamId }: { workspaceId: string; teamId: string | null },
): Promise<{ id: string; counted: CountedCalendar }> {
  const team =
    teamId === null
      ? null
      : await db
          .selectFrom("team")
          .select("calendar_id")
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", teamId)
          .executeTakeFirst();
  const calendar = await calendarInForce(db, workspaceId, team?.calendar_id ?? null);
  return { id: calendar.id, counted: countedCalendar(calendar) };
}

/** A calendar by its id, for a clock that counts by it. */
export async function hoursOfClock(
  db: Database | Transaction,
  { workspace_id, calendar_id }: Pick<ClockRow, "workspace_id" | "calendar_id">,
): Promise<CountedCalendar> {
  return countedCalendar(await calendarInForce(db, workspace_id, calendar_id));
}

/** A row of `case_clock` that starts now. */
export function startedClock(
  ref: { workspaceId: string; caseId: string },
  kind: ClockKind,
  targets: CaseTargets,
  hours: { id: string; counted: CountedCalendar },
  now: Date,
) {
  const minutes = targetMinutes(targets, kind);
  return {
    workspace_id: ref.workspaceId,
    case_id: ref.caseId,
    id: uuidv7(now.getTime()),
    kind,
    target_minutes: minutes,
    calendar_id: hours.id,
    started_at: now,
    ...dueAfter(hours.counted, now, minutes * MINUTE_MS, minutes),
  };
}

/** When `leftMs` of working time have passed, and when to warn of it. */
function dueAfter(calendar: CountedCalendar, from: Date, leftMs: number, minutes: number) {
  const due = addBusinessTime(calendar, from, Math.max(0, leftMs)).dueAt;
  const warning = minutes * MINUTE_MS * WARNED_SHARE;
  return { due_at: due, warn_at: businessTimeBefore(calendar, due, warning, from) };
}

/** The clocks of a case that still run or are paused, in the order they started. */
export async function runningClocks(trx: Transaction, row: CaseRow): Promise<ClockRow[]> {
  return trx
    .selectFrom("case_clock")
    .selectAll()
    .where("workspace_id", "=", row.workspace_id)
    .where("case_id", "=", row.id)
    .where("stopped_at", "is", null)
    .orderBy("id")
    .execute();
}

/** Starts a clock unless one of its kind runs: the customer's second message does not start it again. */
export async function startClock(
  trx: Transaction,
  row: CaseRow,
  kind: ClockKind,
  now: Date,
): Promise<void> {
  const running = await runningClocks(trx, row);
  if (running.some((clock) => clock.kind === kind)) return;
  const hours = await hoursOf(trx, { workspaceId: row.workspace_id, teamId: row.team_id });
  const ref = { workspaceId: row.workspace_id, caseId: row.id };
  await trx
    .insertInto("case_clock")
    .values(startedClock(ref, kind, row.targets, hours, now))
    .execute();
}

/** Stops clocks of these kinds. One that is past its moment was missed at that moment, not now. */
export async function stopClocks(
  trx: Transaction,
  row: CaseRow,
  kinds: readonly ClockKind[],
  { now, by }: { now: Date; by: "met" | "cancelled" },
): Promise<void> {
  for (const clock of await runningClocks(trx, row)) {
    if (!kinds.includes(clock.kind as ClockKind)) continue;
    const late = clock.due_at !== null && clock.due_at < now;
    await patchClock(trx, clock, {
      stopped_at: now,
      stopped_by: by,
      ...(late ? { missed_at: clock.due_at } : {}),
    });
  }
}

/** The clock of resolution stands still while the customer has the word. First contact never does. */
export async function pauseResolution(trx: Transaction, row: CaseRow, now: Date): Promise<void> {
  for (const clock of await runningClocks(trx, row)) {
    if (clock.kind !== "resolution" || clock.due_at === null) continue;
    const calendar = await hoursOfClock(trx, clock);
    const late = clock.due_at < now;
    await patchClock(trx, clock, {
      paused_at: now,
      left_ms: late
        ? -businessTimeBetween(calendar, clock.due_at, now)
        : businessTimeBetween(calendar, now, clock.due_at),
      due_at: null,
      warn_at: null,
      ...(late ? { missed_at: clock.due_at } : {}),
    });
  }
}

/** Goes on with what was left when it was paused. */
export async function resumeResolution(trx: Transaction, row: CaseRow, now: Date): Promise<void> {
  for (const clock of await runningClocks(trx, row)) {
    if (clock.paused_at === null) continue;
    const calendar = await hoursOfClock(trx, clock);
    await patchClock(trx, clock, {
      paused_at: null,
      left_ms: null,
      ...dueAfter(calendar, now, clock.left_ms ?? 0, clock.target_minutes),
    });
  }
}

/**
 * Gives running clocks other targets or other hours, counted from when they started. What was paused stays so,
 * with the difference added to what is left; what was missed stays missed.
 */
export async function retargetClocks(trx: Transaction, row: CaseRow, now: Date): Promise<boolean> {
  const hours = await hoursOf(trx, { workspaceId: row.workspace_id, teamId: row.team_id });
  let changed = false;
  for (const clock of await runningClocks(trx, row)) {
    const minutes = targetMinutes(row.targets, clock.kind as ClockKind);
    if (minutes === clock.target_minutes && hours.id === clock.calendar_id) continue;
    changed = true;
    const calendar = await hoursOfClock(trx, clock);
    const more = (minutes - clock.target_minutes) * MINUTE_MS;
    if (clock.due_at === null) {
      const left = (clock.left_ms ?? 0) + more;
      await patchClock(trx, clock, {
        target_minutes: minutes,
        calendar_id: hours.id,
        left_ms: left,
      });
      continue;
    }
    const used =
      clock.target_minutes * MINUTE_MS -
      (clock.due_at < now
        ? -businessTimeBetween(calendar, clock.due_at, now)
        : businessTimeBetween(calendar, now, clock.due_at));
    const left = minutes * MINUTE_MS - used;
    await patchClock(trx, clock, {
      target_minutes: minutes,
      calendar_id: hours.id,
      ...dueAfter(hours.counted, now, left, minutes),
      warned_at: null,
    });
  }
  return changed;
}

async function patchClock(
  trx: Transaction,
  { workspace_id, case_id, id }: ClockRow,
  columns: Partial<ClockRow>,
): Promise<void> {
  await trx
    .updateTable("case_clock")
    .set(columns)
    .where("workspace_id", "=", workspace_id)
    .where("case_id", "=", case_id)
    .where("id", "=", id)
    .execute();
}

/**
 * What is due next: first contact goes before a shorter clock of another kind; what stands in the way of nobody
 * is far away.
 */
export function nextDue(clocks: readonly ClockRow[]) {
  const due = clocks.filter((clock) => clock.stopped_at === null && clock.due_at !== null);
  const first = due.find(({ kind }) => kind === "first_contact");
  const next =
    first ?? due.toSorted((a, b) => (a.due_at?.getTime() ?? 0) - (b.due_at?.getTime() ?? 0))[0];
  return {
    next_due_at: next?.due_at ?? null,
    next_due_kind: next?.kind ?? null,
    sort_at: next?.due_at ?? FAR_AWAY,
  };
}
