import { LIMITS } from "@candor/contract/limits.ts";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { toIdentity } from "../people/identity.ts";
import { refuseTwoPeople } from "../people/owners.ts";
import { delimiterOf } from "../spreadsheets/csv-delimiter.ts";
import { type NamedRecord, namedRecords } from "../spreadsheets/csv-records.ts";
import type { Database } from "../storage/database.ts";
import { hearEvent } from "./hear-event.ts";

/** What became of a file of events. */
export interface EventsHeard {
  rows: number;
  /** Rows after which somebody is asked, now or later. */
  asked: number;
  /** Rows that no running sending waits for. */
  unheard: number;
  /** Why the others ask nobody, by reason. */
  notAsked: Record<string, number>;
  /** Rows that could not be read, with the line of the file. */
  rejected: { line: number; problem: string }[];
}

const MOST_ROWS = 10_000;
/** Columns with a meaning; all others become properties of the answer. */
const OURS = [
  "event",
  "email",
  "phone",
  "external_id",
  "name",
  "at",
  "order_id",
  "language",
  "touchpoint",
];

/**
 * Hears the events of a CSV file: columns `event` and one of `email`, `phone`, `external_id`; perhaps
 * `at` (ISO 8601), `order_id` (the same one again asks nobody again), `name`, `language`, `touchpoint`.
 * Other columns go with the answer as properties.
 *
 * @throws {KnownError} 422 when it is no such file; nothing is heard then.
 */
export async function hearEventsFromCsv(
  db: Database,
  q: { workspaceId: string; surveyId: string; csv: string; now: Date },
): Promise<EventsHeard> {
  const records = readRecords(q.csv);
  const heard: EventsHeard = { rows: 0, asked: 0, unheard: 0, notAsked: {}, rejected: [] };
  for (const { row, values, problem } of records) {
    heard.rows += 1;
    try {
      if (problem) {
        throw new KnownError(422, "bad_event", "A quotation mark is opened and never closed.");
      }
      await hearRow(db, q, values, heard);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      heard.rejected.push({ line: row, problem: error.message });
    }
  }
  return heard;
}

function readRecords(csv: string): NamedRecord[] {
  const records = namedRecords(csv, delimiterOf(csv));
  if (records.length > MOST_ROWS) throw notEvents(`it has more than ${MOST_ROWS} rows`);
  if (records[0] && !("event" in records[0].values)) throw notEvents('it has no column "event"');
  return records;
}

function notEvents(problem: string): KnownError {
  return new KnownError(
    422,
    "bad_events_file",
    `This is not a file of events: ${problem}. Its first line names the columns: event, email (or phone, or external_id), at, order_id.`,
  );
}

async function hearRow(
  db: Database,
  q: { workspaceId: string; surveyId: string; now: Date },
  record: Record<string, string>,
  heard: EventsHeard,
): Promise<void> {
  const email = record.email === "" ? undefined : record.email;
  if (email !== undefined && !z.email().max(LIMITS.email).safeParse(email).success) {
    throw new KnownError(
      422,
      "bad_email",
      `"${email}" is not an e-mail address; nobody could be asked there.`,
      [{ field: "email", message: "must be an e-mail address" }],
    );
  }
  const identity = toIdentity({
    email,
    phone: record.phone,
    externalId: record.external_id,
    name: record.name,
  });
  if (!record.event || !identity) {
    throw new KnownError(422, "bad_event", "The row names no event, or nobody it happened to.");
  }
  await refuseTwoPeople(db, q.workspaceId, identity);
  const at = record.at ? new Date(record.at) : q.now;
  if (Number.isNaN(at.getTime())) {
    throw new KnownError(
      422,
      "bad_event",
      `"${record.at}" is not a time such as 2026-05-31T14:00:00Z.`,
    );
  }
  const properties = Object.fromEntries(
    Object.entries(record).filter(([name, value]) => !OURS.includes(name) && name && value),
  );
  const results = await hearEvent(db, {
    ...q,
    event: record.event,
    identity,
    at,
    properties,
    touchpoint: record.touchpoint || null,
    language: record.language || null,
    externalId: record.order_id || null,
  });
  if (results.length === 0) heard.unheard += 1;
  else if (results.some(({ state }) => state !== "not_asked")) heard.asked += 1;
  else {
    const reason = results[0]?.reason ?? "";
    heard.notAsked[reason] = (heard.notAsked[reason] ?? 0) + 1;
  }
}
