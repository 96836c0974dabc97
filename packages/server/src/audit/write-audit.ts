import { randomUUID } from "node:crypto";
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
  /** When; now, when left out. */
  at?: Date;
  /** Its id may not tell the time either. */
  timeless?: boolean;
}

/** Notes a sensitive act, in the transaction that does it: one does not happen without the other. */
export async function writeAudit(trx: Transaction, entry: Audited): Promise<void> {
  await writeAudits(trx, [entry]);
}

/** The same for several. */
export async function writeAudits(trx: Transaction, entries: readonly Audited[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ workspaceId, at = new Date(), timeless = false, ...entry }) => ({
    workspace_id: workspaceId,
    id: timeless ? randomUUID() : uuidv7(at.getTime()),
    at,
    actor: entry.actor,
    action: entry.action,
    target: entry.target,
    details: JSON.stringify(entry.details ?? {}),
  }));
  await trx.insertInto("audit_entry").values(rows).execute();
}
