import type { AlertHours } from "@candor/contract/notice.ts";
import { profilesOf } from "../auth/profile.ts";
import { usersByIds } from "../auth/user-queries.ts";
import { countedCalendar } from "../calendars/business-calendar.ts";
import { nextOpen } from "../calendars/business-time.ts";
import type { Transaction } from "../storage/database.ts";
import { alertHoursOf } from "../teams/alert-hours.ts";
import { presenceOf } from "../teams/colleagues.ts";
import { quietUntil } from "./quiet-hours.ts";
import type { Rule, Workspace } from "./raise-alert.ts";

/** When a colleague may be mailed of an alert. */
export interface Moment {
  to: string;
  at: Date;
}

/**
 * When each of these addresses may be mailed, as its colleague chose. Whoever left hears no scores any more, and nobody
 * from outside ever did: such addresses are left out.
 */
export async function hoursOf(
  trx: Transaction,
  q: { rule: Rule; workspace: Workspace; addresses: readonly string[]; now: Date },
): Promise<Moment[]> {
  const { now } = q;
  const workspaceId = q.rule.workspace_id;
  const users = await colleaguesAmong(trx, workspaceId, q.addresses);
  const userIds = [...users.values()];
  const [chosen, profiles, presence] = await Promise.all([
    alertHoursOf(trx, { workspaceId, userIds }),
    profilesOf(trx, userIds),
    presenceOf(trx, { workspaceId, userIds, now }),
  ]);
  return [...users].map(([to, userId]) => {
    const hours = chosen.get(userId);
    if (!hours || (q.rule.urgent && hours.urgentAtOnce)) return { to, at: now };
    const timeZone = profiles.get(userId)?.timeZone ?? q.workspace.time_zone;
    const calendar = presence.get(userId)?.calendar;
    return { to, at: momentOf(hours, now, { timeZone, calendar }) };
  });
}

function momentOf(
  { wait, quiet }: AlertHours,
  now: Date,
  {
    timeZone,
    calendar,
  }: { timeZone: string; calendar: Parameters<typeof countedCalendar>[0] | undefined },
): Date {
  if (wait === "quiet") return quietUntil(quiet, now, timeZone) ?? now;
  return wait === "working" && calendar ? nextOpen(countedCalendar(calendar), now) : now;
}

/** The columns of what waits. */
export function laterOf(later: readonly Moment[]): { later: string; later_at: Date | null } {
  const sorted = later.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { later: JSON.stringify(sorted), later_at: sorted[0]?.at ?? null };
}

/** Those of these addresses that are a colleague's now, and whose. */
async function colleaguesAmong(
  trx: Transaction,
  workspaceId: string,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const members = await trx
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .execute();
  const users = await usersByIds(
    trx,
    members.map(({ user_id }) => user_id),
  );
  const known = new Map([...users.values()].map((one) => [one.email.toLowerCase(), one.userId]));
  return new Map(
    addresses.flatMap((address) => {
      const userId = known.get(address.toLowerCase());
      return userId === undefined ? [] : [[address, userId] as const];
    }),
  );
}
