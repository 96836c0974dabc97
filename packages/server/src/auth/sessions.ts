import type { Session } from "@candor/contract/session.ts";
import type { Kysely } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { auditSessions } from "./audit-user.ts";
import { forgetDevices } from "./known-devices.ts";

/** The columns of better-auth's tables that are read here. */
interface SessionTables {
  "auth.session": {
    id: string;
    token: string;
    userId: string;
    expiresAt: Date;
    createdAt: Date;
    updatedAt: Date;
    userAgent: string | null;
  };
  "auth.user": { id: string; twoFactorEnabled: boolean | null };
  "auth.verification": { id: string; value: string };
}

function auth(db: Database | Transaction): Kysely<SessionTables> {
  return db as unknown as Kysely<SessionTables>;
}

/** Where somebody is signed in, the latest use first. */
export async function sessionsOf(
  db: Database,
  { userId, sessionId, now }: { userId: string; sessionId: string; now: Date },
): Promise<Session[]> {
  const rows = await auth(db)
    .selectFrom("auth.session")
    .select(["id", "createdAt", "updatedAt", "userAgent"])
    .where("userId", "=", userId)
    .where("expiresAt", ">", now)
    .orderBy("updatedAt", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    isThis: row.id === sessionId,
    startedAt: row.createdAt.toISOString(),
    usedAt: row.updatedAt.toISOString(),
    userAgent: row.userAgent === "" ? null : row.userAgent,
  }));
}

/** Whether this user signs in with a second factor. */
export async function hasTwoFactor(db: Database, userId: string): Promise<boolean> {
  const row = await auth(db)
    .selectFrom("auth.user")
    .select("twoFactorEnabled")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.twoFactorEnabled ?? false;
}

/**
 * Forgets what would let somebody in without all of it: browsers that are asked for no code, links for a new
 * password, sign-ins that wait for their code. All of them are kept by better-auth under the user's id.
 */
export async function forgetShortcuts(db: Database | Transaction, userId: string): Promise<void> {
  await auth(db).deleteFrom("auth.verification").where("value", "=", userId).execute();
}

/**
 * Ends a session of one's own; whoever sits there is asked to sign in again, and live screens end.
 *
 * @throws {KnownError} 404 for a session that is not theirs or has ended.
 */
export async function endSession(
  db: Database,
  { userId, email, sessionId }: { userId: string; email: string; sessionId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await auth(trx)
      .deleteFrom("auth.session")
      .where("userId", "=", userId)
      .where("id", "=", sessionId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) {
      throw new KnownError(
        404,
        "session_not_found",
        "You have no such session; it may have ended already. Load the list again.",
      );
    }
    await forgetShortcuts(trx, userId);
    await forgetDevices(trx, { userId, sessionId });
    await auditSessions(trx, { userId, email, ended: 1 });
  });
}

/** Ends every session of one's own but this one. @returns how many. */
export async function endOtherSessions(
  db: Database,
  { userId, email, sessionId }: { userId: string; email: string; sessionId: string },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await auth(trx)
      .deleteFrom("auth.session")
      .where("userId", "=", userId)
      .where("id", "<>", sessionId)
      .executeTakeFirst();
    const ended = Number(numDeletedRows);
    await forgetShortcuts(trx, userId);
    await forgetDevices(trx, { userId, exceptSessionId: sessionId });
    if (ended > 0) await auditSessions(trx, { userId, email, ended });
    return ended;
  });
}
