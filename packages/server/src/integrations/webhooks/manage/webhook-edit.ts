import { writeAudit } from "../../../audit/write-audit.ts";
import { KnownError } from "../../../errors/known-error.ts";
import type { JobQueue } from "../../../jobs/job-queue.ts";
import type { Database, Transaction } from "../../../storage/database.ts";
import type { ServerSecret } from "../../../workspaces/server-secret.ts";
import type { AddressCheck } from "../deliver/address-check.ts";

export interface EditDeps {
  db: Database;
  jobs: Pick<JobQueue, "enqueue">;
  secret: ServerSecret;
  check: AddressCheck;
  now: () => Date;
}

/** Who changes what. */
export interface Edit {
  workspaceId: string;
  actor: string;
}

/** Two colleagues at the same form: the second looks again. */
export function changedMeanwhile(name: string): KnownError {
  return new KnownError(
    409,
    "changed_meanwhile",
    `The webhook "${name}" was changed by somebody else in the same moment; look at it again.`,
  );
}

/** Notes who did what to a webhook; never where its secrets are. */
export async function auditWebhook(
  trx: Transaction,
  { workspaceId, actor }: Edit,
  verb: string,
  target: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await writeAudit(trx, { workspaceId, actor, action: `webhook.${verb}`, target, details });
}
