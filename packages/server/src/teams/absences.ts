import type { Absence, CreateAbsence } from "@candor/contract/team.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { AbsenceTable } from "../storage/tables-teams.ts";
import { requireMember } from "./colleagues.ts";
import type { By } from "./save-team.ts";
import { tellColleague } from "./tell-colleague.ts";

/** Who is away, first who goes first. */
export async function listAbsences(
  db: Database | Transaction,
  { workspaceId, since }: { workspaceId: string; since: string | null },
): Promise<Absence[]> {
  let query = db.selectFrom("absence").selectAll().where("workspace_id", "=", workspaceId);
  if (since !== null) query = query.where("last_day", ">=", since);
  const rows = await query.orderBy("first_day").orderBy("id").limit(1000).execute();
  return rows.map(toAbsence);
}

/**
 * Notes that somebody is away, and tells who stands in.
 *
 * @throws {KnownError} 422 when it ends before it begins, when somebody stands in for themselves, or is no colleague.
 */
export async function addAbsence(
  db: Database,
  wanted: CreateAbsence & { userId: string },
  by: By,
): Promise<Absence> {
  const { workspaceId, now } = by;
  const { userId, firstDay, lastDay, standIn } = wanted;
  if (lastDay < firstDay) {
    throw new KnownError(422, "absence_backwards", "The last day is before the first one.", [
      { field: "lastDay", message: "must not be before firstDay" },
    ]);
  }
  if (standIn === userId) {
    throw new KnownError(
      422,
      "stands_in_for_themselves",
      "Nobody can stand in for themselves; name somebody else, or nobody: then the team takes over.",
      [{ field: "standIn", message: "must be somebody else" }],
    );
  }
  return db.transaction().execute(async (trx) => {
    await requireMember(trx, { workspaceId, userId });
    if (standIn !== null) await requireMember(trx, { workspaceId, userId: standIn });
    const row = await trx
      .insertInto("absence")
      .values({
        workspace_id: workspaceId,
        id: uuidv7(now.getTime()),
        user_id: userId,
        first_day: firstDay,
        last_day: lastDay,
        stand_in: standIn,
        created_by: by.actor,
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (standIn !== null) {
      await tellColleague(trx, {
        workspaceId,
        userId: standIn,
        kind: "absence.stand_in",
        target: `absence:${row.id}`,
        about: { userId, firstDay, lastDay },
        byUserId: by.userId,
        now,
      });
    }
    return toAbsence(row);
  });
}

/** @throws {KnownError} 404. */
export async function getAbsence(
  db: Database | Transaction,
  { workspaceId, absenceId }: { workspaceId: string; absenceId: string },
): Promise<Absence> {
  const row = await db
    .selectFrom("absence")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", absenceId)
    .executeTakeFirst();
  if (row) return toAbsence(row);
  throw new KnownError(404, "absence_not_found", `There is no absence "${absenceId}".`);
}

/** Takes an absence back. */
export async function removeAbsence(
  db: Database,
  ref: { workspaceId: string; absenceId: string },
): Promise<void> {
  await db
    .deleteFrom("absence")
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.absenceId)
    .execute();
}

function toAbsence(row: Selectable<AbsenceTable>): Absence {
  return {
    id: row.id,
    userId: row.user_id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    standIn: row.stand_in,
    createdBy: row.created_by,
  };
}
