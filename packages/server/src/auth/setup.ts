import type { Setup } from "@candor/contract/workspace.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { checkTimeZone } from "../workspaces/time-zone.ts";
import type { SignedIn } from "./principal.ts";
import { insertUser, passwordHash } from "./user-queries.ts";

/** Any number will do; all processes must agree on it. */
const FIRST_USER_LOCK = 4_400_002;

/** Whether nobody has come yet; who only looks at a demo's sample does not count. */
export async function isSetupNeeded(db: Database | Transaction): Promise<boolean> {
  const row = await db
    .selectFrom("directory.member")
    .innerJoin("workspace", "workspace.id", "directory.member.workspace_id")
    .select("user_id")
    .where("workspace.is_sample", "=", false)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/**
 * The first visit: makes the owner and the first workspace. Workspaces that the shell made before
 * anybody came (an import, the sample) become the owner's too.
 *
 * @throws {KnownError} 409 when somebody was first, be it in the same instant.
 */
export async function setUp(db: Database, wanted: z.infer<typeof Setup>): Promise<SignedIn> {
  if (!(await isSetupNeeded(db))) throw alreadySetUp();
  await checkTimeZone(db, wanted.timeZone);
  const hash = await passwordHash(wanted.password);
  return db.transaction().execute(async (trx) => {
    await lockFirstUser(trx);
    if (!(await isSetupNeeded(trx))) throw alreadySetUp();
    const owner = await insertUser(trx, {
      email: wanted.email,
      name: wanted.name,
      passwordHash: hash,
    });
    const ownerless = await trx.selectFrom("workspace").select(["id", "name"]).execute();
    for (const workspace of ownerless) await adopt(trx, owner, workspace);
    await createWorkspace(trx, {
      name: wanted.workspaceName,
      language: wanted.language,
      timeZone: wanted.timeZone,
      ownerId: owner.userId,
      actor: owner.email,
    });
    return owner;
  });
}

/** Waits until no other transaction makes the first user. */
export async function lockFirstUser(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FIRST_USER_LOCK})`.execute(trx);
}

async function adopt(
  trx: Transaction,
  owner: SignedIn,
  workspace: { id: string; name: string },
): Promise<void> {
  await trx
    .insertInto("directory.member")
    .values({
      user_id: owner.userId,
      workspace_id: workspace.id,
      role: "owner",
      joined_at: new Date(),
    })
    .execute();
  await writeAudit(trx, {
    workspaceId: workspace.id,
    actor: owner.email,
    action: "member.joined",
    target: owner.email,
    details: { role: "owner", by: "setup" },
  });
}

function alreadySetUp(): KnownError {
  return new KnownError(
    409,
    "already_set_up",
    "This Candor has an owner already. Sign in, or ask a colleague for an invitation.",
  );
}
