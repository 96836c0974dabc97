import { type Sending, SendingPlan } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { lockAsking } from "./fate.ts";
import { lookAgain } from "./look-again.ts";
import { runRound } from "./run-round.ts";
import { audit, type SendingAct, timeZoneOf, updateSending, wrongStatus } from "./sending-act.ts";
import { getSending, sendingRow } from "./sending-queries.ts";

/** Nothing goes out until it is resumed. @throws {KnownError} 404, 409. */
export function pauseSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["running"], to: "paused" });
}

/** Goes on where it was paused. @throws {KnownError} 404, 409. */
export function resumeSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["paused"], to: "running" });
}

/**
 * Ends a sending: what has not gone out is cancelled, no reminder goes out; answers still count.
 *
 * @throws {KnownError} 404, 409.
 */
export async function stopSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["starting", "running", "paused"], to: "stopped" }, async (trx) => {
    await trx
      .deleteFrom("sending_candidate")
      .where("workspace_id", "=", act.workspaceId)
      .where("sending_id", "=", act.sendingId)
      .execute();
    await trx
      .updateTable("invitation")
      .set({
        state: "cancelled",
        reason: "stopped",
        next_action: null,
        next_at: null,
        updated_at: act.now,
      })
      .where("workspace_id", "=", act.workspaceId)
      .where("sending_id", "=", act.sendingId)
      .where("state", "in", ["planned", "held_back"])
      .execute();
    await trx
      .updateTable("invitation")
      .set({ next_action: null, next_at: null, updated_at: act.now })
      .where("workspace_id", "=", act.workspaceId)
      .where("sending_id", "=", act.sendingId)
      .where("next_action", "=", "remind")
      .execute();
    await lookAgain(trx, act);
  });
}

/** The rounds of autopilot that are due. @returns how many people are asked by them. */
export async function runDueRounds(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockAsking(trx, q.workspaceId);
    const rows = await trx
      .selectFrom("sending")
      .selectAll()
      .where("workspace_id", "=", q.workspaceId)
      .where("status", "=", "running")
      .where("next_round_at", "<=", q.now)
      .execute();
    if (rows.length === 0) return 0;
    const zone = await timeZoneOf(trx, q.workspaceId);
    let asked = 0;
    for (const row of rows) {
      const plan = SendingPlan.parse(row.plan);
      if (plan.kind !== "drip") continue;
      asked += await runRound(trx, { ...q, sendingId: row.id }, row, plan.everyDays, zone);
    }
    return asked;
  });
}

/** A sending of one round is finished when nothing is left to go out. */
export async function finishSendings(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    update sending s set status = 'finished', finished_at = ${q.now}::timestamptz, updated_at = ${q.now}::timestamptz
    where s.workspace_id = ${q.workspaceId} and s.status = 'running'
      and s.plan ->> 'kind' in ('once', 'waves', 'pulse')
      and not exists (select from invitation i where i.workspace_id = ${q.workspaceId} and i.sending_id = s.id
        and (i.state in ('planned', 'held_back', 'sending') or i.next_action in ('ask', 'remind')))
  `.execute(db);
}

async function move(
  db: Database,
  act: SendingAct,
  change: { from: string[]; to: string },
  also: (trx: Transaction) => Promise<void> = async () => {},
): Promise<Sending> {
  await db.transaction().execute(async (trx) => {
    await lockAsking(trx, act.workspaceId);
    const row = await sendingRow(trx, act);
    if (!change.from.includes(row.status)) throw wrongStatus(row, change.to);
    await updateSending(trx, act, {
      status: change.to,
      ...(change.to === "stopped" ? { finished_at: act.now } : {}),
    });
    await also(trx);
    await audit(trx, act, row.name, `sending.${change.to}`);
  });
  return getSending(db, act);
}
