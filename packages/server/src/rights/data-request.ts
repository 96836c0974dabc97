import type { DataRequest } from "@candor/contract/rights.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { DataRequestTable } from "../storage/tables-rights.ts";

export type DataRequestRow = Selectable<DataRequestTable>;
export type RequestKind = DataRequestRow["kind"];

/** So long a copy can be fetched by the link that the person has. */
export const COPY_DAYS = 14;
/** A request that nobody confirmed is forgotten after so long. */
export const UNCONFIRMED_DAYS = 30;
/** That one was settled, and how, is kept so long: as long as somebody may ask about it. */
export const SETTLED_DAYS = 3 * 365;

/**
 * The same day of a later month, or its last day where it has fewer: within how long a request is to be answered
 * (article 12 GDPR counts months).
 */
export function monthsAfter(from: Date, months: number): Date {
  const day = from.getUTCDate();
  const date = new Date(from);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date;
}

/** As colleagues see it. */
export function toDataRequest(
  row: DataRequestRow & { name: string | null; on_hold: boolean },
): DataRequest {
  const at = (time: Date | null) => time?.toISOString() ?? null;
  return {
    id: row.id,
    person: { id: row.person_id, name: row.name },
    kind: row.kind,
    state: row.state,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by,
    confirmedAt: at(row.confirmed_at),
    confirmedBy: row.confirmed_by,
    dueAt: at(row.due_at),
    extendedAt: at(row.extended_at),
    settledAt: at(row.settled_at),
    settledBy: row.settled_by,
    reason: row.reason,
    removed: row.removed,
    copyUntil: at(row.copy_until),
    onHold: row.on_hold,
  };
}

export function noSuchRequest(id: string): KnownError {
  return new KnownError(
    404,
    "data_request_not_found",
    `There is no request "${id}" about somebody's data in this workspace; it may have been forgotten after its time.`,
  );
}
