import type { MadeByMember } from "@candor/contract/workspace.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { openInvitationsOf, withdrawInvitation } from "./colleague-invitations.ts";
import { listKeys, revokeKey } from "./manage-keys.ts";
import type { Principal } from "./principal.ts";

/**
 * What opens the workspace because a colleague made it: their keys that work, keys that were made with
 * these keys, and links of invitations that nobody has used yet.
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
  const invitations = await openInvitationsOf(db, { ...q, by: [...makers] });
  return { keys, invitations };
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
  const { keys, invitations } = await madeByMember(trx, { workspaceId, email });
  for (const { id } of keys) await revokeKey(trx, { workspaceId, keyId: id, actor });
  for (const { id } of invitations) {
    await withdrawInvitation(trx, { principal, invitationId: id });
  }
  return keys.map(({ id }) => id);
}
