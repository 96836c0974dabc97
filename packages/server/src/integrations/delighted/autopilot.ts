import { SendingPlan } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { addMembers, createSending } from "../../sendings/save-sending.ts";
import type { Database } from "../../storage/database.ts";
import type { Caller } from "./caller.ts";
import type { Properties } from "./field-values.ts";
import { secondAfter } from "./people-queries.ts";

/** Ways in which Delighted's Autopilot asked. */
export type Platform = "email" | "sms";

/** Delighted's own default, and Candor's quiet time: three months. */
const USUAL_DAYS = 90;
const DAY_SECONDS = 86_400;

/** The sending that stands for a project's Autopilot. */
export interface Autopilot {
  sendingId: string;
  isActive: boolean;
  everySeconds: number;
  createdAt: Date;
  updatedAt: Date;
}

interface Of {
  workspaceId: string;
  surveyId: string;
  platform: Platform;
}

/** The survey's sending over this channel that goes round listed people; null when there is none. */
export async function findAutopilot(db: Database, q: Of): Promise<Autopilot | null> {
  const { rows } = await sql<{
    id: string;
    status: string;
    plan: unknown;
    created_at: Date;
    updated_at: Date;
  }>`
    select id, status, plan, created_at, updated_at from sending
    where workspace_id = ${q.workspaceId} and survey_id = ${q.surveyId} and channel = ${q.platform}
      and plan ->> 'kind' = 'drip' and audience ->> 'who' = 'members'
      and status in ('draft', 'starting', 'running', 'paused')
    order by status = 'running' desc, created_at desc limit 1
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  const plan = SendingPlan.parse(row.plan);
  return {
    sendingId: row.id,
    isActive: row.status === "running",
    everySeconds: (plan.kind === "drip" ? plan.everyDays : USUAL_DAYS) * DAY_SECONDS,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What Autopilot would be while nobody has been put on it. */
export function idleAutopilot(survey: { created_at: Date }): Omit<Autopilot, "sendingId"> {
  return {
    isActive: false,
    everySeconds: USUAL_DAYS * DAY_SECONDS,
    createdAt: survey.created_at,
    updatedAt: survey.created_at,
  };
}

/**
 * Puts a person on Autopilot, or changes what goes with them. Autopilot is made as a draft when it
 * is first needed: it asks nobody before a colleague starts it, as it was at Delighted.
 */
export async function joinAutopilot(
  db: Database,
  { workspaceId, survey, actor }: Caller,
  member: { platform: Platform; personId: string; properties: Properties },
  now: Date,
): Promise<void> {
  const of = { workspaceId, surveyId: survey.id, platform: member.platform };
  const found = await findAutopilot(db, of);
  const sendingId =
    found?.sendingId ??
    (
      await createSending(db, {
        workspaceId,
        surveyId: survey.id,
        actor,
        now,
        sending: {
          name: `Autopilot (${member.platform})`,
          channel: member.platform,
          audience: { who: "members", delayMinutes: 0 },
          plan: { kind: "drip", everyDays: USUAL_DAYS },
          rules: {},
          properties: {},
        },
      })
    ).id;
  const { personId, properties } = member;
  await addMembers(db, { workspaceId, sendingId, members: [{ personId, properties }], now });
}

export interface Membership {
  /** The person's, for the next page. */
  id: string;
  added_at: Date;
  updated_at: Date;
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: Date;
  last_sent_at: Date | null;
  next_id: string | null;
  next_created_at: Date | null;
  next_at: Date | null;
  next_properties: Properties | null;
}

/** Who is on Autopilot, with the request that is planned for them. */
export async function listMembers(
  db: Database,
  q: {
    workspaceId: string;
    sendingId: string;
    personId: string | null;
    updatedSince: Date | null;
    updatedUntil: Date | null;
    after: string | null;
    limit: number;
  },
): Promise<Membership[]> {
  const changed = sql`greatest(m.added_at, p.updated_at)`;
  const conditions = [
    sql`m.workspace_id = ${q.workspaceId}`,
    sql`p.workspace_id = ${q.workspaceId}`,
    sql`m.sending_id = ${q.sendingId}::uuid`,
    ...(q.personId ? [sql`m.person_id = ${q.personId}::uuid`] : []),
    ...(q.updatedSince ? [sql`${changed} >= ${q.updatedSince}::timestamptz`] : []),
    ...(q.updatedUntil ? [sql`${changed} < ${secondAfter(q.updatedUntil)}::timestamptz`] : []),
    ...(q.after ? [sql`m.person_id > ${q.after}::uuid`] : []),
  ];
  const { rows } = await sql<Membership>`
    select p.id, m.added_at, ${changed} as updated_at, p.name, p.email, p.phone, p.created_at,
      greatest(p.last_asked_at, (select max(a.at) from person_asked a
        where a.workspace_id = ${q.workspaceId} and a.person_id = p.id)) as last_sent_at,
      next.id as next_id, next.created_at as next_created_at, next.next_at, next.properties as next_properties
    from audience_member m join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    left join lateral (
      select i.id, i.created_at, i.next_at, i.properties from invitation i
      where i.workspace_id = ${q.workspaceId} and i.sending_id = m.sending_id and i.person_id = m.person_id
        and i.state in ('planned', 'held_back') and i.next_action = 'ask'
      order by i.next_at limit 1
    ) next on true
    where ${sql.join(conditions, sql` and `)}
    order by m.person_id limit ${q.limit}
  `.execute(db);
  return rows;
}
