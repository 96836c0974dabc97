import type { NextContact } from "@candor/contract/dossier.ts";
import type { Selectable } from "kysely";
import { Temporal } from "temporal-polyfill";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { NextContactTable } from "../storage/tables-dossier.ts";
import { requireMember } from "../teams/colleagues.ts";
import { morningOf } from "./falls-on.ts";

interface OfPerson {
  workspaceId: string;
  personId: string;
}

/** When somebody speaks to this person again; null while nobody has said. */
export async function nextContactOf(
  db: Database | Transaction,
  q: OfPerson,
): Promise<NextContact | null> {
  const row = await db
    .selectFrom("next_contact")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .executeTakeFirst();
  return row ? toNextContact(row) : null;
}

export function toNextContact(
  row: Pick<Selectable<NextContactTable>, "on_day" | "why" | "who" | "set_by" | "set_at">,
): NextContact {
  return {
    on: row.on_day,
    why: row.why,
    who: row.who,
    setBy: row.set_by,
    setAt: row.set_at.toISOString(),
  };
}

/**
 * Says when somebody speaks to a person again, whose row is locked; what was said before gives way, for there is
 * one at most.
 *
 * @returns when the colleague is to hear of it; null when the morning of that day has passed.
 * @throws {KnownError} 422 for a day before today.
 */
export async function setNextContact(
  trx: Transaction,
  q: OfPerson & { actor: string; timeZone: string; now: Date },
  { on, why, who }: { on: string; why: string; who: string | null },
): Promise<Date | null> {
  const day = Temporal.PlainDate.from(on);
  const today = Temporal.Instant.fromEpochMilliseconds(q.now.getTime())
    .toZonedDateTimeISO(q.timeZone)
    .toPlainDate();
  if (Temporal.PlainDate.compare(day, today) < 0) {
    throw new KnownError(
      422,
      "next_contact_past",
      `${on} has passed; it is ${today.toString()} here. Choose today or a later day.`,
      [{ field: "on", message: "must be today or later" }],
    );
  }
  if (who !== null) await requireMember(trx, { workspaceId: q.workspaceId, userId: who });
  const morning = morningOf(day, q.timeZone);
  const remindAt = morning > q.now ? morning : null;
  const columns = {
    on_day: on,
    why,
    who,
    set_by: q.actor,
    set_at: q.now,
    remind_at: remindAt,
    zone: q.timeZone,
  };
  await trx
    .insertInto("next_contact")
    .values({ workspace_id: q.workspaceId, person_id: q.personId, ...columns })
    .onConflict((conflict) => conflict.columns(["workspace_id", "person_id"]).doUpdateSet(columns))
    .execute();
  return remindAt;
}

/** Takes it away. @returns what it was; null when there was none. */
export async function endNextContact(trx: Transaction, q: OfPerson): Promise<NextContact | null> {
  const row = await trx
    .deleteFrom("next_contact")
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .returningAll()
    .executeTakeFirst();
  return row ? toNextContact(row) : null;
}
