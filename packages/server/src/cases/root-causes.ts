import type { RootCause } from "@candor/contract/root-cause.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Deeper than this nobody finds anything again. */
const MOST_LEVELS = 4;

/** Why things go wrong, with how many cases name each, by name. */
export async function listCauses(
  db: Database | Transaction,
  workspaceId: string,
): Promise<RootCause[]> {
  const { rows } = await sql<Omit<RootCause, "archivedAt"> & { archivedAt: Date | null }>`
    select r.id, r.parent_id as "parentId", r.name, r.archived_at as "archivedAt",
      (select count(*)::int from customer_case c where c.workspace_id = ${workspaceId}
        and c.cause_id = r.id and c.merged_into is null) as cases
    from root_cause r where r.workspace_id = ${workspaceId} order by r.name, r.id
  `.execute(db);
  return rows.map((row) => ({ ...row, archivedAt: row.archivedAt?.toISOString() ?? null }));
}

/** @throws {KnownError} 422 when there is no such cause. */
export async function requireCause(
  db: Database | Transaction,
  workspaceId: string,
  causeId: string,
): Promise<void> {
  const cause = await db
    .selectFrom("root_cause")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", causeId)
    .executeTakeFirst();
  if (cause) return;
  throw new KnownError(422, "cause_not_found", `There is no root cause "${causeId}".`, [
    { field: "causeId", message: "does not exist" },
  ]);
}

/** Lets the tree grow: whoever works on cases names what they find. */
export async function createCause(
  db: Database,
  { workspaceId, name, parentId, now }: Place & { name: string; now: Date },
): Promise<RootCause> {
  return db.transaction().execute(async (trx) => {
    const all = await listCauses(trx, workspaceId);
    checkPlace(all, null, parentId);
    refuseTwin(all, name, parentId, null);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("root_cause")
      .values({ workspace_id: workspaceId, id, parent_id: parentId, name, created_at: now })
      .execute();
    return { id, parentId, name, archivedAt: null, cases: 0 };
  });
}

interface Place {
  workspaceId: string;
  parentId: string | null;
}

/** Renames, moves or archives; an archived cause stays in the cases that name it. */
export async function patchCause(
  db: Database,
  { workspaceId, causeId, now }: { workspaceId: string; causeId: string; now: Date },
  wanted: {
    name?: string | undefined;
    parentId?: string | null | undefined;
    archived?: boolean | undefined;
  },
): Promise<RootCause> {
  return db.transaction().execute(async (trx) => {
    const all = await listCauses(trx, workspaceId);
    const before = all.find(({ id }) => id === causeId);
    if (!before) {
      throw new KnownError(404, "cause_not_found", `There is no root cause "${causeId}".`);
    }
    const name = wanted.name ?? before.name;
    const parentId = wanted.parentId === undefined ? before.parentId : wanted.parentId;
    checkPlace(all, causeId, parentId);
    refuseTwin(all, name, parentId, causeId);
    const archived = wanted.archived === undefined ? before.archivedAt !== null : wanted.archived;
    const archivedAt = archived ? (before.archivedAt ?? now.toISOString()) : null;
    await trx
      .updateTable("root_cause")
      .set({ name, parent_id: parentId, archived_at: archivedAt })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", causeId)
      .execute();
    return { ...before, name, parentId, archivedAt };
  });
}

function checkPlace(all: readonly RootCause[], causeId: string | null, parentId: string | null) {
  let at = parentId;
  for (let level = 1; at !== null; level += 1) {
    const parent = all.find(({ id }) => id === at);
    if (!parent || at === causeId || level >= MOST_LEVELS) {
      throw new KnownError(
        422,
        "cause_place",
        parent
          ? `A cause cannot stand below itself, nor more than ${MOST_LEVELS} levels deep.`
          : `There is no root cause "${at}" to stand below.`,
        [{ field: "parentId", message: "is no place for it" }],
      );
    }
    at = parent.parentId;
  }
}

function refuseTwin(
  all: readonly RootCause[],
  name: string,
  parentId: string | null,
  causeId: string | null,
): void {
  const twin = all.find(
    (one) =>
      one.id !== causeId &&
      one.parentId === parentId &&
      one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!twin) return;
  throw new KnownError(
    409,
    "cause_exists",
    `There is a cause "${twin.name}" in this place already; use that one.`,
  );
}
