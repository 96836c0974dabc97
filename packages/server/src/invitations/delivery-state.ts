import type { DeliveryState } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { channelStates } from "../delivery/channel-state.ts";
import type { Database } from "../storage/database.ts";
import { channelKey, type OutgoingChannel } from "./send-due.ts";

/** How each channel fares, and what waits for it in a workspace. */
export async function deliveryState(
  db: Database,
  q: { workspaceId: string; channels: readonly OutgoingChannel[]; now: Date },
): Promise<DeliveryState> {
  const states = await channelStates(db);
  const { rows } = await sql<{
    channel: string;
    waiting: number;
    sending: number;
    unconfirmed: number;
    sent_last_hour: number;
  }>`
    select channel, sum(waiting)::int as waiting, sum(sending)::int as sending,
      sum(unconfirmed)::int as unconfirmed, sum(sent_last_hour)::int as sent_last_hour
    from (
      select i.channel, count(*) filter (where i.next_at <= ${q.now}::timestamptz
          and coalesce(s.status, 'running') <> 'paused') as waiting,
        0 as sending, count(*) filter (where i.state = 'unconfirmed') as unconfirmed, 0 as sent_last_hour
      from invitation i left join sending s on s.workspace_id = i.workspace_id and s.id = i.sending_id
      where i.workspace_id = ${q.workspaceId}
        and (i.next_action in ('ask', 'remind') or i.state = 'unconfirmed')
      group by i.channel
      union all
      select channel, 0, count(*) filter (where state in ('queued', 'sending')), 0,
        count(*) filter (where handed_at > ${q.now}::timestamptz - interval '1 hour')
      from message where workspace_id = ${q.workspaceId}
        and (lease_until is not null or handed_at > ${q.now}::timestamptz - interval '1 hour')
      group by channel
    ) counted group by channel
  `.execute(db);
  const data = await Promise.all(
    q.channels.map(async (outgoing) => {
      const { channel } = outgoing;
      const pool = await outgoing.linesFor(q.workspaceId);
      const known = states.get(channelKey(outgoing, q.workspaceId, pool));
      const counted = rows.find((row) => row.channel === channel);
      return {
        channel,
        state: pool ? (known?.state ?? ("ok" as const)) : ("not_configured" as const),
        since: known?.since.toISOString() ?? null,
        error: known?.error ?? null,
        nextTryAt: known?.nextTryAt?.toISOString() ?? null,
        waiting: counted?.waiting ?? 0,
        sending: counted?.sending ?? 0,
        unconfirmed: counted?.unconfirmed ?? 0,
        sentLastHour: counted?.sent_last_hour ?? 0,
      };
    }),
  );
  return { data };
}
