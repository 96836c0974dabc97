import type { Language } from "@candor/contract/common.ts";
import { NOTIFICATIONS, type Notification, type SaveProfile } from "@candor/contract/profile.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { checkTimeZone } from "../workspaces/time-zone.ts";
import { auditName } from "./audit-user.ts";
import { renameUser } from "./user-queries.ts";

/** What somebody chose for themselves, in all their workspaces; null follows the workspace. */
export interface Profile {
  language: Language | null;
  timeZone: string | null;
  /** Which mails they want. */
  notify: Record<Notification, boolean>;
}

/** The profiles of these users; whoever chose nothing has one that follows the workspace. */
export async function profilesOf(
  db: Database | Transaction,
  userIds: readonly string[],
): Promise<Map<string, Profile>> {
  const rows =
    userIds.length === 0
      ? []
      : await db
          .selectFrom("directory.profile")
          .selectAll()
          .where("user_id", "in", [...userIds])
          .execute();
  const known = new Map(rows.map((row) => [row.user_id, row]));
  return new Map(
    userIds.map((id) => {
      const row = known.get(id);
      return [
        id,
        {
          language: (row?.language as Language | undefined) ?? null,
          timeZone: row?.time_zone ?? null,
          notify: notified(row?.muted ?? []),
        },
      ];
    }),
  );
}

export async function profileOf(db: Database | Transaction, userId: string): Promise<Profile> {
  const profile = (await profilesOf(db, [userId])).get(userId);
  return profile ?? { language: null, timeZone: null, notify: notified([]) };
}

function notified(muted: readonly string[]): Record<Notification, boolean> {
  return Object.fromEntries(NOTIFICATIONS.map((kind) => [kind, !muted.includes(kind)])) as Record<
    Notification,
    boolean
  >;
}

/**
 * Changes what is named and leaves the rest, in one statement for each place, so that two windows do not
 * undo one another.
 *
 * @throws {KnownError} 422 for what is no time zone.
 */
export async function saveProfile(
  db: Database,
  user: { userId: string; email: string },
  patch: SaveProfile,
  now: Date,
): Promise<void> {
  if (patch.timeZone) await checkTimeZone(db, patch.timeZone);
  const { name } = patch;
  await db.transaction().execute(async (trx) => {
    // Whoever comes second waits here, and sees what the first one chose.
    await trx
      .insertInto("directory.profile")
      .values({ user_id: user.userId, language: null, time_zone: null, muted: [], updated_at: now })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ updated_at: now }))
      .execute();
    const before = await profileOf(trx, user.userId);
    const notify = { ...before.notify, ...patch.notify };
    await trx
      .updateTable("directory.profile")
      .set({
        language: patch.language === undefined ? before.language : patch.language,
        time_zone: patch.timeZone === undefined ? before.timeZone : patch.timeZone,
        muted: NOTIFICATIONS.filter((kind) => !notify[kind]),
      })
      .where("user_id", "=", user.userId)
      .execute();
    if (name === undefined) return;
    // Colleagues see the name beside what was done, so the log of each workspace says that it changed.
    await renameUser(trx, user.userId, name, now);
    await auditName(trx, { ...user, name });
  });
}
