import { sql } from "kysely";
import { blockContact, liftBlock } from "../people/contact-permission.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";

/** Who wants to hear no more, from the link in their message. */
export interface Unsubscriber {
  workspaceId: string;
  invitationId: string;
  surveyId: string;
  personId: string;
  language: string | null;
  /** True when they are unsubscribed already. */
  unsubscribed: boolean;
}

/** Who is behind `/u/:token`; null for a token that is not ours. Looking changes nothing. */
export async function openUnsubscribe(
  db: Database,
  secret: ServerSecret,
  token: string,
): Promise<Unsubscriber | null> {
  const subject = readToken(secret, "unsubscribe", token);
  if (!subject) return null;
  const { rows } = await sql<Unsubscriber>`
    select i.workspace_id as "workspaceId", i.id as "invitationId", i.survey_id as "surveyId",
      i.person_id as "personId", i.language, exists (
        select from contact_block b where b.workspace_id = ${subject.workspaceId}
          and b.person_id = i.person_id and b.channel = '*'
          and b.reason = 'unsubscribed') as unsubscribed
    from invitation i where i.workspace_id = ${subject.workspaceId} and i.id = ${subject.id}::uuid
  `.execute(db);
  return rows[0] ?? null;
}

/** Somebody asked to be left alone, as whoever is told hears it. */
export interface Unsubscription {
  workspaceId: string;
  personId: string;
  channel: string | null;
  reason: string | null;
  now: Date;
}

/** Tells programs of it, in the same transaction: they hear of it if, and only if, it is so. */
export type TellUnsubscribed = (trx: Transaction, gone: Unsubscription) => Promise<void>;

/**
 * No more messages on any channel, at once: what was planned for them ends, of all surveys.
 * An answer that was given stays. Said again it changes nothing and is told to nobody.
 *
 * @param who.invitationId the invitation they came from; null when they came from none.
 * @throws {KnownError} 503 when others held the workspace for too long.
 */
export async function unsubscribe(
  { db, unsubscribed }: { db: Database; unsubscribed: TellUnsubscribed },
  who: Pick<Unsubscriber, "workspaceId" | "personId"> & { invitationId: string | null },
  now: Date,
): Promise<void> {
  // The workspace first, as recording does: telling of it needs that too, and two orders wait for each other.
  await withWorkspace(db, who.workspaceId, async (trx) => {
    const person = await trx
      .selectFrom("person")
      .select("id")
      .where("workspace_id", "=", who.workspaceId)
      .where("id", "=", who.personId)
      .forUpdate()
      .executeTakeFirst();
    // An erased person's links still work; there is nobody left to write to.
    if (!person) return;
    const known = await trx
      .selectFrom("contact_block")
      .select("at")
      .where("workspace_id", "=", who.workspaceId)
      .where("person_id", "=", who.personId)
      .where("channel", "=", "*")
      .where("reason", "=", "unsubscribed")
      .executeTakeFirst();
    await blockContact(trx, {
      workspaceId: who.workspaceId,
      personId: who.personId,
      channel: "*",
      reason: "unsubscribed",
      actor: "customer",
      now,
    });
    await trx
      .updateTable("invitation")
      .set({
        state: "not_asked",
        reason: "unsubscribed",
        next_action: null,
        next_at: null,
        updated_at: now,
      })
      .where("workspace_id", "=", who.workspaceId)
      .where("person_id", "=", who.personId)
      .where("state", "in", ["planned", "held_back"])
      .execute();
    await trx
      .updateTable("invitation")
      .set({ next_action: null, next_at: null, updated_at: now })
      .where("workspace_id", "=", who.workspaceId)
      .where("person_id", "=", who.personId)
      .where("next_action", "=", "remind")
      .execute();
    if (who.invitationId !== null) {
      await trx
        .updateTable("invitation")
        .set({ state: "unsubscribed", next_action: null, next_at: null, updated_at: now })
        .where("workspace_id", "=", who.workspaceId)
        .where("id", "=", who.invitationId)
        .where("state", "in", ["sending", "sent", "reminded", "unconfirmed", "expired"])
        .execute();
    }
    if (known) return;
    const { workspaceId, personId } = who;
    await unsubscribed(trx, { workspaceId, personId, channel: null, reason: "unsubscribed", now });
  });
}

/** They changed their mind. What was cancelled meanwhile does not come back. */
export async function resubscribe(db: Database, who: Unsubscriber): Promise<void> {
  await liftBlock(db, {
    workspaceId: who.workspaceId,
    personId: who.personId,
    channel: "*",
    reason: "unsubscribed",
  });
}
