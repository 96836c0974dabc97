import { SHELL } from "../auth/add-user.ts";
import type { Database } from "../storage/database.ts";
import { addDomain, noteProven } from "./sso-domains.ts";

/**
 * The operator says that a domain is a workspace's own: for addresses that no public DNS knows. Whoever has the shell
 * answers for the server, and could read every mail of a new password in its log.
 */
export async function proveByOperator(
  db: Database,
  { workspaceId, domain, now }: { workspaceId: string; domain: string; now: Date },
): Promise<void> {
  const of = { workspaceId, domain: domain.trim().toLowerCase(), actor: SHELL, now };
  await db.transaction().execute(async (trx) => {
    await addDomain(trx, of);
    await noteProven(trx, of);
  });
}
