import type { CreatePersonDate, DateKind, PersonDate } from "@candor/contract/dossier.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { Temporal } from "temporal-polyfill";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { PersonDateTable } from "../storage/tables-dossier.ts";
import { requireMember } from "../teams/colleagues.ts";
import { fallsOn, isRealDay, nextReminder } from "./falls-on.ts";

export type PersonDateRow = Selectable<PersonDateTable>;

interface OfPerson {
  workspaceId: string;
  personId: string;
}

/** The days that matter to a person: the next one first, what has passed last. */
export async function datesOf(
  db: Database | Transaction,
  q: OfPerson & { today: string },
): Promise<PersonDate[]> {
  const rows = await db
    .selectFrom("person_date")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .orderBy("id")
    .execute();
  const today = Temporal.PlainDate.from(q.today);
  const key = ({ next }: PersonDate) => next ?? "9999-99-99";
  return rows
    .map((row) => toDate(row, today))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function toDate(row: PersonDateRow, today: Temporal.PlainDate): PersonDate {
  return {
    id: row.id,
    kind: row.kind as DateKind,
    label: row.label,
    month: row.month,
    day: row.day,
    year: row.year,
    yearly: row.yearly,
    remindDays: row.remind_days,
    owner: row.owner,
    next: fallsOn(row, today)?.toString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

/** More than anybody has to remember of one customer. */
const MOST_DATES = 50;

/**
 * Keeps a day of a person whose row is locked.
 *
 * @returns when somebody is to hear of it first; null for never.
 * @throws {KnownError} 422 for a day that is not in the calendar, or is not whole; 409 for too many.
 */
export async function addPersonDate(
  trx: Transaction,
  q: OfPerson & { actor: string; timeZone: string; now: Date },
  wanted: CreatePersonDate,
): Promise<Date | null> {
  const { kind, label, month, day, year, owner } = wanted;
  const yearly = kind === "birthday" ? true : wanted.yearly;
  if (!isRealDay({ month, day, year })) {
    throw refused("day", "date_not_real", "There is no such day in the calendar. Look at the day.");
  }
  if (!yearly && year === null) {
    throw refused("year", "date_without_year", "A day that comes once needs its year. Add it.");
  }
  if (kind === "own" && label === "") {
    throw refused("label", "date_without_name", "Say what this day is: it has no name yet.");
  }
  if (owner !== null) await requireMember(trx, { workspaceId: q.workspaceId, userId: owner });
  const { n } = await trx
    .selectFrom("person_date")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .executeTakeFirstOrThrow();
  if (n >= MOST_DATES) {
    throw new KnownError(
      409,
      "too_many_dates",
      `There are ${MOST_DATES} dates about this person, and no room for more. Remove one first.`,
    );
  }
  const remindDays = [...new Set(wanted.remindDays)].sort((a, b) => b - a);
  const { timeZone, now } = q;
  const next = nextReminder({ month, day, year, yearly }, { remindDays, after: now, timeZone });
  await trx
    .insertInto("person_date")
    .values({
      workspace_id: q.workspaceId,
      person_id: q.personId,
      id: uuidv7(now.getTime()),
      kind,
      label,
      month,
      day,
      year,
      yearly,
      remind_days: remindDays,
      owner,
      created_by: q.actor,
      created_at: now,
      remind_at: next?.at ?? null,
      remind_of: next?.of ?? null,
      zone: timeZone,
    })
    .execute();
  return next?.at ?? null;
}

function refused(field: string, code: string, sentence: string): KnownError {
  return new KnownError(422, code, sentence, [{ field, message: "is wrong" }]);
}

/** @throws {KnownError} 404. */
export async function removePersonDate(
  trx: Transaction,
  q: OfPerson & { dateId: string },
): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom("person_date")
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .where("id", "=", q.dateId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(
    404,
    "date_not_found",
    `There is no date "${q.dateId}" about this person; somebody may have removed it.`,
  );
}
