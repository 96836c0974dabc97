import { type RawBuilder, sql } from "kysely";
import type { HandOver } from "../delivery/courier.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type ClaimedMessage, latestMessage } from "./claimed-message.ts";
import { bounceForGood, planAgain, retryLater } from "./not-delivered.ts";

/** Writes down what became of a message, and what follows for its invitation. */
export async function settleMessage(
  db: Database,
  message: ClaimedMessage,
  result: HandOver,
  now: Date,
): Promise<void> {
  if (result.kind === "accepted") return settleSent(db, message, result, now);
  if (result.kind === "unknown") return settleUnknown(db, message, result.reply, now);
  if (result.blame === "courier") return settleNotTaken(db, message, now);
  if (result.permanent) return settleBounced(db, message, result.reply, now);
  return settleDeferred(db, message, result.reply, now);
}

/** The commonest end, in one statement: a thousand of them are a thousand round trips. */
async function settleSent(
  db: Database,
  message: ClaimedMessage,
  { reply, providerId }: { reply: string; providerId?: string },
  now: Date,
): Promise<void> {
  await sql`
    with settled as (
      update message set state = 'sent', settled_at = ${now}::timestamptz, reply = ${reply},
        provider_id = ${providerId ?? null}, lease_until = null
      where workspace_id = ${message.workspaceId} and id = ${message.id}
        and invitation_id = ${message.invitationId} and state in ('sending', 'unconfirmed')
      returning handed_at
    )
    ${afterSent(message, now, sql`settled`)}
  `.execute(db);
}

/** The invitation after a message arrived (or counts as arrived): the next reminder, or the end of waiting. */
function afterSent(
  message: ClaimedMessage,
  now: Date,
  source: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { rules } = message;
  const sent = message.purpose === "remind" ? sql`i.reminders_sent + 1` : sql`0`;
  const asked = sql`coalesce(i.asked_at, ${source}.handed_at)`;
  const remindAt = sql`${asked} + make_interval(days => ${rules.reminders.afterDays}::int * (${sent} + 1))`;
  const expireAt = sql`${asked} + make_interval(days => ${rules.expiresAfterDays}::int)`;
  const reminds = sql`(${sent} < ${rules.reminders.count}::int and ${remindAt} < ${expireAt})`;
  const reached = message.purpose === "remind" ? "reminded" : "sent";
  return sql`
    update invitation i set
      state = case when i.state in ('sending', 'unconfirmed', 'sent', 'reminded') then ${reached} else i.state end,
      reason = null, detail = null, asked_at = ${asked}, reminders_sent = ${sent},
      next_action = case when i.state in ('answered', 'unsubscribed', 'bounced') then null
        when ${reminds} then 'remind' else 'expire' end,
      next_at = case when i.state in ('answered', 'unsubscribed', 'bounced') then null
        when ${reminds} then ${remindAt} else ${expireAt} end,
      updated_at = ${now}::timestamptz
    from ${source}
    where i.workspace_id = ${message.workspaceId} and i.id = ${message.invitationId}`;
}

/**
 * Nobody knows whether it arrived. A reminder counts as sent, since one too few is better than one too
 * many; for a first request the sending's rule decides, or a person.
 */
export async function settleUnknown(
  db: Database,
  message: ClaimedMessage,
  reply: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await endMessage(trx, message, "unconfirmed", reply, now))) return;
    if (message.purpose === "remind" || message.rules.unconfirmed === "treat_as_sent") {
      await countAsSent(trx, message, now);
    } else if (message.rules.unconfirmed === "send_again") {
      await planAgain(trx, message, { at: now, reason: null, detail: reply, now });
    } else {
      await trx
        .updateTable("invitation")
        .set({
          state: "unconfirmed",
          detail: reply,
          next_action: null,
          next_at: null,
          asked_at: sql`coalesce(asked_at, ${now}::timestamptz)`,
          updated_at: now,
        })
        .where("workspace_id", "=", message.workspaceId)
        .where("id", "=", message.invitationId)
        .where("state", "=", "sending")
        .execute();
    }
  });
}

