import type { AlertEvidence } from "@candor/contract/alert.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Transaction } from "../storage/database.ts";
import type { Mails, Rule, Workspace } from "./raise-alert.ts";

/** Queues the mails about an alert, in the transaction that notes who was told. */
export async function sendMails(
  trx: Transaction,
  { rule, workspace }: { rule: Rule; workspace: Workspace },
  { to: told, ...raised }: { to: readonly string[]; value: string; evidence: AlertEvidence },
  mails: NonNullable<Mails>,
): Promise<void> {
  const subject = colleagueMessage(workspace.language, "alertSubject", { rule: rule.name });
  const text = mailText({ rule, workspace, ...raised });
  for (const to of told) await mails.enqueue(trx, colleagueMailJob, { to, subject, text });
}

/** What a mail about an alert says: its numbers, and that they prove no cause. */
function mailText({
  rule,
  workspace,
  value,
  evidence,
}: {
  rule: Rule;
  workspace: Workspace;
  value: string;
  evidence: AlertEvidence;
}): string {
  const { share, volume, finding, reference, now, since } = evidence;
  const about = value === "" || rule.each_of === null ? "" : ` (${value})`;
  const args = { workspace: workspace.name, rule: `${rule.name}${about}`, since };
  const say = (
    key: Parameters<typeof colleagueMessage>[1],
    more: Record<string, string | number>,
  ) => colleagueMessage(workspace.language, key, { ...args, ...more });
  const percent = (part: number) => (100 * part).toFixed(1);
  if (share) {
    const { before } = share;
    return say("alertShareText", {
      ...{ has: share.has, n: share.n, share: percent(share.value) },
      ...{ lower: percent(share.lower), upper: percent(share.upper) },
      ...{ before: percent(before.value), nBefore: before.n },
    });
  }
  if (volume) {
    return say("alertSilentText", { expected: Math.round(volume.expected), got: volume.got });
  }
  if (finding) return say("alertFoundText", {});
  const rounded = (points: number | null | undefined) =>
    points === null || points === undefined ? "–" : String(Math.round(points));
  return say("alertText", {
    ...{ before: rounded(reference.score), now: rounded(now.score), answers: now.answers },
    ...{ lower: rounded(now.interval?.lower), upper: rounded(now.interval?.upper) },
  });
}
