import { listMembers } from "../auth/member-queries.ts";
import { profilesOf } from "../auth/profile.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Transaction } from "../storage/database.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import type { RequestKind } from "./data-request.ts";

/** Owners and admins hear by mail that a clock has begun, each in their own language. Nothing names the person. */
export async function tellAdmins(
  trx: Transaction,
  deps: { jobs: Pick<JobQueue, "enqueue">; publicUrl: string; smtpUrl: string | null },
  { workspaceId, kind, dueAt }: { workspaceId: string; kind: RequestKind; dueAt: Date },
): Promise<void> {
  if (deps.smtpUrl === null) return;
  const workspace = await findWorkspace(trx, workspaceId);
  if (!workspace) return;
  const members = await listMembers(trx, workspaceId);
  const admins = members.filter(({ role }) => role === "owner" || role === "admin");
  const profiles = await profilesOf(
    trx,
    admins.map(({ userId }) => userId),
  );
  for (const { userId, email } of admins) {
    const language = profiles.get(userId)?.language ?? workspace.language;
    const timeZone = workspace.timeZone;
    const words = {
      workspace: workspace.name,
      day: new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(dueAt),
      link: `${deps.publicUrl}/settings/privacy?workspace=${workspaceId}`,
    };
    await deps.jobs.enqueue(trx, colleagueMailJob, {
      to: email,
      subject: colleagueMessage(language, `dataRequest.${kind}.subject`, words),
      text: colleagueMessage(language, `dataRequest.${kind}.text`, words),
    });
  }
}
