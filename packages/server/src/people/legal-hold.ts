import type { LegalHold, PlaceHold } from "@candor/contract/rights.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type RawBuilder, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** A hold that is in force, on one person or, with null, on everything of the workspace. */
interface Held {
  workspaceId: string;
  personId: string | null;
}

/** Whether a person, named by a column or a value, is on hold: for what leaves such people out. */
export function isHeld(workspaceId: string, personId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from legal_hold h where h.workspace_id = ${workspaceId}
    and h.lifted_at is null and (h.person_id is null or h.person_id = ${personId}))`;
}

/** Whether everything of a workspace is on hold. */
export async function workspaceHeld(
  db: Database | Transaction,
  workspaceId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("legal_hold")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "is", null)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * @throws {KnownError} 409 when a person, or everything of their workspace, is on hold: nothing of it may be removed.
 */
export async function refuseHeld(
  db: Database | Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<void> {
  const { rows } = await sql<{ all: boolean }>`
    select h.person_id is null as all from legal_hold h
    where h.workspace_id = ${workspaceId} and h.lifted_at is null
      and (h.person_id is null or h.person_id = ${personId}::uuid)
    order by h.person_id nulls last limit 1
  `.execute(db);
  const [held] = rows;
  if (!held) return;
  throw new KnownError(
    409,
    "on_legal_hold",
    held.all
      ? "Everything in this workspace is on legal hold: nothing is erased until the hold is lifted, under Settings, Data retention."
      : "This person is on legal hold: nothing of theirs is erased until the hold is lifted, under Settings, Data retention.",
  );
}

/** Holds, those in force first; or this one. */
export async function legalHolds(
  db: Database,
  workspaceId: string,
  id: string | null = null,
): Promise<LegalHold[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string | null;
    name: string | null;
    reason: string;
    placed_by: string;
    placed_at: Date;
    lifted_by: string | null;
    lifted_at: Date | null;
  }>`
    select h.*, coalesce(p.name, p.email, p.phone, p.external_id) as name
    from legal_hold h
    left join person p on p.workspace_id = h.workspace_id and p.workspace_id = ${workspaceId}
      and p.id = h.person_id
    where h.workspace_id = ${workspaceId} and (${id}::uuid is null or h.id = ${id}::uuid)
    order by h.lifted_at is not null, h.placed_at desc limit 500
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    person: row.person_id === null ? null : { id: row.person_id, name: row.name },
    reason: row.reason,
    placedBy: row.placed_by,
    placedAt: row.placed_at.toISOString(),
    liftedBy: row.lifted_by,
    liftedAt: row.lifted_at?.toISOString() ?? null,
  }));
}

/**
 * Puts a person, or everything, on hold.
 *
 * @throws {KnownError} 404 for a person who is not there.
 */
export async function placeHold(
  trx: Transaction,
  q: { workspaceId: string; actor: string; now: Date } & PlaceHold,
): Promise<string> {
  const { workspaceId, actor, personId, reason, now } = q;
  if (personId !== null) await refuseUnknown(trx, { workspaceId, personId });
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("legal_hold")
    .values({
      ...{ workspace_id: workspaceId, id, person_id: personId, reason },
      ...{ placed_by: actor, placed_at: now, lifted_by: null, lifted_at: null },
    })
    .execute();
  await note(trx, { workspaceId, personId }, { actor, action: "hold.placed" });
  return id;
}

/**
 * Ends a hold. It stays listed.
 *
 * @throws {KnownError} 404 for one that is not in force.
 */
export async function liftHold(
  trx: Transaction,
  q: { workspaceId: string; actor: string; id: string; now: Date },
): Promise<void> {
  const { workspaceId, actor, id, now } = q;
  const lifted = await trx
    .updateTable("legal_hold")
    .set({ lifted_by: actor, lifted_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("lifted_at", "is", null)
    .returning("person_id")
    .executeTakeFirst();
  if (!lifted) {
    throw new KnownError(
      404,
      "hold_not_found",
      "There is no such legal hold in force; somebody may have lifted it. Look at the list again.",
    );
  }
  const held = { workspaceId, personId: lifted.person_id };
  await note(trx, held, { actor, action: "hold.lifted" });
}

/** Of a person by id alone; why is in the list, since it may speak of them. */
async function note(
  trx: Transaction,
  { workspaceId, personId }: Held,
  act: { actor: string; action: "hold.placed" | "hold.lifted" },
): Promise<void> {
  await writeAudit(trx, { workspaceId, ...act, target: personId ?? "workspace" });
}

async function refuseUnknown(
  trx: Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<void> {
  const person = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    // Whoever is being erased at this moment is gone before it holds.
    .forShare()
    .executeTakeFirst();
  if (person) return;
  throw new KnownError(
    404,
    "person_not_found",
    `There is no person "${personId}" in this workspace; they may have been erased.`,
  );
}
