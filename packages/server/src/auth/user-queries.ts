import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Kysely } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import type { SignedIn } from "./principal.ts";

/** The columns of better-auth's tables that we read or write. */
interface AuthTables {
  "auth.user": {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    createdAt: Date;
    updatedAt: Date;
  };
  "auth.account": {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
}

const BY_PASSWORD = "credential";

function auth(db: Database | Transaction): Kysely<AuthTables> {
  return db as unknown as Kysely<AuthTables>;
}

/** The form in which an address is stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The user of an e-mail address; `null` for nobody. */
export async function findUserByEmail(
  db: Database | Transaction,
  email: string,
): Promise<SignedIn | null> {
  const row = await auth(db)
    .selectFrom("auth.user")
    .select(["id", "email", "name"])
    .where("email", "=", normalEmail(email))
    .executeTakeFirst();
  return row ? { userId: row.id, email: row.email, name: row.name } : null;
}

/** Users by their id; those that are gone are left out. */
export async function usersByIds(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, SignedIn>> {
  if (ids.length === 0) return new Map();
  const rows = await auth(db)
    .selectFrom("auth.user")
    .select(["id", "email", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, { userId: row.id, email: row.email, name: row.name }]));
}

/**
 * Makes a user who signs in by password, in the caller's transaction: better-auth's own door has a
 * transaction of its own, and would leave a user behind when what follows fails.
 *
 * @param user.passwordHash already hashed, since hashing is slow and a transaction should not wait; null for whoever
 *   comes by their organisation and has none.
 */
export async function insertUser(
  trx: Transaction,
  user: { email: string; name: string; passwordHash: string | null },
): Promise<SignedIn> {
  const now = new Date();
  const id = uuidv7(now.getTime());
  const email = normalEmail(user.email);
  await auth(trx)
    .insertInto("auth.user")
    .values({
      id,
      email,
      name: user.name,
      emailVerified: false,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  if (user.passwordHash !== null) await insertPassword(trx, id, user.passwordHash, now);
  return { userId: id, email, name: user.name };
}

/** Gives a user another password, or the first one. */
export async function setPassword(trx: Transaction, userId: string, hash: string): Promise<void> {
  const now = new Date();
  const { numUpdatedRows } = await auth(trx)
    .updateTable("auth.account")
    .set({ password: hash, updatedAt: now })
    .where("userId", "=", userId)
    .where("providerId", "=", BY_PASSWORD)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await insertPassword(trx, userId, hash, now);
}

/** Calls a user by another name. */
export async function renameUser(
  trx: Transaction,
  userId: string,
  name: string,
  now: Date,
): Promise<void> {
  await auth(trx)
    .updateTable("auth.user")
    .set({ name, updatedAt: now })
    .where("id", "=", userId)
    .execute();
}

async function insertPassword(
  trx: Transaction,
  userId: string,
  hash: string,
  now: Date,
): Promise<void> {
  await auth(trx)
    .insertInto("auth.account")
    .values({
      id: uuidv7(now.getTime()),
      accountId: userId,
      providerId: BY_PASSWORD,
      userId,
      password: hash,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

/** The hash of a password as better-auth reads it (scrypt with a salt). */
export function passwordHash(password: string): Promise<string> {
  return hashPassword(password);
}

/** Whether a password is the one that a hash was made of. */
export function isPassword(password: string, hash: string): Promise<boolean> {
  return verifyPassword({ hash, password });
}

/** Whether the user has a password at all; whoever comes by single sign-on alone has none. */
export async function hasPassword(db: Database | Transaction, userId: string): Promise<boolean> {
  const row = await auth(db)
    .selectFrom("auth.account")
    .select("id")
    .where("userId", "=", userId)
    .where("providerId", "=", BY_PASSWORD)
    .where("password", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this is the user's password. */
export async function isPasswordOf(
  db: Database,
  userId: string,
  password: string,
): Promise<boolean> {
  const row = await auth(db)
    .selectFrom("auth.account")
    .select("password")
    .where("userId", "=", userId)
    .where("providerId", "=", BY_PASSWORD)
    .executeTakeFirst();
  return row?.password ? isPassword(password, row.password) : false;
}
