import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork, wake } from "../due-work/due-work.ts";
import type { Step } from "../responses/step.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { AlertNews } from "./alert-news.ts";
import { judgeRules, type Mails } from "./judge-rules.ts";

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

/** Judging as due work, in whichever process takes it. */
export function alertJudging({
  db,
  mails,
  news,
  now,
}: {
  db: Database;
  mails: Mails;
  news: AlertNews;
  now: () => Date;
}): DueWorker {
  return {
    kind: JUDGE_ALERTS,
    async takeTurn({ workspaceId }) {
      await inTransaction(db, (trx) => judgeRules(trx, workspaceId, { now: now(), mails, news }));
      return null;
    },
  };
}
