import { intervalWilson, npsVariance } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** How many of those invited answered, with its 95 % interval. */
export interface PastResponseRate {
  share: number;
  lower: number;
  upper: number;
  invited: number;
  answered: number;
  basis: "survey_channel" | "survey" | "workspace";
}

/** Fewer invitations than this say nothing about the next ones. */
const ENOUGH_INVITATIONS = 30;
/** Answers still come in for so long; younger invitations would look like silence. */
const SETTLED_DAYS = 7;
const LOOK_BACK_DAYS = 365;

/**
 * The response rate of the past year, of the closest thing that has enough invitations: this survey
 * on this channel, this survey, the workspace. Null while none has. Anonymous surveys do not know
 * who answered and never count.
 */
export async function pastResponseRate(
  db: Database,
  q: { workspaceId: string; surveyId: string; channel: string; now: Date },
): Promise<PastResponseRate | null> {
  const until = new Date(q.now.getTime() - SETTLED_DAYS * 86_400_000);
  const since = new Date(q.now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const { rows } = await sql<{
    survey_id: string;
    channel: string;
    invited: number;
    answered: number;
  }>`
    select i.survey_id, i.channel, count(*)::int as invited, count(i.answered_at)::int as answered
    from invitation i join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
    where i.workspace_id = ${q.workspaceId} and s.workspace_id = ${q.workspaceId} and not s.anonymous
      and i.asked_at >= ${since}::timestamptz and i.asked_at < ${until}::timestamptz
      and i.state <> 'bounced'
    group by i.survey_id, i.channel
  `.execute(db);
  const ofSurvey = rows.filter((row) => row.survey_id === q.surveyId);
  const candidates = [
    ["survey_channel", ofSurvey.filter((row) => row.channel === q.channel)],
    ["survey", ofSurvey],
    ["workspace", rows],
  ] as const;
  for (const [basis, counted] of candidates) {
    const invited = counted.reduce((sum, row) => sum + row.invited, 0);
    const answered = counted.reduce((sum, row) => sum + row.answered, 0);
    if (invited < ENOUGH_INVITATIONS) continue;
    const { estimate, lower, upper } = intervalWilson({ successes: answered, n: invited });
    if (estimate === null || lower === null || upper === null) continue;
    return { share: estimate, lower, upper, invited, answered, basis };
  }
  return null;
}

/** Fewer answers than this tell too little of how much they differ. */
const ENOUGH_ANSWERS = 30;
/** What scores usually show; see sampleSizeForMargin. */
const USUAL_VARIANCE = 0.7;

/** One answer's variance on the unit scale: from the survey's own answers, or the usual one. */
export async function pastVariance(
  db: Database,
  q: { workspaceId: string; surveyId: string },
): Promise<{ value: number; from: "answers" | "assumed" }> {
  const { rows } = await sql<{ promoters: number; passives: number; detractors: number }>`
    select coalesce(sum(s9 + s10), 0)::int as promoters, coalesce(sum(s7 + s8), 0)::int as passives,
      coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6), 0)::int as detractors
    from tally where workspace_id = ${q.workspaceId} and survey_id = ${q.surveyId}
      and basis = 'every' and dimension = '' and value = ''
  `.execute(db);
  const counts = rows[0];
  if (!counts) return { value: USUAL_VARIANCE, from: "assumed" };
  const answers = counts.promoters + counts.passives + counts.detractors;
  const { variance } = npsVariance(counts);
  if (answers < ENOUGH_ANSWERS || variance === null || variance === 0) {
    return { value: USUAL_VARIANCE, from: "assumed" };
  }
  return { value: variance, from: "answers" };
}
