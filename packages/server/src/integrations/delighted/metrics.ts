import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { secondAfter } from "./people-queries.ts";
import { inSurvey } from "./response-queries.ts";

/** Whose metrics are asked for. */
export interface MetricsWanted {
  workspaceId: string;
  surveyId: string;
  since: Date | null;
  until: Date | null;
  /** The trend, as a condition on `response`. */
  condition: RawBuilder<unknown> | null;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/**
 * The Net Promoter Score and its parts as whole numbers, as Delighted gave them. Without a period
 * they speak of the 30 days that end with the latest answer. This is the one place where Candor
 * gives a score without its base of ten answers and its interval; without any answer it is null.
 */
export async function coreMetrics(db: Database, q: MetricsWanted) {
  const conditions = [
    ...inSurvey({ ...q, ...(await periodOf(db, q)) }),
    sql`response.cells is not null`,
    ...(q.condition ? [q.condition] : []),
  ];
  const { rows } = await sql<{ promoters: number; passives: number; detractors: number }>`
    select count(*) filter (where response.score >= 9)::int as promoters,
      count(*) filter (where response.score in (7, 8))::int as passives,
      count(*) filter (where response.score <= 6)::int as detractors
    from response where ${sql.join(conditions, sql` and `)}
  `.execute(db);
  const { promoters = 0, passives = 0, detractors = 0 } = rows[0] ?? {};
  const answers = promoters + passives + detractors;
  const percent = (part: number) => (answers === 0 ? 0 : Math.round((100 * part) / answers));
  return {
    nps: answers === 0 ? null : Math.round((100 * (promoters - detractors)) / answers) + 0,
    promoter_count: promoters,
    promoter_percent: percent(promoters),
    passive_count: passives,
    passive_percent: percent(passives),
    detractor_count: detractors,
    detractor_percent: percent(detractors),
    response_count: answers,
  };
}

async function periodOf(
  db: Database,
  q: MetricsWanted,
): Promise<{ since: Date | null; until: Date | null }> {
  if (q.since || q.until) return { since: q.since, until: q.until };
  const conditions = [
    ...inSurvey(q),
    sql`response.cells is not null`,
    ...(q.condition ? [q.condition] : []),
  ];
  const { rows } = await sql<{ answered_at: Date }>`
    select response.answered_at from response where ${sql.join(conditions, sql` and `)}
    order by response.answered_at desc, response.id desc limit 1
  `.execute(db);
  const latest = rows[0]?.answered_at;
  return latest
    ? { since: new Date(latest.getTime() - USUAL_DAYS * DAY_MS), until: latest }
    : { since: null, until: null };
}

/** Ways to ask that Delighted counted apart. */
export const CHANNEL_GROUPS = ["email", "kiosk", "link", "sms", "web"] as const;
export type ChannelGroup = (typeof CHANNEL_GROUPS)[number];

/**
 * What happened on a channel in the period, or ever. How Delighted called these is not known; the
 * names are ours. Who was asked on a kiosk, a link or a page nobody knows.
 */
export async function channelMetrics(db: Database, q: MetricsWanted, channel: ChannelGroup) {
  const answers = [
    ...inSurvey(q),
    sql`response.cells is not null`,
    sql`response.channel = ${channel}`,
    ...(q.condition ? [q.condition] : []),
  ];
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response where ${sql.join(answers, sql` and `)}
  `.execute(db);
  const answered = { response_count: rows[0]?.n ?? 0 };
  if (channel !== "email" && channel !== "sms") return answered;
  const asked = [
    sql`workspace_id = ${q.workspaceId}`,
    sql`survey_id = ${q.surveyId}`,
    sql`channel = ${channel}`,
    sql`asked_at is not null`,
    ...(q.since ? [sql`asked_at >= ${q.since}::timestamptz`] : []),
    ...(q.until ? [sql`asked_at < ${secondAfter(q.until)}::timestamptz`] : []),
  ];
  const { rows: fates } = await sql<{ sent: number; bounced: number; unsubscribed: number }>`
    select count(*)::int as sent, count(*) filter (where state = 'bounced')::int as bounced,
      count(*) filter (where state = 'unsubscribed')::int as unsubscribed
    from invitation where ${sql.join(asked, sql` and `)}
  `.execute(db);
  return {
    sent_count: fates[0]?.sent ?? 0,
    bounce_count: fates[0]?.bounced ?? 0,
    unsubscribe_count: fates[0]?.unsubscribed ?? 0,
    ...answered,
  };
}
