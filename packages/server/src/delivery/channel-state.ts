import { sql } from "kysely";
import { type BackOff, pauseAfter } from "../due-work/back-off.ts";
import type { Database } from "../storage/database.ts";

/** How a channel fares: all workspaces of this server share its mail server and providers. */
export interface ChannelState {
  channel: string;
  state: "ok" | "down";
  since: Date;
  error: string | null;
  /** How often in a row it failed. */
  failures: number;
  /** Before this moment nothing is tried. */
  nextTryAt: Date | null;
}

/** After failures in a row: doubled each time, a quarter of an hour at most. */
const DOWN: BackOff = { firstMs: 15_000, factor: 2, longestMs: 15 * 60_000 };

/** The channels of which anything is known. */
export async function channelStates(db: Database): Promise<Map<string, ChannelState>> {
  const rows = await db.selectFrom("directory.channel_state").selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.channel,
      {
        channel: row.channel,
        state: row.state === "down" ? "down" : "ok",
        since: row.since,
        error: row.error,
        failures: row.failures,
        nextTryAt: row.next_try_at,
      },
    ]),
  );
}

/** How one channel fares, as a screen shows it. */
export async function healthOf(db: Database, channel: string, isSetUp: boolean) {
  const known = isSetUp ? (await channelStates(db)).get(channel) : undefined;
  return {
    state: isSetUp ? (known?.state ?? "ok") : ("not_configured" as const),
    since: known?.since.toISOString() ?? null,
    error: known?.error ?? null,
    nextTryAt: known?.nextTryAt?.toISOString() ?? null,
  };
}

/** Notes that there is no getting through, and says when to try again. */
export async function noteDown(
  db: Database,
  down: { channel: string; error: string; now: Date },
): Promise<Date> {
  const { rows } = await sql<{ failures: number }>`
    insert into directory.channel_state (channel, state, since, error, failures, next_try_at)
    values (${down.channel}, 'down', ${down.now}::timestamptz, ${down.error}, 1, ${down.now}::timestamptz)
    on conflict (channel) do update set
      since = case when channel_state.state = 'down' then channel_state.since else excluded.since end,
      failures = case when channel_state.state = 'down' then channel_state.failures + 1 else 1 end,
      state = 'down', error = excluded.error
    returning failures
  `.execute(db);
  const nextTryAt = new Date(down.now.getTime() + pauseAfter(rows[0]?.failures ?? 1, DOWN));
  await db
    .updateTable("directory.channel_state")
    .set({ next_try_at: nextTryAt })
    .where("channel", "=", down.channel)
    .execute();
  return nextTryAt;
}

/** Notes that something got through; costs nothing while that is no news. */
export async function noteUp(db: Database, channel: string, now: Date): Promise<void> {
  await sql`
    insert into directory.channel_state (channel, state, since, error, failures, next_try_at)
    values (${channel}, 'ok', ${now}::timestamptz, null, 0, null)
    on conflict (channel) do update set
      state = 'ok', since = excluded.since, error = null, failures = 0, next_try_at = null
    where channel_state.state <> 'ok'
  `.execute(db);
}
