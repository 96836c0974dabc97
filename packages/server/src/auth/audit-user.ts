import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What a user did to their own account. */
interface OwnAct {
  userId: string;
  email: string;
  action: string;
  details: Record<string, string>;
}

/** Notes in every workspace of a user what they did to their own account. */
async function auditUser(trx: Transaction, { userId, email, ...act }: OwnAct): Promise<void> {
  const memberships = await trx
    .selectFrom("directory.member")
    .select("workspace_id")
    .where("user_id", "=", userId)
    .execute();
  for (const { workspace_id: workspaceId } of memberships) {
    await writeAudit(trx, { workspaceId, actor: email, target: email, ...act });
  }
}

/** The password is another one now. */
export async function auditPassword(
  db: Database,
  { userId, email, how }: { userId: string; email: string; how: "reset_link" | "old_password" },
): Promise<void> {
  await db
    .transaction()
    .execute((trx) =>
      auditUser(trx, { userId, email, action: "password.changed", details: { by: how } }),
    );
}

/** A second factor was switched on or off, stood in for by a recovery code, or got new ones. */
export async function auditTwoFactor(
  db: Database,
  user: { id: string; email: string },
  action: "two_factor.on" | "two_factor.off" | "two_factor.recovered" | "two_factor.codes_made",
): Promise<void> {
  const { id: userId, email } = user;
  await db.transaction().execute((trx) => auditUser(trx, { userId, email, action, details: {} }));
}

/** A passkey was added or taken away. */
export function auditPasskey(
  trx: Transaction,
  { userId, email }: { userId: string; email: string },
  action: "passkey.added" | "passkey.removed",
  name: string,
): Promise<void> {
  return auditUser(trx, { userId, email, action, details: { name } });
}

/** Sessions were ended from another one. */
export function auditSessions(
  trx: Transaction,
  { userId, email, ended }: { userId: string; email: string; ended: number },
): Promise<void> {
  const details = { ended: String(ended) };
  return auditUser(trx, { userId, email, action: "sessions.ended", details });
}

/** The user is called by another name now. */
export function auditName(
  trx: Transaction,
  { userId, email, name }: { userId: string; email: string; name: string },
): Promise<void> {
  return auditUser(trx, { userId, email, action: "profile.renamed", details: { name } });
}
