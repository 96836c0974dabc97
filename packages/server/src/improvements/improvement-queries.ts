import type { Improvement, ImprovementDetail } from "@candor/contract/improvement.ts";
import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { type ImprovementAsked, noImprovement, toImprovement } from "./improvement.ts";
import { countSources } from "./improvement-sources.ts";
import { loopOf } from "./loop-steps.ts";
import { answersFrom, planOutlook } from "./measure.ts";

/** So many are listed; more than any workspace works on. */
const LISTED = 500;

/** The improvements of a workspace, the newest first. */
export async function listImprovements(
  db: Database,
  q: { workspaceId: string; state?: string | undefined; surveyId?: string | undefined },
): Promise<Improvement[]> {
  const rows = await db
    .selectFrom("improvement")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .$if(q.state !== undefined, (some) => some.where("state", "=", q.state ?? ""))
    .$if(q.surveyId !== undefined, (some) => some.where("survey_id", "=", q.surveyId ?? ""))
    .orderBy("number", "desc")
    .limit(LISTED)
    .execute();
  const ids = rows.map(({ id }) => id);
  const counts = await countSources(db, q.workspaceId, ids);
  return rows.map((row) => toImprovement(row, counts.get(row.id) ?? { sources: 0, people: 0 }));
}

/** One, with what can be hoped for while it is planned, and the figures once they are in. */
export async function improvementDetail(
  db: Database,
  { workspaceId, improvementId }: ImprovementAsked,
  now: Date,
): Promise<ImprovementDetail> {
  const row = await db
    .selectFrom("improvement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", improvementId)
    .executeTakeFirst();
  if (!row) throw noImprovement(improvementId);
  const counts = await countSources(db, workspaceId, [row.id]);
  const remarks = await db
    .selectFrom("improvement_remark")
    .select(["at", "actor", "words"])
    .where("workspace_id", "=", workspaceId)
    .where("improvement_id", "=", row.id)
    .orderBy("id")
    .execute();
  const today = await todayOf(db, workspaceId, now);
  const measure = ImprovementMeasure.parse(row.measure);
  const measured = { workspaceId, surveyId: row.survey_id, measure };
  const { weeks, expected, began_on: beganOn, check_on: checkOn } = row;
  const until = checkOn !== null && checkOn < today ? checkOn : today;
  const since = beganOn === null ? null : { from: beganOn, to: until };
  return {
    ...toImprovement(row, counts.get(row.id) ?? { sources: 0, people: 0 }),
    outlook:
      row.state === "plan" ? await planOutlook(db, measured, { weeks, expected, today }) : null,
    result: row.result,
    loop: await loopOf(db, row, today),
    answersSince:
      since === null ? null : since.from < since.to ? await answersFrom(db, measured, since) : 0,
    remarks: remarks.map(({ at, actor, words }) => ({ at: at.toISOString(), by: actor, words })),
  };
}
