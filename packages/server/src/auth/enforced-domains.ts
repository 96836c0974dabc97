import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What stands after the @, as domains are compared. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/**
 * Keeps addresses of a domain whose owner wants single sign-on alone from any other way in: a password or a passkey
 * would outlive what the organisation takes back.
 *
 * @throws {KnownError} 403 `use_sso`.
 */
export async function refuseEnforced(db: Database | Transaction, email: string): Promise<void> {
  const row = await db
    .selectFrom("directory.sso_domain")
    .innerJoin("single_sign_on", "single_sign_on.workspace_id", "directory.sso_domain.workspace_id")
    .select("domain")
    .where("domain", "=", domainOf(email))
    .where("enforced", "=", true)
    .where("verified_at", "is not", null)
    .where("is_on", "=", true)
    .executeTakeFirst();
  if (!row) return;
  throw new KnownError(
    403,
    "use_sso",
    `Addresses of ${row.domain} sign in through their organisation. Choose "Sign in with your organisation".`,
  );
}

/** Lets addresses of a domain sign in by password again: from the shell, for owners who are locked out. */
export async function endEnforcement(
  trx: Transaction,
  email: string,
): Promise<{ domain: string; workspaceId: string } | null> {
  const row = await trx
    .updateTable("directory.sso_domain")
    .set({ enforced: false })
    .where("domain", "=", domainOf(email))
    .where("enforced", "=", true)
    .returning(["domain", "workspace_id"])
    .executeTakeFirst();
  return row ? { domain: row.domain, workspaceId: row.workspace_id } : null;
}
