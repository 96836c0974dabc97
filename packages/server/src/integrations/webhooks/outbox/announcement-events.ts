import { sql } from "kysely";
import type { AnnouncementHappening } from "../../../announcements/announcement.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row {
  workspace: string;
  language: string;
  number: number;
  title: string;
  improvement_id: string | null;
  started_at: Date | null;
  finished_at: Date | null;
  recipients: number;
  sent: number;
  unconfirmed: number;
  not_delivered: number;
  left_out: number;
}

/** The announcement as it stands in this transaction, in figures alone. */
export async function announcementEvent(
  trx: Transaction,
  { workspaceId, announcementId }: AnnouncementHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select w.name as workspace, w.language, a.number, a.title, a.improvement_id, a.started_at, a.finished_at,
      r.recipients, r.sent, r.unconfirmed, r.not_delivered, r.left_out
    from announcement a
    join workspace w on w.id = ${workspaceId}
    cross join (select count(*)::int as recipients,
        count(*) filter (where state = 'sent')::int as sent,
        count(*) filter (where state = 'unconfirmed')::int as unconfirmed,
        count(*) filter (where state = 'not_delivered')::int as not_delivered,
        count(*) filter (where state = 'left_out')::int as left_out
      from announcement_recipient
      where workspace_id = ${workspaceId} and announcement_id = ${announcementId}::uuid) r
    where a.workspace_id = ${workspaceId} and a.id = ${announcementId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: announcementId,
      personId: null,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: null,
        response: null,
        person: null,
        announcement: {
          id: announcementId,
          number: row.number,
          title: row.title,
          improvementId: row.improvement_id,
          recipients: row.recipients,
          sent: row.sent,
          unconfirmed: row.unconfirmed,
          notDelivered: row.not_delivered,
          leftOut: row.left_out,
          startedAt: row.started_at?.toISOString() ?? null,
          finishedAt: row.finished_at?.toISOString() ?? null,
        },
      },
    },
  ];
}
