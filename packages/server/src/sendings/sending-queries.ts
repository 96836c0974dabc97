import { AudienceSpec } from "@candor/contract/audience.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import {
  AskingRules,
  type CalendarDay,
  DrawRecord,
  type FateCounts,
  type Sending,
  SendingPlan,
} from "@candor/contract/sending.ts";
import { type Selectable, sql } from "kysely";
import type { z } from "zod";
import { ticket } from "../audiences/draw-sample.ts";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { SendingTable } from "../storage/tables-asking.ts";

export type SendingRow = Selectable<SendingTable>;

export interface SendingAsked {
  workspaceId: string;
  sendingId: string;
}

/** @throws {KnownError} 404 when the workspace has no such sending. */
export async function sendingRow(db: Database, q: SendingAsked): Promise<SendingRow> {
  const row = await db
    .selectFrom("sending")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(
    404,
    "sending_not_found",
    `There is no sending "${q.sendingId}" in this workspace.`,
  );
}

/** The same, held until the transaction ends. @throws {KnownError} 404. */
export async function lockSending(trx: Transaction, q: SendingAsked): Promise<SendingRow> {
  const row = await trx
    .selectFrom("sending")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? sendingRow(trx, q);
}

/** A sending as the API shows it, with who stands where. @throws {KnownError} 404. */
export async function getSending(db: Database, q: SendingAsked): Promise<Sending> {
  const row = await sendingRow(db, q);
  return toSending(row, await fateCounts(db, q));
}

/** A page of a survey's sendings, newest first. */
export async function sendingPage(
  db: Database,
  q: { workspaceId: string; surveyId: string; limit: number; cursor?: string | undefined },
): Promise<{ data: Sending[]; nextCursor: string | null }> {
  let query = db
    .selectFrom("sending")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId);
  if (q.cursor !== undefined) query = query.where("id", "<", decodeCursor(q.cursor, 1)[0] ?? "");
  const rows = await query
    .orderBy("id", "desc")
    .limit(q.limit + 1)
    .execute();
  const shown = rows.slice(0, q.limit);
  const data = await Promise.all(
    shown.map(async (row) =>
      toSending(row, await fateCounts(db, { workspaceId: q.workspaceId, sendingId: row.id })),
    ),
  );
  const last = shown.at(-1);
  return { data, nextCursor: rows.length > q.limit && last ? encodeCursor([last.id]) : null };
}

/** How many stand where, and why: the fates of a sending add up to everybody it spoke of. */
export async function fateCounts(db: Database, q: SendingAsked): Promise<FateCounts> {
  const { rows } = await sql<{ state: string; reason: string | null; people: number }>`
    select state, reason, count(*)::int as people from invitation
    where workspace_id = ${q.workspaceId} and sending_id = ${q.sendingId}
    group by state, reason order by state, reason
  `.execute(db);
  const fates = new Map<string, number>();
  for (const { state, people } of rows) fates.set(state, (fates.get(state) ?? 0) + people);
  return {
    fates: [...fates].map(([state, people]) => ({ state, people })),
    reasons: rows.flatMap(({ state, reason, people }) =>
      reason ? [{ state, reason, people }] : [],
    ),
    total: rows.reduce((sum, { people }) => sum + people, 0),
  };
}

/** What goes out and went out on each day, in the workspace's time zone; `to` is not included. */
export async function calendar(
  db: Database,
  q: { workspaceId: string; from: string; to: string },
): Promise<z.infer<typeof CalendarDay>[]> {
  const { rows } = await sql<z.infer<typeof CalendarDay>>`
    with zone as (select time_zone as name from workspace where id = ${q.workspaceId}), things as (
      select i.sending_id, i.survey_id, i.channel, i.next_at as at,
        (i.next_action = 'ask')::int as planned, (i.next_action = 'remind')::int as reminders, 0 as sent,
        0 as bounced
      from invitation i where i.workspace_id = ${q.workspaceId} and i.next_action in ('ask', 'remind')
      union all
      select m.sending_id, i.survey_id, m.channel, m.handed_at, 0, 0,
        (m.state <> 'bounced')::int, (m.state = 'bounced')::int
      from message m join invitation i on i.workspace_id = m.workspace_id and i.id = m.invitation_id
      where m.workspace_id = ${q.workspaceId} and i.workspace_id = ${q.workspaceId}
        and m.state in ('sent', 'unconfirmed', 'bounced') and m.handed_at is not null
    )
    select (t.at at time zone zone.name)::date::text as day, t.sending_id as "sendingId",
      coalesce(s.name, '') as name, t.survey_id as "surveyId", t.channel,
      sum(t.planned)::int as planned, sum(t.reminders)::int as reminders, sum(t.sent)::int as sent,
      sum(t.bounced)::int as bounced
    from things t cross join zone
    left join sending s on s.workspace_id = ${q.workspaceId} and s.id = t.sending_id
    where t.at >= (${q.from}::date::timestamp at time zone zone.name)
      and t.at < (${q.to}::date::timestamp at time zone zone.name)
    group by 1, 2, 3, 4, 5 order by 1, 3, 4, 5
  `.execute(db);
  return rows;
}

/** One line of a draw's record. */
export interface DrawLine {
  person_id: string;
  external_id: string | null;
  email: string | null;
  stratum: string;
  rank: number;
  drawn: boolean;
  ticket: string;
}

/** Everybody who could have been drawn, in the order of the draw, for an audit. */
export async function drawLines(db: Database, q: SendingAsked): Promise<DrawLine[]> {
  const { draw } = await sendingRow(db, q);
  if (!draw) {
    throw new KnownError(
      404,
      "no_draw",
      "Nothing was drawn for this sending: it asks everybody it speaks of, or it has not started.",
    );
  }
  const record = DrawRecord.parse(draw);
  const { rows } = await sql<DrawLine>`
    select i.person_id, p.external_id, p.email, coalesce(i.stratum, '') as stratum, i.draw_rank as rank,
      coalesce(i.reason, '') not in ('sampled_out', 'quota_full') as drawn,
      encode(${ticket(record.seed, sql`i.person_id`)}, 'hex') as ticket
    from invitation i left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      and p.workspace_id = ${q.workspaceId}
    where i.workspace_id = ${q.workspaceId} and i.sending_id = ${q.sendingId} and i.draw_rank is not null
    order by 4, 5
  `.execute(db);
  return rows;
}

function toSending(row: SendingRow, counts: FateCounts): Sending {
  return {
    id: row.id,
    surveyId: row.survey_id,
    name: row.name,
    status: row.status as Sending["status"],
    channel: row.channel as AskingChannel,
    audience: AudienceSpec.parse(row.audience),
    plan: SendingPlan.parse(row.plan),
    rules: AskingRules.partial().parse(row.rules),
    properties: row.properties,
    draw: row.draw ? DrawRecord.parse(row.draw) : null,
    counts,
    starting: row.status === "starting" ? { written: row.planned, of: row.to_plan } : null,
    undoUntil: row.status === "starting" ? (row.undo_until?.toISOString() ?? null) : null,
    startsAt: row.starts_at?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
