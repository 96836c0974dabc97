import { addBusinessTime, isOpen } from "../calendars/business-time.ts";
import { TARGETS } from "../cases/case.ts";
import { hoursOf } from "../cases/case-clocks.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { presenceOf } from "../teams/colleagues.ts";
import type { ChatSettingRow } from "./chat-settings.ts";

/** A desk that was not heard for so long has nobody at it. With the browsers' own pause that is within a minute. */
export const AT_DESK_MS = 45_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whether somebody answers now, and if not, by when a mail will. */
export interface ChatStatus {
  online: boolean;
  /** When the hours of today are over; null outside of them. */
  closesAt: Date | null;
  /** What a case of this moment promises: the first contact within the team's working time. */
  answerBy: Date;
}

/** Within the hours, and somebody of the team at the desk who is not away. */
export async function chatStatus(
  db: Database | Transaction,
  q: { workspaceId: string; setting: Pick<ChatSettingRow, "team_id">; now: Date },
): Promise<ChatStatus> {
  const { workspaceId, setting, now } = q;
  const { counted } = await hoursOf(db, { workspaceId, teamId: setting.team_id });
  const open = isOpen(counted, now);
  const targetMs = TARGETS.normal.firstContactHours * HOUR_MS;
  const there = open ? await atDesk(db, { workspaceId, teamId: setting.team_id, now }) : [];
  return {
    online: there.length > 0,
    closesAt: open ? new Date(addBusinessTime(counted, now, DAY_MS).spells[0]?.to ?? now) : null,
    answerBy: addBusinessTime(counted, now, targetMs).dueAt,
  };
}

/** Who sits at the desk and is not away: of a team, or of everybody. */
export async function atDesk(
  db: Database | Transaction,
  { workspaceId, teamId, now }: { workspaceId: string; teamId: string | null; now: Date },
): Promise<string[]> {
  let query = db
    .selectFrom("chat_presence as p")
    .select("p.user_id")
    .where("p.workspace_id", "=", workspaceId)
    .where("p.at", ">=", new Date(now.getTime() - AT_DESK_MS));
  if (teamId !== null) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("team_member as m")
          .select("m.user_id")
          .where("m.workspace_id", "=", workspaceId)
          .where("m.team_id", "=", teamId)
          .whereRef("m.user_id", "=", "p.user_id"),
      ),
    );
  }
  const heard = (await query.execute()).map(({ user_id }) => user_id);
  if (heard.length === 0) return [];
  // Asked apart: who belongs to a workspace is not stored beside its shards.
  const members = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "in", heard)
    .orderBy("user_id")
    .execute();
  const userIds = members.map(({ user_id }) => user_id);
  const known = await presenceOf(db, { workspaceId, userIds, now });
  // Whoever opened the desk outside of their own hours is there all the same.
  return userIds.filter((id) => {
    const presence = known.get(id)?.presence;
    return presence === "present" || presence === "outside_hours";
  });
}
