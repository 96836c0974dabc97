import type { Language } from "@candor/contract/common.ts";
import type { Role, Workspace } from "@candor/contract/workspace.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { checkTimeZone } from "../workspaces/time-zone.ts";
import { workspaceMeant } from "../workspaces/workspace-meant.ts";
import { PASSWORD_LENGTH } from "./better-auth.ts";
import type { SignedIn } from "./principal.ts";
import { lockFirstUser } from "./setup.ts";
import { findUserByEmail, insertUser, passwordHash } from "./user-queries.ts";

/** How the audit log names whoever has the shell of the server. */
export const SHELL = "candor";

/** A user that the operator adds. */
export interface UserToAdd {
  email: string;
  /** For a new user; one who exists keeps theirs. */
  password: string;
  name?: string;
  /** Name or id; made when there is none of this name. */
  workspaceName: string;
  role: Role;
  /** Of a workspace that is made. */
  language?: Language;
  timeZone?: string;
}

/** What became of it. */
export interface AddedUser {
  userId: string;
  email: string;
  role: Role;
  workspace: Workspace;
  /** Whether the user is new; otherwise they keep their password. */
  madeUser: boolean;
  madeWorkspace: boolean;
}

/**
 * Adds a user to a workspace from the shell, where no door is shut: makes either of the two when there is none.
 *
 * @throws {KnownError} 422 for an address or password that will not do, 409 for somebody who belongs already.
 */
export async function addUser(db: Database, wanted: UserToAdd): Promise<AddedUser> {
  refuseUnfit(wanted);
  const timeZone = wanted.timeZone ?? "UTC";
  await checkTimeZone(db, timeZone);
  const hash = await passwordHash(wanted.password);
  return db.transaction().execute(async (trx) => {
    await lockFirstUser(trx);
    const existing = await findUserByEmail(trx, wanted.email);
    const user =
      existing ??
      (await insertUser(trx, {
        email: wanted.email,
        name: wanted.name ?? "",
        passwordHash: hash,
      }));
    const meant = await workspaceMeant(trx, wanted.workspaceName);
    const workspace =
      meant ??
      (await createWorkspace(trx, {
        name: wanted.workspaceName,
        language: wanted.language ?? "en",
        timeZone,
        actor: SHELL,
      }));
    await join(trx, { user, workspace, role: wanted.role });
    return {
      userId: user.userId,
      email: user.email,
      role: wanted.role,
      workspace,
      madeUser: existing === null,
      madeWorkspace: meant === null,
    };
  });
}

async function join(
  trx: Transaction,
  { user, workspace, role }: { user: SignedIn; workspace: Workspace; role: Role },
): Promise<void> {
  const joined = await trx
    .insertInto("directory.member")
    .values({
      user_id: user.userId,
      workspace_id: workspace.id,
      role,
      joined_at: new Date(),
    })
    .onConflict((conflict) => conflict.columns(["user_id", "workspace_id"]).doNothing())
    .returning("user_id")
    .executeTakeFirst();
  if (!joined) {
    throw new KnownError(
      409,
      "already_member",
      `${user.email} belongs to the workspace "${workspace.name}" already. Roles are changed under Settings, Colleagues.`,
    );
  }
  await writeAudit(trx, {
    workspaceId: workspace.id,
    actor: SHELL,
    action: "member.joined",
    target: user.email,
    details: { role, by: "shell" },
  });
}

function refuseUnfit({ email, password }: UserToAdd): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()) || email.length > 254) {
    throw new KnownError(422, "email_invalid", `"${email}" is not an e-mail address.`);
  }
  refuseUnfitPassword(password);
}

/** @throws {KnownError} 422 for a password that is too short or too long. */
export function refuseUnfitPassword(password: string): void {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) {
    throw new KnownError(
      422,
      "password_unfit",
      `A password has ${min} to ${max} characters; this one has ${password.length}. Choose another one.`,
    );
  }
}
