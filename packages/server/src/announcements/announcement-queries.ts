import type {
  Announcement,
  AnnouncementRecipient,
  RaisedBy,
  RecipientState,
  ToldChannel,
} from "@candor/contract/announcement.ts";
import { sql } from "kysely";
import { groupOf } from "../responses/answer.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { type AnnouncementAsked, type Counted, toAnnouncement } from "./announcement.ts";
import { findAnnouncement } from "./preview-announcement.ts";

/** So many are listed; more than any workspace tells. */
const LISTED = 500;

/** The announcements of a workspace, the newest first. */
export async function listAnnouncements(
  db: Database,
  q: { workspaceId: string; state?: string | undefined; improvementId?: string | undefined },
): Promise<Announcement[]> {
  const rows = await db
    .selectFrom("announcement")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .$if(q.state !== undefined, (some) => some.where("state", "=", q.state ?? ""))
    .$if(q.improvementId !== undefined, (some) =>
      some.where("improvement_id", "=", q.improvementId ?? ""),
    )
    .orderBy("number", "desc")
    .limit(LISTED)
    .execute();
  const ids = rows.map(({ id }) => id);
  const counts = await countRecipients(db, q.workspaceId, ids);
  return rows.map((row) => toAnnouncement(row, counts.get(row.id) ?? { fates: {}, answered: 0 }));
}

export async function getAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
): Promise<Announcement> {
  const row = await findAnnouncement(db, asked);
  const counts = await countRecipients(db, asked.workspaceId, [row.id]);
  return toAnnouncement(row, counts.get(row.id) ?? { fates: {}, answered: 0 });
}

async function countRecipients(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Counted>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; state: RecipientState; n: number; answered: number }>`
    select announcement_id as id, state, count(*)::int as n, count(answered_at)::int as answered
    from announcement_recipient
    where workspace_id = ${workspaceId} and announcement_id = any(${[...ids]}::uuid[])
    group by announcement_id, state
  `.execute(db);
  const counts = new Map<string, Counted>();
  for (const { id, state, n, answered } of rows) {
    const counted = counts.get(id) ?? { fates: {}, answered: 0 };
    counted.fates[state] = n;
    counted.answered += answered;
    counts.set(id, counted);
  }
  return counts;
}

/** Everybody who is told or not, and why, in the order in which they were written down. */
export async function listRecipients(
  db: Database,
  asked: AnnouncementAsked,
  q: {
    state?: string | undefined;
    answered?: boolean | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ data: AnnouncementRecipient[]; nextCursor: string | null }> {
  const { workspaceId, announcementId } = asked;
  await findAnnouncement(db, asked);
  const [after = null] = q.cursor === undefined ? [] : decodeCursor(q.cursor, 1);
  const { rows } = await sql<Row>`
    select r.id, r.person_id, p.name, p.email, r.raised_by, r.raised_at, r.score_then, r.language, r.channel,
      r.state, r.reason, m.reply, r.told_at, r.answered_at, r.conversation_id, c.case_id
    from announcement_recipient r
    left join person p on p.workspace_id = ${workspaceId} and p.id = r.person_id
    left join conversation c on c.workspace_id = ${workspaceId} and c.id = r.conversation_id
    left join conversation_message m on m.workspace_id = ${workspaceId}
      and m.conversation_id = r.conversation_id and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.announcement_id = ${announcementId}::uuid
      ${after ? sql`and r.id > ${after}::uuid` : sql``}
      ${q.state ? sql`and r.state = ${q.state}` : sql``}
      ${q.answered === undefined ? sql`` : sql`and (r.answered_at is not null) = ${q.answered}`}
    order by r.id limit ${q.limit + 1}
  `.execute(db);
  const data = rows.slice(0, q.limit).map(toRecipient);
  const last = rows.length > q.limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? encodeCursor([last.id]) : null };
}

interface Row {
  id: string;
  person_id: string | null;
  name: string | null;
  email: string | null;
  raised_by: RaisedBy;
  raised_at: Date;
  score_then: number | null;
  language: string;
  channel: ToldChannel;
  state: RecipientState;
  reason: string | null;
  reply: string | null;
  told_at: Date | null;
  answered_at: Date | null;
  conversation_id: string | null;
  case_id: string | null;
}

function toRecipient(row: Row): AnnouncementRecipient {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at.toISOString(),
    group: row.score_then === null ? null : groupOf(row.score_then),
    language: row.language,
    channel: row.channel,
    state: row.state,
    reason: row.reason,
    reply: row.state === "sent" ? null : row.reply,
    toldAt: row.told_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    conversationId: row.conversation_id,
    caseId: row.case_id,
  };
}
