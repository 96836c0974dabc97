import { DAILY_ALERTS } from "@candor/contract/alert.ts";
import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork, type Place, wake } from "../due-work/due-work.ts";
import type { Step } from "../responses/step.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { AlertNews } from "./alert-news.ts";
import type { FindingsOfRule } from "./findings.ts";
import { judgeDaily } from "./judge-daily.ts";
import { judgeRules } from "./judge-rules.ts";
import { mailLater } from "./mail-later.ts";
import { type Mails, tellWaiting } from "./raise-alert.ts";

/** Judging the rules of alerts, after their figures moved. */
export const JUDGE_ALERTS = defineDueWork("alerts", { lanes: 2 });

/**
 * Has the rules judged of surveys whose answers moved. It is noted of the workspace alone: a job for each
 * batch of answers could tell when an anonymous one was given.
 */
export const alertsToJudge: Step = {
  name: "alerts",
  hears: ["recorded", "revised"],
  hearsQuiet: ["import"],
  when: "within",
  ifItFails: "retry",
  async run(trx, { workspaceId, now, events }) {
    const watched = await trx
      .selectFrom("alert_rule")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "in", [...new Set(events.map(({ after }) => after.survey_id))])
      .where("enabled", "=", true)
      .limit(1)
      .executeTakeFirst();
    if (watched) await wake(trx, JUDGE_ALERTS, { workspaceId }, { now });
  },
};

/**
 * After a look, so many times as long as it took nobody looks again: many rules and many answers take a small part of a
 * processor, and few rules are judged at once.
 */
const REST_FOR_WORK = 20;
/** An answer is judged within a minute whatever there is to judge. */
const MOST_REST_MS = 45_000;

/** Judging as due work, in whichever process takes it. */
export function alertJudging({
  db,
  mails,
  news,
  now,
  findings,
}: {
  db: Database;
  mails: Mails;
  news: AlertNews;
  now: () => Date;
  findings: FindingsOfRule;
}): DueWorker {
  const rests = new Map<string, Date>();
  return {
    kind: JUDGE_ALERTS,
    async takeTurn({ workspaceId }) {
      const rested = rests.get(workspaceId);
      if (rested !== undefined && rested > now()) return rested;
      const began = performance.now();
      const how = { now: now(), mails, news };
      await inTransaction(db, (trx) => judgeRules(trx, workspaceId, how));
      const quietEnds = await inTransaction(db, (trx) => tellWaiting(trx, workspaceId, how));
      await inTransaction(db, (trx) => judgeDaily(trx, workspaceId, { ...how, findings }));
      const hoursBegin = await inTransaction(db, (trx) => mailLater(trx, workspaceId, how));
      const rest = Math.min(MOST_REST_MS, REST_FOR_WORK * (performance.now() - began));
      rests.set(workspaceId, new Date(now().getTime() + rest));
      return earlier(quietEnds, hoursBegin);
    },
    sweep: () => daysToJudge(db),
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Workspaces where a day is over since a rule was judged that looks at days, or quiet hours have ended. */
async function daysToJudge(db: Database): Promise<Place[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select w.id as "workspaceId" from workspace w
    where exists (select from alert_rule r
      join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
      where r.workspace_id = w.id and s.workspace_id = w.id and r.enabled and s.deleted_at is null
        and r.kind = any(${[...DAILY_ALERTS]}::text[])
        and (r.judged_on is null or r.judged_on < (now() at time zone w.time_zone)::date))
      or exists (select from alert a where a.workspace_id = w.id and a.tell_at <= now())
      or exists (select from alert a where a.workspace_id = w.id and a.later_at <= now())
  `.execute(db);
  return rows;
}
