import { defineDueWork, wake } from "../../../due-work/due-work.ts";
import type { Transaction } from "../../../storage/database.ts";

/** Deliveries to one webhook: mostly waiting for its receiver, so many run side by side. */
export const DELIVERIES = defineDueWork("webhooks", { lanes: 32, turnMs: 15_000 });

/** Says that deliveries wait for these webhooks. */
export async function wakeDeliveries(
  trx: Transaction,
  q: { workspaceId: string; webhookIds: Iterable<string>; now: Date },
): Promise<void> {
  const places = [...new Set(q.webhookIds)].map((lane) => ({ workspaceId: q.workspaceId, lane }));
  await wake(trx, DELIVERIES, places, { now: q.now });
}
