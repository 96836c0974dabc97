import type { Coming } from "@candor/contract/coming.ts";
import { sql } from "kysely";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { teamsOf } from "../teams/team-queries.ts";
import type { FeedRow } from "./calendar-feed.ts";
import { whatIsComing } from "./coming-queries.ts";
import { type IcsEvent, writeIcs } from "./write-ics.ts";

/** A calendar shows a month back and a year ahead. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 366;

/** A colleague's feed: what they may see, in their language; customers are named only where they ticked that. */
export async function renderFeed(
  { db, publicUrl }: { db: Database; publicUrl: string },
  feed: FeedRow,
  now: Date,
): Promise<string> {
  const { workspace_id: workspaceId, user_id: userId, language, with_names: withNames } = feed;
  const today = await todayOf(db, workspaceId, now);
  const teams = await teamsOf(db, { workspaceId, userId });
  const [events, { name }] = await Promise.all([
    whatIsComing(db, {
      ...{ workspaceId, language, withNames },
      viewer: { userId, teamIds: teams.map(({ teamId }) => teamId) },
      ...{ from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) },
    }),
    db
      .selectFrom("workspace")
      .select("name")
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow(),
  ]);
  const keyed = [...new Map(events.map((event) => [keyOf(event), event])).entries()];
  const moved = await sequences(db, feed, keyed, now);
  return writeIcs(
    `Candor: ${name}`,
    keyed.flatMap(([key, event]): IcsEvent[] => {
      const told = moved.get(key);
      if (!told) return [];
      const { startsAt, endsAt, day, until, title } = event;
      return [
        {
          ...{ uid: `${key}@candor`, ...told, title },
          url: publicUrl + pathOf(event),
          when:
            startsAt === null || endsAt === null
              ? { day, until }
              : { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
        },
      ];
    }),
  );
}

/** The same for the same thing for good; what comes again and again is a thing each time. */
function keyOf({ kind, id, day }: Coming): string {
  const again = ["sending", "report", "pulse", "person"].includes(kind);
  return again ? `${kind}-${id ?? "single"}-${day}` : `${kind}-${id}`;
}

/**
 * How often each event was moved since this feed told it first. One statement: two programs that ask at once say the
 * same.
 */
async function sequences(
  db: Database,
  { workspace_id: workspaceId, id: feedId }: FeedRow,
  events: readonly (readonly [string, Coming])[],
  now: Date,
): Promise<Map<string, { sequence: number; changedAt: Date }>> {
  const rows = events.map(([event, { day, until, startsAt, endsAt }]) => ({
    event,
    times: startsAt === null ? `${day}/${until}` : `${startsAt}/${endsAt}`,
  }));
  await sql`
    update calendar_feed set opened_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and id = ${feedId}
  `.execute(db);
  await sql`
    insert into calendar_feed_event as e (workspace_id, feed_id, event, times, sequence, changed_at)
    select ${workspaceId}::uuid, ${feedId}::uuid, n.event, n.times, 0, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(event text, times text)
    on conflict (workspace_id, feed_id, event) do update set times = excluded.times,
      sequence = e.sequence + 1, changed_at = excluded.changed_at
    where e.times <> excluded.times
  `.execute(db);
  const known = await db
    .selectFrom("calendar_feed_event")
    .select(["event", "sequence", "changed_at"])
    .where("workspace_id", "=", workspaceId)
    .where("feed_id", "=", feedId)
    .execute();
  return new Map(
    known.map(({ event, sequence, changed_at: changedAt }) => [event, { sequence, changedAt }]),
  );
}

/** Where in the dashboard it is seen. */
function pathOf({ kind, id }: Coming): string {
  switch (kind) {
    case "check":
      return `/improvements/${id}`;
    case "promise":
      return "/cases/promises";
    case "goal":
      return "/goals";
    case "report":
      return "/settings/reports";
    case "meeting":
      return `/meetings/${id}`;
    case "decision":
      return `/decisions/${id}`;
    case "person":
      return `/people/${id}`;
    case "date":
      return "/overview";
    default:
      return id === null ? "/asking" : `/asking/sendings/${id}`;
  }
}
