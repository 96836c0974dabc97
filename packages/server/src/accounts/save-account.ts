import type { AccountDetail } from "@candor/contract/account.ts";
import type { AccountRole } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { accountKey } from "../people/accounts-named.ts";
import { goalsFollowAccount } from "../scores/goals.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { accountDetail, accountNotFound } from "./account-queries.ts";

interface AccountAsked {
  workspaceId: string;
  accountId: string;
}

/** Makes an account. @throws {KnownError} 409 when there is one of this name or number; 422 for people who are not here. */
export async function createAccount(
  db: Database,
  made: {
    workspaceId: string;
    name: string;
    externalId?: string | undefined;
    people: readonly string[];
    now: Date;
  },
): Promise<AccountDetail> {
  const { workspaceId, now } = made;
  return inTransaction(db, async (trx) => {
    const accountId = uuidv7(now.getTime());
    await refuseTaken(trx, { ...made, accountId: null });
    await trx
      .insertInto("account")
      .values({
        workspace_id: workspaceId,
        id: accountId,
        name: made.name,
        name_key: accountKey(made.name),
        external_id: made.externalId ?? null,
        created_at: now,
        updated_at: now,
      })
      .execute();
    if (made.people.length > 0) await join(trx, { workspaceId, accountId }, made.people, now);
    return accountDetail(trx, { workspaceId, accountId, now });
  });
}

/** Renames an account or changes its number. @throws {KnownError} 404, 409. */
export async function changeAccount(
  db: Database,
  q: AccountAsked,
  patch: { name?: string | undefined; externalId?: string | null | undefined },
  now: Date,
): Promise<AccountDetail> {
  return inTransaction(db, async (trx) => {
    await lockAccount(trx, q);
    await refuseTaken(trx, { ...q, ...patch });
    const { name, externalId } = patch;
    await trx
      .updateTable("account")
      .set({
        updated_at: now,
        ...(name === undefined ? {} : { name, name_key: accountKey(name) }),
        ...(externalId === undefined ? {} : { external_id: externalId }),
      })
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.accountId)
      .execute();
    return accountDetail(trx, { ...q, now });
  });
}

/** Takes an account away; its people stay and belong to none. @throws {KnownError} 404. */
export async function deleteAccount(
  db: Database,
  q: AccountAsked & { actor: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { name } = await lockAccount(trx, q);
    await trx
      .updateTable("person")
      .set({ account_id: null, account_role: null, updated_at: q.now })
      .where("workspace_id", "=", q.workspaceId)
      .where("account_id", "=", q.accountId)
      .execute();
    await removeRow(trx, q);
    await writeAudit(trx, {
      workspaceId: q.workspaceId,
      actor: q.actor,
      action: "account.deleted",
      target: name,
    });
  });
}

/** The people of `merge` become those of `keep`, and it disappears. @throws {KnownError} 404; 422 for one and the same. */
export async function mergeAccounts(
  db: Database,
  q: { workspaceId: string; keep: string; merge: string; actor: string; now: Date },
): Promise<AccountDetail> {
  if (q.keep === q.merge) {
    throw new KnownError(422, "same_account", "An account cannot be merged with itself.");
  }
  const { workspaceId } = q;
  return inTransaction(db, async (trx) => {
    // In one order, so that two merges the other way round do not wait for each other.
    const names = new Map<string, string>();
    const numbers = new Map<string, string | null>();
    for (const accountId of [q.keep, q.merge].sort()) {
      const row = await lockAccount(trx, { workspaceId, accountId });
      names.set(accountId, row.name);
      numbers.set(accountId, row.external_id);
    }
    await trx
      .updateTable("person")
      .set({ account_id: q.keep, updated_at: q.now })
      .where("workspace_id", "=", workspaceId)
      .where("account_id", "=", q.merge)
      .execute();
    await goalsFollowAccount(trx, q);
    await removeRow(trx, { workspaceId, accountId: q.merge });
    await trx
      .updateTable("account")
      .set({
        external_id: numbers.get(q.keep) ?? numbers.get(q.merge) ?? null,
        updated_at: q.now,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", q.keep)
      .execute();
    await writeAudit(trx, {
      workspaceId,
      actor: q.actor,
      action: "account.merged",
      target: names.get(q.keep) ?? "",
      details: { merged: names.get(q.merge) ?? "" },
    });
    return accountDetail(trx, { workspaceId, accountId: q.keep, now: q.now });
  });
}

/** People belong to the account from now on. @throws {KnownError} 404; 422 for people who are not here. */
export async function addPeople(
  db: Database,
  q: AccountAsked & {
    people: readonly string[];
    role?: AccountRole | null | undefined;
    now: Date;
  },
): Promise<AccountDetail> {
  return inTransaction(db, async (trx) => {
    await lockAccount(trx, q);
    await join(trx, q, q.people, q.now, q.role);
    return accountDetail(trx, q);
  });
}

/** A person belongs to it no more. @throws {KnownError} 404 when they did not. */
export async function removePerson(
  db: Database,
  q: AccountAsked & { personId: string; now: Date },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({ account_id: null, account_role: null, updated_at: q.now })
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.personId)
    .where("account_id", "=", q.accountId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new KnownError(
      404,
      "not_in_account",
      `The person "${q.personId}" does not belong to this account.`,
    );
  }
}

async function join(
  trx: Transaction,
  { workspaceId, accountId }: AccountAsked,
  people: readonly string[],
  now: Date,
  role?: AccountRole | null | undefined,
): Promise<void> {
  await refuseUnknownIds(trx, { workspaceId, table: "person", ids: [...people], field: "people" });
  await trx
    .updateTable("person")
    .set({
      account_id: accountId,
      updated_at: now,
      ...(role === undefined ? {} : { account_role: role }),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...people])
    .execute();
}

async function lockAccount(trx: Transaction, { workspaceId, accountId }: AccountAsked) {
  const row = await trx
    .selectFrom("account")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw accountNotFound(accountId);
  return row;
}

async function removeRow(trx: Transaction, { workspaceId, accountId }: AccountAsked) {
  await trx
    .deleteFrom("account")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", accountId)
    .execute();
}

async function refuseTaken(
  trx: Transaction,
  q: {
    workspaceId: string;
    accountId: string | null;
    name?: string | undefined;
    externalId?: string | null | undefined;
  },
): Promise<void> {
  const key = q.name === undefined ? null : accountKey(q.name);
  const { rows } = await sql<{ name: string }>`
    select name from account where workspace_id = ${q.workspaceId}::uuid
      and id is distinct from ${q.accountId}::uuid
      and (name_key = ${key} or external_id = ${q.externalId ?? null}) limit 1
  `.execute(trx);
  if (rows[0]) {
    throw new KnownError(
      409,
      "account_exists",
      `There is an account "${rows[0].name}" of this name or number already. Change that one, or merge the two.`,
    );
  }
}
