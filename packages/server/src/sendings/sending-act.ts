import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import type { SendingAsked, SendingRow } from "./sending-queries.ts";

/** Somebody does something to a sending. */
export interface SendingAct extends SendingAsked {
  actor: string;
  now: Date;
}

/** Changes a sending's own row. */
export async function updateSending(
  trx: Transaction,
  q: SendingAsked & { now: Date },
  values: Partial<{
    status: string;
    started_at: Date | null;
    starts_at: Date | null;
    undo_until: Date | null;
    finished_at: Date;
    next_round_at: Date;
    draw: string;
    to_plan: number;
    planned: number;
  }>,
): Promise<void> {
  await trx
    .updateTable("sending")
    .set({ ...values, updated_at: q.now })
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .execute();
}

/** Who did what to a sending. */
export async function audit(
  trx: Transaction,
  act: SendingAct,
  name: string,
  action: string,
): Promise<void> {
  await writeAudit(trx, {
    workspaceId: act.workspaceId,
    actor: act.actor,
    action,
    target: name,
    details: { sendingId: act.sendingId },
  });
}

/** The clock of a workspace. */
export async function timeZoneOf(trx: Transaction, workspaceId: string): Promise<string> {
  const { time_zone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

/** What cannot be done to a sending where it stands. */
export function wrongStatus(row: SendingRow, wanted: string): KnownError {
  return new KnownError(
    409,
    "sending_status",
    `The sending "${row.name}" is ${row.status} and cannot be ${wanted} now.`,
  );
}
