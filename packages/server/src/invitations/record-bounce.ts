import type { BounceKind } from "../delivery/smtp-reply.ts";
import { blockContact } from "../people/contact-permission.ts";
import type { Database } from "../storage/database.ts";
import { storedMessage } from "./claimed-message.ts";
import { bounceForGood, endInvitation, retryLater } from "./not-delivered.ts";

/** What came back about a message that had been accepted. */
export interface ReturnedMessage {
  workspaceId: string;
  messageId: string;
  /** `complaint`: marked as spam by whoever got it. */
  kind: BounceKind | "complaint";
  /** What the other side said. */
  detail: string;
  now: Date;
}

/**
 * Takes in a bounce or a complaint: an address that does not exist is not written to again, a full
 * mailbox is tried again later, whoever complains hears no more. The same notice twice changes
 * nothing.
 *
 * @returns false when there is no such message.
 */
export async function recordBounce(db: Database, returned: ReturnedMessage): Promise<boolean> {
  const message = await storedMessage(db, returned);
  if (!message) return false;
  const { now } = returned;
  const detail = returned.detail.slice(0, 500);
  await db.transaction().execute(async (trx) => {
    if (returned.kind === "complaint") {
      await blockContact(trx, {
        workspaceId: message.workspaceId,
        personId: message.personId,
        channel: "*",
        reason: "complained",
        detail,
        actor: "mail provider",
        now,
      });
      await trx
        .updateTable("invitation")
        .set({ next_action: null, next_at: null, updated_at: now })
        .where("workspace_id", "=", message.workspaceId)
        .where("id", "=", message.invitationId)
        .execute();
      return;
    }
    const ended = await trx
      .updateTable("message")
      .set({
        state: returned.kind === "soft" ? "deferred" : "bounced",
        reply: detail,
        settled_at: now,
        lease_until: null,
      })
      .where("workspace_id", "=", message.workspaceId)
      .where("id", "=", message.id)
      .where("state", "in", ["sending", "sent", "unconfirmed"])
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return;
    if (returned.kind === "hard") await bounceForGood(trx, message, detail, now);
    else if (returned.kind === "soft") await retryLater(trx, message, detail, now);
    else await endInvitation(trx, message, { reason: "refused", reply: detail, now });
  });
  return true;
}
