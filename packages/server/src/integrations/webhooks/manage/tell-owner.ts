import { sql } from "kysely";
import type { SendMail } from "../../../auth/mail.ts";
import { type Profile, profilesOf } from "../../../auth/profile.ts";
import { usersByIds } from "../../../auth/user-queries.ts";
import { integrationsMessage } from "../../../messages/integration-messages.ts";
import type { Database } from "../../../storage/database.ts";
import { findWorkspace } from "../../../workspaces/workspace-queries.ts";

export interface TellOwnerDeps {
  db: Database;
  /** `null` while no mail server is configured: the dashboard says it then. */
  sendMail: SendMail;
  publicUrl: string;
  /** A workspace's owners; from the members, unless a test knows better. */
  ownersOf?: (workspaceId: string) => Promise<Owner[]>;
}

interface Owner {
  email: string;
  /** What they chose for themselves; unknown follows the workspace. */
  profile?: Profile | undefined;
}

/** Tells the owners of a workspace that Candor paused a webhook, why, and what to do: each in their own language, unless they want no such mails. */
export async function tellOwner(
  { db, sendMail, publicUrl, ownersOf = (id) => ownersOfWorkspace(db, id) }: TellOwnerDeps,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<void> {
  if (!sendMail) return;
  const webhook = await db
    .selectFrom("webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", webhookId)
    .executeTakeFirst();
  const workspace = await findWorkspace(db, workspaceId);
  // Resumed or removed before the mail could leave: it would only confuse.
  if (!workspace || webhook?.status !== "paused") return;
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from webhook_delivery
    where workspace_id = ${workspaceId} and webhook_id = ${webhookId} and status = 'waiting'
  `.execute(db);
  for (const owner of await ownersOf(workspaceId)) {
    if (owner.profile?.notify.webhookPaused === false) continue;
    const language = owner.profile?.language ?? workspace.language;
    const timeZone = owner.profile?.timeZone ?? workspace.timeZone;
    const say = (key: string, args: Record<string, string | number> = {}) =>
      integrationsMessage(language, key, {
        webhook: webhook.name,
        address: webhook.address,
        workspace: workspace.name,
        ...args,
      });
    const text = [
      webhook.paused_reason === "gone"
        ? say("mail.paused.gone")
        : say("mail.paused.failing", {
            since: new Intl.DateTimeFormat(language, {
              dateStyle: "long",
              timeStyle: "short",
              timeZone,
            }).format(webhook.failing_since ?? webhook.updated_at),
          }),
      ...(webhook.last_error ? [say("mail.paused.lastError", { error: webhook.last_error })] : []),
      say("mail.paused.waiting", { count: rows[0]?.waiting ?? 0 }),
      say("mail.paused.next", {
        link: `${publicUrl}/webhooks/${webhookId}?workspace=${workspaceId}`,
      }),
    ].join("\n\n");
    await sendMail({ to: owner.email, subject: say("mail.paused.subject"), text });
  }
}

async function ownersOfWorkspace(db: Database, workspaceId: string): Promise<Owner[]> {
  const owners = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("role", "=", "owner")
    .execute();
  const ids = owners.map((owner) => owner.user_id);
  const [users, profiles] = await Promise.all([usersByIds(db, ids), profilesOf(db, ids)]);
  return [...users].map(([id, { email }]) => ({ email, profile: profiles.get(id) }));
}
