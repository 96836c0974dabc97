import type { Notice, NoticeKind, NoticeSetting } from "@candor/contract/notice.ts";
import { type Selectable, sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import type { NoticeTable } from "../storage/tables-teams.ts";

interface Mine {
  workspaceId: string;
  userId: string;
}

/** What somebody was told, newest first, and how much of it they have not read. */
export async function listNotices(
  db: Database,
  q: Mine & { unread: boolean; limit: number; cursor: string | null },
): Promise<{ data: Notice[]; nextCursor: string | null; unread: number }> {
  const after = q.cursor === null ? null : decodeCursor(q.cursor, 2);
  const { rows } = await sql<Selectable<NoticeTable>>`
    select * from notice where workspace_id = ${q.workspaceId} and user_id = ${q.userId} and shown
      ${q.unread ? sql`and read_at is null` : sql``}
      ${after === null ? sql`` : sql`and (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at desc, id desc limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => ({
      id: row.id,
      kind: row.kind as NoticeKind,
      target: row.target,
      about: row.about,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
    nextCursor:
      rows.length > q.limit && last ? encodeCursor([last.at.toISOString(), last.id]) : null,
    unread: await countUnread(db, q),
  };
}

async function countUnread(db: Database, { workspaceId, userId }: Mine): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from notice where workspace_id = ${workspaceId} and user_id = ${userId}
      and shown and read_at is null
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Marks as read those named, or all. @returns how many were not read before. */
export async function readNotices(
  db: Database,
  { workspaceId, userId, ids, now }: Mine & { ids: readonly string[] | null; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notice set read_at = ${now}::timestamptz, mail_at = null
    where workspace_id = ${workspaceId} and user_id = ${userId} and read_at is null
      ${ids === null ? sql`and shown` : sql`and id = any(${[...ids]}::uuid[])`}
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Keeps how somebody wants to be told; kinds that are not named stay as they are. */
export async function saveNoticeSettings(
  db: Database,
  { workspaceId, userId, settings }: Mine & { settings: readonly NoticeSetting[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { kind, inApp, byMail } of settings) {
      await trx
        .insertInto("notice_setting")
        .values({
          workspace_id: workspaceId,
          user_id: userId,
          kind,
          in_app: inApp,
          by_mail: byMail,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["workspace_id", "user_id", "kind"])
            .doUpdateSet({ in_app: inApp, by_mail: byMail }),
        )
        .execute();
      // What waits to be mailed is no longer wanted.
      if (!byMail) {
        await trx
          .updateTable("notice")
          .set({ mail_at: null })
          .where("workspace_id", "=", workspaceId)
          .where("user_id", "=", userId)
          .where("kind", "=", kind)
          .where("mail_at", "is not", null)
          .execute();
      }
    }
  });
}