async function countAsSent(trx: Transaction, message: ClaimedMessage, now: Date): Promise<void> {
  await sql`
    with settled as (select handed_at from message
      where workspace_id = ${message.workspaceId} and id = ${message.id})
    ${afterSent(message, now, sql`settled`)}
  `.execute(trx);
}

/**
 * What a person decided of an invitation that is unconfirmed.
 *
 * @returns false when it is not unconfirmed (any more).
 */
export async function decideUnconfirmed(
  db: Database,
  q: { workspaceId: string; invitationId: string; as: "sent" | "send_again"; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    // Of two colleagues who decide at once, the second finds it decided.
    await trx
      .selectFrom("invitation")
      .select("id")
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.invitationId)
      .forUpdate()
      .execute();
    const message = await latestMessage(trx, q);
    if (message?.state !== "unconfirmed" || message.fate !== "unconfirmed") return false;
    if (q.as === "sent") await countAsSent(trx, message, q.now);
    else await planAgain(trx, message, { at: q.now, reason: null, detail: null, now: q.now });
    return true;
  });
}

/** So many in one request, so that none takes long. */
const DECIDED_AT_ONCE = 500;

/**
 * The same of all that are unconfirmed, or of those of one survey or sending: after a crash they are many, and
 * all alike. What somebody else decides meanwhile stays as they decided it.
 *
 * @returns how many were decided, and how many are left for the next call.
 */
export async function decideAllUnconfirmed(
  db: Database,
  q: {
    workspaceId: string;
    surveyId?: string | undefined;
    sendingId?: string | undefined;
    as: "sent" | "send_again";
    now: Date;
  },
): Promise<{ decided: number; left: number }> {
  const unconfirmed = db
    .selectFrom("invitation")
    .where("workspace_id", "=", q.workspaceId)
    .where("state", "=", "unconfirmed")
    .$if(q.surveyId !== undefined, (some) => some.where("survey_id", "=", q.surveyId ?? ""))
    .$if(q.sendingId !== undefined, (some) => some.where("sending_id", "=", q.sendingId ?? ""));
  const rows = await unconfirmed.select("id").orderBy("id").limit(DECIDED_AT_ONCE).execute();
  let decided = 0;
  for (const { id } of rows) {
    const one = { workspaceId: q.workspaceId, invitationId: id, as: q.as, now: q.now };
    if (await decideUnconfirmed(db, one)) decided += 1;
  }
  const { left } = await unconfirmed
    .select((eb) => eb.fn.countAll<string>().as("left"))
    .executeTakeFirstOrThrow();
  // What cannot be decided (its message is gone) would be asked for again for ever.
  return { decided, left: decided === 0 ? 0 : Number(left) };
}

/** The mail server would not take it: as if it had never been tried. */
async function settleNotTaken(db: Database, message: ClaimedMessage, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom("message")
      .where("workspace_id", "=", message.workspaceId)
      .where("id", "=", message.id)
      .where("state", "=", "sending")
      .execute();
    await planAgain(trx, message, { at: now, reason: null, detail: null, now });
  });
}

async function settleDeferred(
  db: Database,
  message: ClaimedMessage,
  reply: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await endMessage(trx, message, "deferred", reply, now))) return;
    await retryLater(trx, message, reply, now);
  });
}

async function settleBounced(
  db: Database,
  message: ClaimedMessage,
  reply: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await endMessage(trx, message, "bounced", reply, now))) return;
    await bounceForGood(trx, message, reply, now);
  });
}

async function endMessage(
  trx: Transaction,
  message: ClaimedMessage,
  state: string,
  reply: string,
  now: Date,
): Promise<boolean> {
  const ended = await trx
    .updateTable("message")
    .set({ state, reply, settled_at: now, lease_until: null })
    .where("workspace_id", "=", message.workspaceId)
    .where("id", "=", message.id)
    .where("state", "=", "sending")
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}
