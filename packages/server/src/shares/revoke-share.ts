import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/**
 * Takes a link back. Whoever has it gets a page that says so, from their next request on; nothing of what it
 * showed is kept anywhere on the way.
 *
 * @throws {KnownError} 404 when there is no such link. Twice is as good as once.
 */
export async function revokeShare(
  db: Database,
  q: { workspaceId: string; shareId: string; actor: string; now: Date },
): Promise<void> {
  const { workspaceId, shareId, actor, now } = q;
  await db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable("share_link")
      .set({ revoked_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", shareId)
      .where("revoked_at", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (revoked) {
      await writeAudit(trx, {
        workspaceId,
        actor,
        action: "share.revoked",
        target: revoked.name,
        at: now,
      });
      return;
    }
    const known = await trx
      .selectFrom("share_link")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", shareId)
      .executeTakeFirst();
    if (known) return;
    throw new KnownError(
      404,
      "share_not_found",
      "There is no such shared link here; the list under Settings, Shared links has those there are.",
    );
  });
}

/** Takes back every link to a report that goes, in the transaction in which it goes. */
export async function revokeSharesOfReport(
  trx: Transaction,
  q: { workspaceId: string; reportId: string; actor: string; now: Date },
): Promise<void> {
  const { workspaceId, reportId, actor, now } = q;
  const revoked = await trx
    .updateTable("share_link")
    .set({ revoked_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", reportId)
    .where("revoked_at", "is", null)
    .returning("name")
    .execute();
  for (const { name } of revoked) {
    await writeAudit(trx, { workspaceId, actor, action: "share.revoked", target: name, at: now });
  }
}
