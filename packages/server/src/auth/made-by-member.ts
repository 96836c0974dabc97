import type { MadeByMember } from "@candor/contract/workspace.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { openInvitationsOf, withdrawInvitation } from "./colleague-invitations.ts";
import { listKeys, revokeKey } from "./manage-keys.ts";
import type { Principal } from "./principal.ts";

/**
 * What opens the workspace because a colleague made it: their keys that work, keys that were made with
 * these keys, links of invitations that nobody has used yet, and links to shared pages.
 */
export async function madeByMember(
  db: Database | Transaction,
  q: { workspaceId: string; email: string },
): Promise<MadeByMember> {
  const working = (await listKeys(db, q.workspaceId)).filter(({ revokedAt }) => revokedAt === null);
  const makers = new Set([q.email]);
  const keys: typeof working = [];
  // A key is named after its maker; one that was made by a key, after that key.
  for (let found = true; found; ) {
    const more = working.filter((key) => !keys.includes(key) && makers.has(key.createdBy));
    keys.push(...more);
    for (const { name } of more) makers.add(`key:${name}`);
    found = more.length > 0;
  }
  const by = [...makers];
  const invitations = await openInvitationsOf(db, { ...q, by });
  return { keys, invitations, shares: await openSharesOf(db, { ...q, by }) };
}

/** Links to shared pages that still work. */
async function openSharesOf(
  db: Database | Transaction,
  { workspaceId, by }: { workspaceId: string; by: readonly string[] },
): Promise<MadeByMember["shares"]> {
  return db
    .selectFrom("share_link")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "in", by)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", new Date())
    .orderBy("created_at")
    .execute();
}

/**
 * Takes all of it out of use: whoever leaves a workspace leaves no door open behind them.
 *
 * @returns the ids of the keys, for whoever remembers keys.
 */
export async function revokeMadeByMember(
  trx: Transaction,
  { principal, email, actor }: { principal: Principal; email: string; actor: string },
): Promise<string[]> {
  const { workspaceId } = principal;
  const { keys, invitations, shares } = await madeByMember(trx, { workspaceId, email });
  for (const { id } of keys) await revokeKey(trx, { workspaceId, keyId: id, actor });
  for (const { id } of invitations) {
    await withdrawInvitation(trx, { principal, invitationId: id });
  }
  const now = new Date();
  for (const { id, name } of shares) {
    await trx
      .updateTable("share_link")
      .set({ revoked_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    await writeAudit(trx, { workspaceId, actor, action: "share.revoked", target: name, at: now });
  }
  return keys.map(({ id }) => id);
}
