import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";

/** Notes in every workspace of a user that their password is another one now. */
export async function auditPassword(
  db: Database,
  { userId, email, how }: { userId: string; email: string; how: "reset_link" | "old_password" },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const memberships = await trx
      .selectFrom("directory.member")
      .select("workspace_id")
      .where("user_id", "=", userId)
      .execute();
    for (const { workspace_id: workspaceId } of memberships) {
      await writeAudit(trx, {
        workspaceId,
        actor: email,
        action: "password.changed",
        target: email,
        details: { by: how },
      });
    }
  });
}
