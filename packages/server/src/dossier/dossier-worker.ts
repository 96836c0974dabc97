import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { morningOf, nextReminder } from "./falls-on.ts";
import type { PersonDateRow } from "./person-dates.ts";
import { tellKeeper } from "./tell-keeper.ts";

/** Days of which a colleague is to hear: one turn a workspace. */
export const PERSON_DAYS = defineDueWork("person-days", { lanes: 2 });

const BATCH = 100;

interface DossierWorkerDeps {
  db: Database;
  clock: () => Date;
}

/** Tells colleagues of days that matter to people, and of whom they are to speak to. */
export function dossierWorker(deps: DossierWorkerDeps): DueWorker {
  return {
    kind: PERSON_DAYS,
    async takeTurn({ workspaceId, signal }) {
      await reckonAgain(deps, workspaceId, signal);
      while (!signal.aborted && (await tellOfDays(deps, workspaceId)) === BATCH) {
        // The next batch.
      }
      const { rows } = await sql<{ at: Date | null }>`
        select least(
          (select min(remind_at) from person_date
            where workspace_id = ${workspaceId} and remind_at is not null),
          (select min(remind_at) from next_contact
            where workspace_id = ${workspaceId} and remind_at is not null)) as at
      `.execute(deps.db);
      return rows[0]?.at ?? null;
    },
    async sweep(now) {
      const due = (
        table: "person_date" | "next_contact",
      ) => sql`exists (select from ${sql.table(table)} d
          where d.workspace_id = w.id and d.remind_at <= ${now}::timestamptz)
        or exists (select from ${sql.table(table)} d
          where d.workspace_id = w.id and (d.zone < w.time_zone or d.zone > w.time_zone))`;
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where ${due("person_date")} or ${due("next_contact")}
      `.execute(deps.db);
      return rows;
    },
  };
}

/** After the workspace's clock changed its zone, mornings are other moments. */
async function reckonAgain(
  { db, clock }: DossierWorkerDeps,
  workspaceId: string,
  signal: AbortSignal,
): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    more = await inTransaction(db, async (trx) => {
      const timeZone = await zoneOf(trx, workspaceId);
      const dates = await trx
        .selectFrom("person_date")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("zone", "<>", timeZone)
        .limit(BATCH)
        .forUpdate()
        .execute();
      for (const row of dates) {
        // What is due already is told as it is; the next one goes by the new clock.
        const due = row.remind_at !== null && row.remind_at <= clock();
        const next = due ? { at: row.remind_at, of: row.remind_of } : after(row, clock(), timeZone);
        await setDate(trx, row, { ...next, zone: timeZone });
      }
      const contacts = await trx
        .selectFrom("next_contact")
        .select(["person_id", "on_day", "remind_at"])
        .where("workspace_id", "=", workspaceId)
        .where("zone", "<>", timeZone)
        .limit(BATCH)
        .forUpdate()
        .execute();
      for (const { person_id, on_day, remind_at } of contacts) {
        // What was told stays told.
        const at = remind_at && morningOf(Temporal.PlainDate.from(on_day), timeZone);
        await trx
          .updateTable("next_contact")
          .set({ remind_at: at, zone: timeZone })
          .where("workspace_id", "=", workspaceId)
          .where("person_id", "=", person_id)
          .execute();
      }
      return dates.length === BATCH || contacts.length === BATCH;
    });
  }
}

function after(row: PersonDateRow, moment: Date, timeZone: string) {
  const asked = { remindDays: row.remind_days, after: moment, timeZone };
  const next = nextReminder(row, asked);
  return { at: next?.at ?? null, of: next?.of ?? null };
}

async function setDate(
  trx: Transaction,
  { workspace_id, person_id, id }: PersonDateRow,
  next: { at: Date | null; of: string | null; zone: string },
): Promise<void> {
  await trx
    .updateTable("person_date")
    .set({ remind_at: next.at, remind_of: next.of, zone: next.zone })
    .where("workspace_id", "=", workspace_id)
    .where("person_id", "=", person_id)
    .where("id", "=", id)
    .execute();
}

/**
 * Tells of what is due. The notice exists if, and only if, the row says when the next one comes: whoever is killed
 * in between repeats nothing and forgets nothing.
 *
 * @returns how many were looked at.
 */
export async function tellOfDays(
  { db, clock }: DossierWorkerDeps,
  workspaceId: string,
): Promise<number> {
  const now = clock();
  const dates = await db
    .selectFrom("person_date")
    .select(["person_id", "id"])
    .where("workspace_id", "=", workspaceId)
    .where("remind_at", "<=", now)
    .orderBy("remind_at")
    .limit(BATCH)
    .execute();
  for (const ref of dates) await inTransaction(db, (trx) => tellOfDate(trx, workspaceId, ref, now));
  const contacts = await db
    .selectFrom("next_contact")
    .select("person_id")
    .where("workspace_id", "=", workspaceId)
    .where("remind_at", "<=", now)
    .orderBy("remind_at")
    .limit(BATCH)
    .execute();
  for (const { person_id } of contacts) {
    await inTransaction(db, (trx) => tellOfContact(trx, workspaceId, person_id, now));
  }
  return Math.max(dates.length, contacts.length);
}

async function tellOfDate(
  trx: Transaction,
  workspaceId: string,
  ref: { person_id: string; id: string },
  now: Date,
): Promise<void> {
  const row = await trx
    .selectFrom("person_date")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", ref.person_id)
    .where("id", "=", ref.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.remind_at || row.remind_at > now) return;
  const about = { of: row.kind, day: row.remind_of ?? "" };
  const { person_id: personId, owner: wanted } = row;
  await tellKeeper(trx, { workspaceId, personId, kind: "person.date", wanted, about, now });
  const timeZone = await zoneOf(trx, workspaceId);
  await setDate(trx, row, { ...after(row, now, timeZone), zone: timeZone });
}

async function tellOfContact(
  trx: Transaction,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<void> {
  const row = await trx
    .selectFrom("next_contact")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.remind_at || row.remind_at > now) return;
  const about = { day: row.on_day };
  await tellKeeper(trx, {
    ...{ workspaceId, personId, kind: "person.contact", wanted: row.who, about, now },
  });
  await trx
    .updateTable("next_contact")
    .set({ remind_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}

async function zoneOf(trx: Transaction, workspaceId: string): Promise<string> {
  const { time_zone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return time_zone;
}
