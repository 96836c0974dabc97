import type { Kysely } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { workspacesOf } from "../workspaces/workspace-queries.ts";
import { refuseUnfitPassword, SHELL } from "./add-user.ts";
import { endEnforcement } from "./enforced-domains.ts";
import { forgetShortcuts } from "./sessions.ts";
import { findUserByEmail, passwordHash, setPassword } from "./user-queries.ts";

interface FactorTables {
  "auth.twoFactor": { id: string; userId: string };
  "auth.session": { id: string; userId: string };
  "auth.user": { id: string; twoFactorEnabled: boolean | null };
}

/**
 * From the shell, for whoever is locked out: a new password, no session left, and on request no second
 * factor. Every workspace of theirs has it in its log.
 *
 * @throws {KnownError} 404 for an address that nobody has, 422 for a password that will not do.
 */
export async function resetUser(
  db: Database,
  wanted: { email: string; password: string; twoFactorOff: boolean; ssoOff?: boolean },
): Promise<{ email: string; twoFactorOff: boolean; ssoOff: string | null }> {
  refuseUnfitPassword(wanted.password);
  const hash = await passwordHash(wanted.password);
  return db.transaction().execute(async (trx) => {
    const user = await findUserByEmail(trx, wanted.email);
    if (!user) {
      throw new KnownError(
        404,
        "user_not_found",
        `Nobody signs in as ${wanted.email}. "candor user list" shows who does.`,
      );
    }
    await setPassword(trx, user.userId, hash);
    const auth = trx as unknown as Kysely<FactorTables>;
    await auth.deleteFrom("auth.session").where("userId", "=", user.userId).execute();
    await forgetShortcuts(trx, user.userId);
    const twoFactorOff = wanted.twoFactorOff && (await switchOff(trx, auth, user.userId));
    await note(trx, user, twoFactorOff);
    const freed = wanted.ssoOff ? await endEnforcement(trx, user.email) : null;
    if (freed) {
      await writeAudit(trx, {
        workspaceId: freed.workspaceId,
        actor: SHELL,
        action: "sso.enforcement_ended",
        target: freed.domain,
      });
    }
    return { email: user.email, twoFactorOff, ssoOff: freed?.domain ?? null };
  });
}

/** No second factor, and no passkey: whoever holds the lost device is not let in by it. */
async function switchOff(
  trx: Transaction,
  auth: Kysely<FactorTables>,
  userId: string,
): Promise<boolean> {
  await trx.deleteFrom("directory.passkey").where("user_id", "=", userId).execute();
  const { numDeletedRows } = await auth
    .deleteFrom("auth.twoFactor")
    .where("userId", "=", userId)
    .executeTakeFirst();
  await auth
    .updateTable("auth.user")
    .set({ twoFactorEnabled: false })
    .where("id", "=", userId)
    .execute();
  return numDeletedRows > 0n;
}

async function note(
  trx: Transaction,
  { userId, email }: { userId: string; email: string },
  twoFactorOff: boolean,
): Promise<void> {
  for (const { id: workspaceId } of await workspacesOf(trx, userId)) {
    const entry = { workspaceId, actor: SHELL, target: email };
    await writeAudit(trx, { ...entry, action: "password.changed", details: { by: "shell" } });
    if (twoFactorOff) await writeAudit(trx, { ...entry, action: "two_factor.off", details: {} });
  }
}
