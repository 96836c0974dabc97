import type { Call } from "@candor/contract/interview.ts";
import { sql } from "kysely";
import { rulesInForce } from "../../audiences/asking-rules.ts";
import { nextAllowed, zoneOr } from "../../sendings/sending-window.ts";
import type { Database } from "../../storage/database.ts";

export interface CallsAsked {
  workspaceId: string;
  surveyId: string;
  sendingId?: string | undefined;
  invitationId?: string | undefined;
  limit: number;
  now: Date;
}

interface CallRow {
  id: string;
  survey_id: string;
  person_id: string;
  name: string | null;
  phone: string;
  language: string | null;
  attributes: Record<string, string | number | boolean>;
  time_zone: string | null;
  workspace_zone: string;
  next_at: Date;
  attempts:
    | { at: string; by: string; outcome: string; note: string | null; callBackAt: string | null }[]
    | null;
  history: { answeredAt: string; score: number; comment: string | null }[] | null;
}

/**
 * Who is to be called now: promised call-backs first, then those who have waited longest. Whoever
 * may not be called any more (blocked, without a number) is not on the list.
 */
export async function callList(db: Database, q: CallsAsked): Promise<Call[]> {
  const one = q.invitationId ? sql`and i.id = ${q.invitationId}::uuid` : sql``;
  const due = q.invitationId ? sql`` : sql`and i.next_at <= ${q.now}::timestamptz`;
  const { rows } = await sql<CallRow>`
    select i.id, i.survey_id, i.person_id, p.name, p.phone, coalesce(i.language, p.language) as language,
      p.attributes, p.time_zone, w.time_zone as workspace_zone, i.next_at,
      (select jsonb_agg(jsonb_build_object('at', c.at, 'by', c.interviewer, 'outcome', c.outcome,
          'note', c.note, 'callBackAt', c.call_back_at) order by c.at)
        from call_attempt c where c.workspace_id = ${q.workspaceId} and c.invitation_id = i.id) as attempts,
      (select jsonb_agg(h.line) from (
        select jsonb_build_object('answeredAt', r.answered_at, 'score', r.score, 'comment', r.comment) as line
        from response r where r.workspace_id = ${q.workspaceId} and r.person_id = i.person_id
          and r.cells is not null order by r.answered_at desc limit 5) h) as history
    from invitation i
    join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    join workspace w on w.id = i.workspace_id
    left join sending s on s.workspace_id = i.workspace_id and s.id = i.sending_id
    where i.workspace_id = ${q.workspaceId} and p.workspace_id = ${q.workspaceId} and w.id = ${q.workspaceId}
      and i.survey_id = ${q.surveyId} and i.channel = 'phone' and i.next_action = 'ask' ${one} ${due}
      and i.state in ('planned', 'held_back') and p.phone is not null
      and (s.id is null or s.status in ('running', 'finished'))
      ${q.sendingId ? sql`and i.sending_id = ${q.sendingId}::uuid` : sql``}
      and not exists (select from contact_block b where b.workspace_id = ${q.workspaceId}
        and b.person_id = i.person_id and b.channel in ('phone', '*')
        and (b.reason <> 'bounced' or b.address = p.phone))
    order by (i.reason = 'call_back') desc nulls last, i.next_at, i.id limit ${q.limit}
  `.execute(db);
  const rules = await rulesInForce(db, q);
  return rows.map((row) => toCall(row, rules, q.now));
}

function toCall(row: CallRow, rules: Awaited<ReturnType<typeof rulesInForce>>, now: Date): Call {
  const timeZone = zoneOr(row.time_zone, row.workspace_zone);
  const attempts = (row.attempts ?? []).map((attempt) => ({
    ...attempt,
    at: iso(attempt.at),
    callBackAt: attempt.callBackAt === null ? null : iso(attempt.callBackAt),
  }));
  return {
    invitationId: row.id,
    surveyId: row.survey_id,
    person: {
      id: row.person_id,
      name: row.name,
      phone: row.phone,
      language: row.language,
      attributes: row.attributes,
    },
    localTime: new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
    }).format(now),
    timeZone,
    decentHour: nextAllowed(now, { ...rules, timeZone }).getTime() === now.getTime(),
    dueAt: row.next_at.toISOString(),
    isCallBack: attempts.at(-1)?.outcome === "call_back",
    attempts,
    history: (row.history ?? []).map((line) => ({ ...line, answeredAt: iso(line.answeredAt) })),
  };
}

function iso(text: string): string {
  return new Date(text).toISOString();
}
