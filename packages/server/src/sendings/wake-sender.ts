import { defineDueWork, wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";

/** Invitations and reminders that are due, on every channel of a workspace. */
export const SEND_DUE = defineDueWork("messages", { lanes: 8, turnMs: 15_000 });

/** Starts sending in a workspace at once rather than at the next sweep. */
export async function wakeSender(
  trx: Transaction,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<void> {
  await wake(trx, SEND_DUE, { workspaceId }, { now });
}
