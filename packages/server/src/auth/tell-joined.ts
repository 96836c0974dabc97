import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Database } from "../storage/database.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import type { SendMail } from "./mail.ts";
import { profilesOf } from "./profile.ts";
import { usersByIds } from "./user-queries.ts";

/** Tells the owners of a workspace who has just come in, each in their own language, unless they do not want to hear of it. */
export async function tellJoined(
  { db, sendMail, publicUrl }: { db: Database; sendMail: SendMail; publicUrl: string },
  joined: { workspaceId: string; userId: string; email: string; name: string },
): Promise<void> {
  const workspace = await findWorkspace(db, joined.workspaceId);
  if (!sendMail || !workspace) return;
  const owners = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", joined.workspaceId)
    .where("role", "=", "owner")
    .where("user_id", "!=", joined.userId)
    .execute();
  const ids = owners.map((owner) => owner.user_id);
  const [users, profiles] = await Promise.all([usersByIds(db, ids), profilesOf(db, ids)]);
  for (const [id, { email }] of users) {
    const profile = profiles.get(id);
    if (!profile?.notify.colleagueJoined) continue;
    const language = profile.language ?? workspace.language;
    const words = {
      who: joined.name === "" ? joined.email : `${joined.name} (${joined.email})`,
      workspace: workspace.name,
      link: `${publicUrl}/settings/members?workspace=${workspace.id}`,
    };
    await sendMail({
      to: email,
      subject: colleagueMessage(language, "joinedSubject", words),
      text: colleagueMessage(language, "joinedText", words),
    });
  }
}
