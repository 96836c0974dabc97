import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ChangeTable } from "../storage/tables.ts";

export type ChangeRow = Selectable<ChangeTable>;

/** The dated events of a period, first to last; they are drawn on every trend. */
export async function listChanges(
  db: Database,
  { workspaceId, from, to }: { workspaceId: string; from: string | null; to: string | null },
): Promise<ChangeRow[]> {
  let query = db.selectFrom("change").selectAll().where("workspace_id", "=", workspaceId);
  if (from) query = query.where("day", ">=", from);
  if (to) query = query.where("day", "<", to);
  return query.orderBy("day").orderBy("id").execute();
}

export async function addChange(
  db: Database | Transaction,
  change: {
    workspaceId: string;
    day: string;
    title: string;
    kind: string;
    actor: string;
    until?: string | undefined;
    source?: string | undefined;
  },
): Promise<ChangeRow> {
  if (change.until !== undefined && change.until <= change.day) {
    throw new KnownError(
      422,
      "period_reversed",
      `The campaign from ${change.day} to ${change.until} holds no day: \`until\` is the day after its last one.`,
      [{ field: "until", message: "must be later than day" }],
    );
  }
  return db
    .insertInto("change")
    .values({
      workspace_id: change.workspaceId,
      id: uuidv7(),
      day: change.day,
      title: change.title,
      kind: change.kind,
      until: change.until ?? null,
      source: change.source ?? null,
      created_by: change.actor,
      created_at: new Date(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One of them. @throws {KnownError} 404. */
export async function getChange(
  db: Database,
  { workspaceId, changeId }: { workspaceId: string; changeId: string },
): Promise<ChangeRow> {
  const row = await db
    .selectFrom("change")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", changeId)
    .executeTakeFirst();
  if (!row) throw new KnownError(404, "change_not_found", `There is no change "${changeId}".`);
  return row;
}

/** @throws {KnownError} 404 when there is no such change. */
export async function removeChange(
  db: Database,
  { workspaceId, changeId }: { workspaceId: string; changeId: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("change")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", changeId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(404, "change_not_found", `There is no change "${changeId}".`);
}
