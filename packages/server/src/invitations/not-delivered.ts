import { blockContact } from "../people/contact-permission.ts";
import { MOST_ATTEMPTS, retryDelayMs } from "../sendings/fate.ts";
import type { Transaction } from "../storage/database.ts";
import type { ClaimedMessage } from "./claimed-message.ts";

/** Another try after a growing pause; after the last one the message counts as bounced. */
export async function retryLater(
  trx: Transaction,
  message: ClaimedMessage,
  reply: string,
  now: Date,
): Promise<void> {
  const { tries } = await trx
    .selectFrom("message")
    .select((e) => e.fn.countAll<number>().as("tries"))
    .where("workspace_id", "=", message.workspaceId)
    .where("invitation_id", "=", message.invitationId)
    .where("purpose", "=", message.purpose)
    .where("state", "in", ["deferred", "bounced"])
    .executeTakeFirstOrThrow();
  const attempts = Number(tries);
  if (attempts >= MOST_ATTEMPTS) {
    await endInvitation(trx, message, { reason: "soft_bounce", reply, now });
    return;
  }
  const at = new Date(now.getTime() + retryDelayMs(attempts));
  await planAgain(trx, message, { at, reason: "deferred", detail: reply, now });
}

/** There is no such address: it is not written to again. */
export async function bounceForGood(
  trx: Transaction,
  message: ClaimedMessage,
  reply: string,
  now: Date,
): Promise<void> {
  await endInvitation(trx, message, { reason: "hard_bounce", reply, now });
  await blockContact(trx, {
    workspaceId: message.workspaceId,
    personId: message.personId,
    channel: message.channel as "email",
    reason: "bounced",
    address: message.address,
    detail: reply,
    actor: "mail server",
    now,
  });
}

/** The invitation did not reach anybody. An answer that came nevertheless stands. */
export async function endInvitation(
  trx: Transaction,
  message: ClaimedMessage,
  { reason, reply, now }: { reason: string; reply: string; now: Date },
): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({
      state: "bounced",
      reason,
      detail: reply,
      next_action: null,
      next_at: null,
      updated_at: now,
    })
    .where("workspace_id", "=", message.workspaceId)
    .where("id", "=", message.invitationId)
    .where("state", "in", ["planned", "sending", "sent", "reminded", "unconfirmed", "expired"])
    .execute();
}

/** The invitation is due again, with the same purpose. */
export async function planAgain(
  trx: Transaction,
  message: ClaimedMessage,
  {
    at,
    reason,
    detail,
    now,
  }: { at: Date; reason: string | null; detail: string | null; now: Date },
): Promise<void> {
  const asks = message.purpose === "ask";
  await trx
    .updateTable("invitation")
    .set({
      ...(asks ? { state: "planned" } : {}),
      reason,
      detail,
      next_action: message.purpose,
      next_at: at,
      updated_at: now,
    })
    .where("workspace_id", "=", message.workspaceId)
    .where("id", "=", message.invitationId)
    .where(
      "state",
      "in",
      asks ? ["sending", "sent", "unconfirmed"] : ["sent", "reminded", "unconfirmed"],
    )
    .execute();
}
