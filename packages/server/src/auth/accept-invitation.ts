import type { AcceptInvitation, Role } from "@candor/contract/workspace.ts";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type Entry, findEntry, removeEntries } from "../workspaces/directory.ts";
import type { SignedIn } from "./principal.ts";
import { hasTwoFactor } from "./sessions.ts";
import { findUserByEmail, insertUser, isPasswordOf, passwordHash } from "./user-queries.ts";

/**
 * Whom an invitation is for.
 *
 * @throws {KnownError} 404 for a link that was never made, was taken back or used; 410 for an old one.
 */
export async function invitationOf(
  db: Database | Transaction,
  token: string,
): Promise<{ entry: Entry; email: string; role: Role }> {
  const entry = await findEntry(db, "invitation", token);
  if (!entry) throw unknownLink();
  const row = await db
    .selectFrom("colleague_invitation")
    .select(["email", "role", "expires_at", "accepted_at"])
    .where("workspace_id", "=", entry.workspaceId)
    .where("id", "=", entry.id)
    .executeTakeFirst();
  if (!row || row.accepted_at) throw unknownLink();
  if (row.expires_at.getTime() <= Date.now()) {
    throw new KnownError(
      410,
      "invitation_expired",
      "This invitation is older than seven days. Ask your colleague for another one.",
    );
  }
  return { entry, email: row.email, role: row.role as Role };
}

/**
 * Accepts an invitation: makes the user, or lets the one who has the address already prove it by the
 * password, so that a link that went astray opens nobody's account.
 *
 * @param signedInAs who sits there already: their session has proved more than a password does.
 * @throws {KnownError} 401 for a wrong password of an existing account, and for one with two-factor sign-in
 *   that has not signed in; 404 and 410 as `invitationOf`.
 */
export async function acceptInvitation(
  db: Database,
  { token, name, password }: z.infer<typeof AcceptInvitation>,
  signedInAs: string | null = null,
): Promise<SignedIn> {
  const { email } = await invitationOf(db, token);
  const existing = await findUserByEmail(db, email);
  const isHere = existing !== null && existing.userId === signedInAs;
  if (existing && !isHere && (await hasTwoFactor(db, existing.userId))) {
    throw new KnownError(
      401,
      "sign_in_first",
      `${email} signs in with a code beside the password. Sign in first, then open this invitation again.`,
    );
  }
  if (existing && !isHere && !(await isPasswordOf(db, existing.userId, password))) {
    throw new KnownError(
      401,
      "wrong_password",
      `${email} has an account on this Candor already. Enter that account's password, or ask for a link that sets a new one.`,
    );
  }
  const hash = existing ? "" : await passwordHash(password);
  return db.transaction().execute(async (trx) => {
    const { entry, role, home } = await take(trx, token);
    const user = existing ?? (await insertUser(trx, { email, name, passwordHash: hash }));
    await trx
      .insertInto("directory.member")
      .values({
        user_id: user.userId,
        workspace_id: entry.workspaceId,
        role,
        home,
        joined_at: new Date(),
      })
      .onConflict((conflict) => conflict.columns(["user_id", "workspace_id"]).doNothing())
      .execute();
    await writeAudit(trx, {
      workspaceId: entry.workspaceId,
      actor: user.email,
      action: "member.joined",
      target: user.email,
      details: { role, by: "invitation" },
    });
    return user;
  });
}

/** Marks an invitation as accepted; of two who use one link at the same time, the second finds it used. */
async function take(
  trx: Transaction,
  token: string,
): Promise<{ entry: Entry; role: Role; home: string | null }> {
  const { entry, role } = await invitationOf(trx, token);
  const taken = await trx
    .updateTable("colleague_invitation")
    .set({ accepted_at: new Date() })
    .where("workspace_id", "=", entry.workspaceId)
    .where("id", "=", entry.id)
    .where("accepted_at", "is", null)
    .returning(["id", "home"])
    .executeTakeFirst();
  if (!taken) throw unknownLink();
  await removeEntries(trx, entry);
  return { entry, role, home: taken.home };
}

function unknownLink(): KnownError {
  return new KnownError(
    404,
    "invitation_not_found",
    "This invitation was used or taken back already. Sign in, or ask your colleague for another one.",
  );
}
