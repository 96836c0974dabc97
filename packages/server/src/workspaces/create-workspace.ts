import type { Language } from "@candor/contract/common.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Workspace } from "@candor/contract/workspace.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Transaction } from "../storage/database.ts";
import { toWorkspace } from "./workspace-queries.ts";

/** A workspace to be made. */
export interface NewWorkspace {
  name: string;
  language: Language;
  /** A name that `checkTimeZone` has accepted. */
  timeZone: string;
  /** Sample data, never mixed with anybody's own. */
  isSample?: boolean;
  /** Who owns it; nobody yet when the shell makes it for a user to come. */
  ownerId?: string;
  /** Who is named in the audit log. */
  actor: string;
}

/** Makes a workspace, and its first owner. */
export async function createWorkspace(trx: Transaction, wanted: NewWorkspace): Promise<Workspace> {
  const now = new Date();
  const row = await trx
    .insertInto("workspace")
    .values({
      id: uuidv7(now.getTime()),
      name: wanted.name,
      language: wanted.language,
      time_zone: wanted.timeZone,
      is_sample: wanted.isSample ?? false,
      settings: "{}",
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (wanted.ownerId !== undefined) {
    await trx
      .insertInto("directory.member")
      .values({
        user_id: wanted.ownerId,
        workspace_id: row.id,
        role: "owner",
        joined_at: now,
      })
      .execute();
  }
  await writeAudit(trx, {
    workspaceId: row.id,
    actor: wanted.actor,
    action: "workspace.made",
    target: wanted.name,
  });
  return toWorkspace(row);
}
