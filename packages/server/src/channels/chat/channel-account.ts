import type { Database } from "../../storage/database.ts";
import { seal, unseal } from "../../workspaces/sealed.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";

/** Keeps what a provider wants to know of a workspace, sealed: tokens never lie about in the open. */
export async function saveAccount(
  db: Database,
  secret: ServerSecret,
  q: { workspaceId: string; channel: string; settings: object; now: Date },
): Promise<void> {
  const sealed = seal(secret, JSON.stringify(q.settings), placeOf(q));
  await db
    .insertInto("channel_account")
    .values({
      workspace_id: q.workspaceId,
      channel: q.channel,
      settings: "{}",
      sealed,
      created_at: q.now,
      updated_at: q.now,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "channel"]).doUpdateSet({ sealed, updated_at: q.now }),
    )
    .execute();
}

/** What was kept; null when the channel is not set up. */
export async function readAccount(
  db: Database,
  secret: ServerSecret,
  q: { workspaceId: string; channel: string },
): Promise<unknown> {
  const row = await db
    .selectFrom("channel_account")
    .select("sealed")
    .where("workspace_id", "=", q.workspaceId)
    .where("channel", "=", q.channel)
    .executeTakeFirst();
  return row?.sealed ? JSON.parse(unseal(secret, row.sealed, placeOf(q))) : null;
}

/** Takes a channel out of use. */
export async function removeAccount(
  db: Database,
  q: { workspaceId: string; channel: string },
): Promise<void> {
  await db
    .deleteFrom("channel_account")
    .where("workspace_id", "=", q.workspaceId)
    .where("channel", "=", q.channel)
    .execute();
}

function placeOf(q: { workspaceId: string; channel: string }): string {
  return `${q.channel} account:${q.workspaceId}`;
}
