import type { Transaction } from "../../../storage/database.ts";

/**
 * What webhooks keep about a person goes with the person: to another one when two are merged
 * (`to`), away when they are erased (`to` is null): events, deliveries and their log. What was sent
 * already is with the receiver.
 */
export async function reassignEvents(
  trx: Transaction,
  { workspaceId, from, to }: { workspaceId: string; from: string; to: string | null },
): Promise<void> {
  if (to === null) {
    await trx
      .deleteFrom("webhook_event")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", from)
      .execute();
    return;
  }
  await trx
    .updateTable("webhook_event")
    .set({ person_id: to })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", from)
    .execute();
}
