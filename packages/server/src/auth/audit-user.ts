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

/** The user is called by another name now. */
export function auditName(
  trx: Transaction,
  { userId, email, name }: { userId: string; email: string; name: string },
): Promise<void> {
  return auditUser(trx, { userId, email, action: "profile.renamed", details: { name } });
}
