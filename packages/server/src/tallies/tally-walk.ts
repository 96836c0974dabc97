import { type Selectable, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import type { TallyWalkTable } from "../storage/tables.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";

export type TallyWalk = Selectable<TallyWalkTable>;

export interface SurveyPlace {
  workspaceId: string;
  surveyId: string;
}

/** What is asked of a walk: what is left out stays as an earlier one asked. */
export interface WalkWish {
  /** Dimensions that are new, and not complete until it ends. */
  dimensions?: readonly string[];
  /** After a change of the time zone. */
  days?: boolean;
  renames?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

/** How far a survey's answers are, and what is not complete until they are. */
export interface WalkProgress {
  dimensions: string[];
  days: boolean;
  /** 0 to 0.99: when it is over there is nothing to say. */
  share: number;
}

/**
 * Begins to walk over all answers of a survey, to put right what each is tallied under. Answers recorded
 * from now on are right from the start, so only those that are there already have to be walked over,
 * and tallies are exact for what is stored at every moment between. A walk under way begins again.
 */
export async function startWalk(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  wish: WalkWish,
  now: Date,
): Promise<void> {
  await lockWorkspace(trx, workspaceId);
  const earlier = await walkOf(trx, { workspaceId, surveyId });
  const dimensions = [...new Set([...(earlier?.dimensions ?? []), ...(wish.dimensions ?? [])])];
  const anew = {
    dimensions,
    days: (wish.days ?? false) || (earlier?.days ?? false),
    renames: JSON.stringify(wish.renames ?? earlier?.renames ?? {}),
    after_at: null,
    after_id: null,
    done: 0,
    total: await countedAnswers(trx, { workspaceId, surveyId }),
    started_at: now,
    touched_at: now,
  };
  await trx
    .insertInto("tally_walk")
    .values({ workspace_id: workspaceId, survey_id: surveyId, ...anew })
    .onConflict((conflict) => conflict.columns(["workspace_id", "survey_id"]).doUpdateSet(anew))
    .execute();
}

export async function walkOf(
  db: Database | Transaction,
  { workspaceId, surveyId }: SurveyPlace,
): Promise<TallyWalk | null> {
  const row = await db
    .selectFrom("tally_walk")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .executeTakeFirst();
  return row ?? null;
}

/** What is being counted in a workspace, by survey. */
export async function walksUnderWay(
  db: Database,
  workspaceId: string,
): Promise<Map<string, WalkProgress>> {
  const rows = await db
    .selectFrom("tally_walk")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Map(rows.map((row) => [row.survey_id, progressOf(row)]));
}

export function progressOf({ dimensions, days, done, total }: TallyWalk): WalkProgress {
  return { dimensions, days, share: total === 0 ? 0 : Math.min(0.99, done / total) };
}

/** From the tallies: what is set aside is not in it, so the share is nearly right. */
async function countedAnswers(trx: Transaction, place: SurveyPlace): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::int as n
    from tally where workspace_id = ${place.workspaceId} and survey_id = ${place.surveyId}
      and basis = 'every' and dimension = '' and value = ''
  `.execute(trx);
  return rows[0]?.n ?? 0;
}
