import type {
  Fate,
  Invitation,
  InvitationDetail,
  InvitationFilter,
} from "@candor/contract/invitation.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { lookAgain } from "../sendings/look-again.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";

type Asked = InvitationFilter & { workspaceId: string };

/** A page of invitations and of those not asked, newest first. */
export async function invitationPage(
  db: Database,
  q: Asked & { limit: number; cursor?: string | undefined },
): Promise<{ data: Invitation[]; nextCursor: string | null }> {
  const after =
    q.cursor === undefined ? sql`` : sql`and i.id < ${decodeCursor(q.cursor, 1)[0] ?? ""}::uuid`;
  const { rows } = await sql<InvitationRow>`
    ${invitationRows(q.workspaceId)} and ${matching(q)} ${after}
    order by i.id desc limit ${q.limit + 1}
  `.execute(db);
  const data = rows.slice(0, q.limit).map(toInvitation);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > q.limit && last ? encodeCursor([last.id]) : null };
}

/** All of them in pieces of a thousand, for an export that must not fill the memory. */
export async function* eachInvitation(db: Database, q: Asked): AsyncGenerator<Invitation> {
  let cursor: string | undefined;
  do {
    const page = await invitationPage(db, { ...q, limit: 1000, cursor });
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** One invitation with its messages and what was opened. @throws {KnownError} 404. */
export async function getInvitation(
  db: Database,
  q: { workspaceId: string; invitationId: string },
): Promise<InvitationDetail> {
  const { rows } = await sql<InvitationRow>`
    ${invitationRows(q.workspaceId)} and i.id = ${q.invitationId}::uuid
  `.execute(db);
  if (!rows[0]) throw invitationNotFound(q.invitationId);
  const messages = await db
    .selectFrom("message")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("invitation_id", "=", q.invitationId)
    .orderBy("created_at")
    .execute();
  const loads = await db
    .selectFrom("link_load")
    .select(["at", "kind", "score"])
    .where("workspace_id", "=", q.workspaceId)
    .where("invitation_id", "=", q.invitationId)
    .orderBy("at")
    .execute();
  return {
    ...toInvitation(rows[0]),
    messages: messages.map((row) => ({
      id: row.id,
      purpose: row.purpose === "remind" ? "remind" : "ask",
      state: row.state,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      handedAt: row.handed_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
      reply: row.reply,
      providerId: row.provider_id,
    })),
    loads: loads.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind as "score" | "page" | "honeypot",
      score: row.score,
    })),
  };
}

export function invitationNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "invitation_not_found",
    `There is no invitation "${id}" in this workspace.`,
  );
}

/**
 * Takes back an invitation that has not gone out.
 *
 * @throws {KnownError} 404; 409 when it went out or was never planned.
 */
export async function cancelInvitation(
  db: Database,
  q: { workspaceId: string; invitationId: string; now: Date },
): Promise<void> {
  const cancelled = await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("invitation")
      .set({
        state: "cancelled",
        reason: "cancelled",
        next_action: null,
        next_at: null,
        updated_at: q.now,
      })
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.invitationId)
      .where("state", "in", ["planned", "held_back"])
      .executeTakeFirst();
    await lookAgain(trx, q);
    return numUpdatedRows > 0n;
  });
  if (cancelled) return;
  const invitation = await getInvitation(db, q);
  throw new KnownError(
    409,
    "invitation_gone_out",
    `The invitation is ${invitation.state} and can no longer be taken back.`,
  );
}

function matching(q: Asked): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (q.surveyId) conditions.push(sql`i.survey_id = ${q.surveyId}::uuid`);
  if (q.sendingId) conditions.push(sql`i.sending_id = ${q.sendingId}::uuid`);
  if (q.personId) conditions.push(sql`i.person_id = ${q.personId}::uuid`);
  if (q.state) conditions.push(sql`i.state = ${q.state}`);
  if (q.reason) conditions.push(sql`i.reason = ${q.reason}`);
  if (q.channel) conditions.push(sql`i.channel = ${q.channel}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

interface InvitationRow {
  id: string;
  survey_id: string;
  sending_id: string | null;
  person_id: string;
  person_name: string | null;
  email: string | null;
  phone: string | null;
  channel: string;
  state: string;
  reason: string | null;
  detail: string | null;
  next_action: "ask" | "remind" | "expire" | null;
  next_at: Date | null;
  stratum: string | null;
  asked_at: Date | null;
  reminders_sent: number;
  answered_at: Date | null;
  response_id: string | null;
  created_at: Date;
}

function invitationRows(workspaceId: string): RawBuilder<InvitationRow> {
  return sql<InvitationRow>`
    select i.*, p.name as person_name, p.email, p.phone
    from invitation i
    left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      and p.workspace_id = ${workspaceId}::uuid
    where i.workspace_id = ${workspaceId}::uuid`;
}

function toInvitation(row: InvitationRow): Invitation {
  const { next_action: action, next_at: at } = row;
  return {
    id: row.id,
    surveyId: row.survey_id,
    sendingId: row.sending_id,
    person: { id: row.person_id, name: row.person_name, email: row.email, phone: row.phone },
    channel: row.channel,
    state: row.state as Fate,
    reason: row.reason,
    detail: row.detail,
    next: action && at ? { action, at: at.toISOString() } : null,
    stratum: row.stratum,
    askedAt: row.asked_at?.toISOString() ?? null,
    reminders: row.reminders_sent,
    answeredAt: row.answered_at?.toISOString() ?? null,
    responseId: row.response_id,
    createdAt: row.created_at.toISOString(),
  };
}
