import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Transaction } from "../storage/database.ts";

/** Something sensitive that was done. */
export interface Audited {
  workspaceId: string;
  /** Who did it: an e-mail address, `key:` and a key's name, or `candor` for the shell and the product itself. */
  actor: string;
  /** What was done, as `thing.verb`: `api_key.made`, `member.removed`. */
  action: string;
  /** To which thing: a name a colleague recognises; a customer by id alone, since the log outlives their erasure. */
  target: string;
  /** What else explains it; never a secret, a password or a comment. */
  details?: Record<string, unknown>;
}

/** Notes a sensitive act, in the transaction that does it: one does not happen without the other. */
export async function writeAudit(trx: Transaction, entry: Audited): Promise<void> {
  const now = new Date();
  await trx
    .insertInto("audit_entry")
    .values({
      workspace_id: entry.workspaceId,
      id: uuidv7(now.getTime()),
      at: now,
      actor: entry.actor,
      action: entry.action,
      target: entry.target,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
