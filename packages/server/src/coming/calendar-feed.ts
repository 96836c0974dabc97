import { randomBytes } from "node:crypto";
import type { CalendarFeed, CalendarFeedMade } from "@candor/contract/coming.ts";
import type { Language } from "@candor/contract/common.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { CalendarFeedTable } from "../storage/tables-calendar-feeds.ts";
import { findEntry, putEntry, removeEntries } from "../workspaces/directory.ts";

export type FeedRow = Selectable<CalendarFeedTable>;

interface Whose {
  workspaceId: string;
  userId: string;
}

/** The feed of a colleague, or that there is none; its address is not known any more. */
export async function feedOf(db: Database, { workspaceId, userId }: Whose): Promise<CalendarFeed> {
  const row = await db
    .selectFrom("calendar_feed")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return {
    madeAt: row?.made_at.toISOString() ?? null,
    withNames: row?.with_names ?? false,
    language: (row?.language as Language | undefined) ?? null,
    openedAt: row?.opened_at?.toISOString() ?? null,
  };
}

/**
 * Makes the feed of a colleague: 128 random bits, of which the directory keeps the hash alone. An address from
 * before leads nowhere from then on.
 */
export async function makeFeed(
  { db, publicUrl }: { db: Database; publicUrl: string },
  { workspaceId, userId, actor, now }: Whose & { actor: string; now: Date },
  { withNames, language: wished }: { withNames: boolean; language?: string | undefined },
): Promise<CalendarFeedMade> {
  const token = randomBytes(16).toString("base64url");
  await inTransaction(db, async (trx) => {
    const { language } = await trx
      .selectFrom("workspace")
      .select("language")
      .where("id", "=", workspaceId)
      // Of two who make one at once the second waits, and takes the first one's place.
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    await dropFeed(trx, { workspaceId, userId });
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("calendar_feed")
      .values({
        ...{ workspace_id: workspaceId, user_id: userId, id, with_names: withNames },
        ...{ language: wished ?? language, made_at: now, opened_at: null },
      })
      .execute();
    await putEntry(trx, token, { workspaceId, kind: "calendar", id });
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "calendar_feed.made", target: actor, at: now },
      details: { withNames },
    });
  });
  const made = await feedOf(db, { workspaceId, userId });
  return { ...made, url: `${publicUrl}/c/${token}.ics` };
}

/** Takes the feed of a colleague back; its address leads nowhere from the next request on. */
export async function revokeFeed(
  db: Database,
  { workspaceId, userId, actor, now }: Whose & { actor: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await dropFeed(trx, { workspaceId, userId }))) return;
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "calendar_feed.revoked", target: actor, at: now },
    });
  });
}

/** @returns whether there was one. Whoever leaves the workspace has none any more, either. */
export async function dropFeed(trx: Transaction, { workspaceId, userId }: Whose): Promise<boolean> {
  const gone = await trx
    .deleteFrom("calendar_feed")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .returning("id")
    .executeTakeFirst();
  if (!gone) return false;
  await removeEntries(trx, { workspaceId, kind: "calendar", id: gone.id });
  return true;
}

/** The feed that a token opens, while its colleague is one; null for every other token. */
export async function openFeed(db: Database, token: string): Promise<FeedRow | null> {
  const entry = await findEntry(db, "calendar", token);
  if (!entry) return null;
  const row = await db
    .selectFrom("calendar_feed")
    .selectAll()
    .where("workspace_id", "=", entry.workspaceId)
    .where("id", "=", entry.id)
    .executeTakeFirst();
  if (!row) return null;
  const member = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", row.workspace_id)
    .where("user_id", "=", row.user_id)
    .executeTakeFirst();
  return member ? row : null;
}
