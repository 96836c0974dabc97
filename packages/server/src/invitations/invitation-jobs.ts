import { sql } from "kysely";
import { channelStates } from "../delivery/channel-state.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Place } from "../due-work/due-work.ts";
import { SEND_DUE } from "../sendings/wake-sender.ts";
import type { Database } from "../storage/database.ts";
import { channelKey, type SendDeps, sendDue } from "./send-due.ts";

/** Sending as due work: a workspace's turn sends what is due there, in whichever process takes it. */
export function invitationSender(deps: SendDeps): DueWorker {
  return {
    kind: SEND_DUE,
    async takeTurn({ workspaceId, signal }) {
      await sendDue(deps, workspaceId, signal);
      return nextDue(deps, workspaceId);
    },
    sweep: (now) => placesWithDue(deps.db, now),
  };
}

/** Workspaces with something due: a message, a round of autopilot, a message whose sender died. */
export async function placesWithDue(db: Database, now: Date): Promise<Place[]> {
  const { rows } = await sql<Required<Pick<Place, "workspaceId">>>`
    select w.id as "workspaceId" from workspace w
    where exists (select from invitation i where i.workspace_id = w.id and i.next_at <= ${now}::timestamptz)
      or exists (select from message m where m.workspace_id = w.id and m.lease_until < ${now}::timestamptz)
      or exists (select from sending s where s.workspace_id = w.id and s.status = 'running'
        and s.next_round_at <= ${now}::timestamptz)
  `.execute(db);
  return rows;
}

/**
 * When something will come due, or a channel that is down may be tried again. What is due and could
 * not go out (its channel is not set up, its sending is paused) waits for the next sweep.
 */
async function nextDue(deps: SendDeps, workspaceId: string): Promise<Date | null> {
  const { db, channels } = deps;
  const now = deps.clock();
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(next_at) from invitation
        where workspace_id = ${workspaceId} and next_at > ${now}::timestamptz),
      (select min(lease_until) from message
        where workspace_id = ${workspaceId} and lease_until > ${now}::timestamptz),
      (select min(next_round_at) from sending
        where workspace_id = ${workspaceId} and status = 'running' and next_round_at > ${now}::timestamptz)
    ) as at
  `.execute(db);
  const states = await channelStates(db);
  const tries: number[] = [];
  for (const channel of channels) {
    const key = channelKey(channel, workspaceId, await channel.linesFor(workspaceId));
    const at = states.get(key)?.nextTryAt;
    if (at && at > now) tries.push(at.getTime());
  }
  const at = Math.min(rows[0]?.at?.getTime() ?? Infinity, ...tries);
  return Number.isFinite(at) ? new Date(at) : null;
}
