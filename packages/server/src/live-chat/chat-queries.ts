import type { Chat, ChatThread } from "@candor/contract/chat.ts";
import { type RawBuilder, sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { VISITOR_HERE_MS } from "../conversations/chat.ts";
import { messagesOf } from "../conversations/conversation-queries.ts";
import type { Database } from "../storage/database.ts";
import { noChat } from "./write-in-chat.ts";

const MOST = 200;
const LAST_WORDS = 160;

interface Row {
  id: string;
  surveyId: string;
  personId: string;
  name: string | null;
  vouched: boolean;
  claimedName: string | null;
  claimedEmail: string | null;
  confirmed: boolean;
  samePersonId: string | null;
  page: string | null;
  beganAt: Date;
  waitingSince: Date | null;
  seenAt: Date;
  owner: string | null;
  caseId: string | null;
  lastWords: string | null;
  lastAt: Date;
  endedAt: Date | null;
}

/** Chats that go on, or those that ended: who waits longest first, then who wrote last. */
export async function listChats(
  db: Database,
  q: { workspaceId: string; state: "open" | "ended"; viewer: Viewer; now: Date },
): Promise<Chat[]> {
  const { workspaceId, state, viewer, now } = q;
  const wanted =
    state === "open" ? sql<boolean>`h.ended_at is null` : sql<boolean>`h.ended_at is not null`;
  const seen = sql<boolean>`(c.id is null or ${visibleTo(viewer)})`;
  return toChats(db, await rowsWhere(db, workspaceId, sql`${wanted} and ${seen}`), now);
}

/** @throws {KnownError} 404. */
export async function oneChat(
  db: Database,
  q: { workspaceId: string; conversationId: string; now: Date },
): Promise<Chat> {
  const rows = await rowsWhere(
    db,
    q.workspaceId,
    sql`h.conversation_id = ${q.conversationId}::uuid`,
  );
  const [one] = await toChats(db, rows, q.now);
  if (!one) throw noChat();
  return one;
}

/**
 * A chat with what was said in it, oldest first: the newest 500 messages, on whichever way they went. Notes of colleagues
 * stand in the case and not here, nor does what was written by machines.
 *
 * @throws {KnownError} 404.
 */
export async function chatThread(
  db: Database,
  q: { workspaceId: string; conversationId: string; now: Date },
): Promise<ChatThread> {
  const chat = await oneChat(db, q);
  const lines = await messagesOf(db, q);
  return {
    ...chat,
    lines: lines
      // What was unread and went by mail stands here already, line by line.
      .filter(({ machine, kind }) => machine === null && kind !== "unread")
      .map((line) => ({
        id: line.id,
        from: line.direction === "in" ? ("customer" as const) : ("us" as const),
        actor: line.actor,
        way: line.way as "chat",
        text: line.shown,
        at: line.at.toISOString(),
      })),
  };
}

async function rowsWhere(
  db: Database,
  workspaceId: string,
  wanted: RawBuilder<unknown>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.conversation_id as id, h.survey_id as "surveyId", v.person_id as "personId",
      coalesce(p.name, p.email, h.claimed_name, h.claimed_email) as name,
      h.vouched is not null as vouched, h.claimed_name as "claimedName",
      h.claimed_email as "claimedEmail", h.confirmed_at is not null as confirmed,
      case when h.confirmed_at is not null then o.id end as "samePersonId",
      h.page, h.began_at as "beganAt", h.waiting_since as "waitingSince", h.seen_at as "seenAt",
      h.owner, v.case_id as "caseId", h.last_at as "lastAt", h.ended_at as "endedAt",
      (select m.shown from conversation_message m
        where m.workspace_id = ${workspaceId} and m.conversation_id = h.conversation_id
          and m.machine is null and m.kind <> 'unread'
        order by m.at desc, m.id desc limit 1) as "lastWords"
    from chat h
    join conversation v on v.workspace_id = h.workspace_id and v.id = h.conversation_id
    left join person p on p.workspace_id = v.workspace_id and p.id = v.person_id
    left join customer_case c on c.workspace_id = v.workspace_id and c.id = v.case_id
    left join person o on o.workspace_id = h.workspace_id and o.email = h.claimed_email
      and o.id <> v.person_id
    where h.workspace_id = ${workspaceId}::uuid and v.workspace_id = ${workspaceId}::uuid
      and ${wanted}
    order by h.waiting_since asc nulls last, h.last_at desc, h.conversation_id
    limit ${MOST}
  `.execute(db);
  return rows;
}

async function toChats(db: Database, rows: readonly Row[], now: Date): Promise<Chat[]> {
  const users = await usersByIds(db, [...new Set(rows.flatMap(({ owner }) => owner ?? []))]);
  return rows.map((row) => {
    const owner = row.owner === null ? undefined : users.get(row.owner);
    return {
      ...{ id: row.id, surveyId: row.surveyId, personId: row.personId, name: row.name },
      claimed: row.vouched
        ? null
        : {
            name: row.claimedName,
            email: row.claimedEmail,
            confirmed: row.confirmed,
            samePersonId: row.samePersonId,
          },
      page: row.page,
      beganAt: row.beganAt.toISOString(),
      waitingSince: row.waitingSince?.toISOString() ?? null,
      here: now.getTime() - row.seenAt.getTime() <= VISITOR_HERE_MS,
      owner: row.owner,
      ownerName: owner ? owner.name || owner.email : null,
      caseId: row.caseId,
      lastWords: (row.lastWords ?? "").slice(0, LAST_WORDS),
      lastAt: row.lastAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    };
  });
}
