import { sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { mailMessage } from "../messages/mail-messages.ts";
import type { Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { earnsReward } from "./give-rewards.ts";

export interface LowStockDeps {
  jobs: Pick<JobQueue, "enqueue">;
  publicUrl: string;
  /** The operator's mail server: without one nothing would ever take the mail up. */
  smtpUrl: string | null;
}

/**
 * A word to the owners when the codes of a reward run low. With the answers, whoever gave them: a job
 * for each batch could tell when an anonymous answer was given.
 */
export function lowStock(deps: LowStockDeps): Step {
  return {
    name: "low stock",
    hears: ["recorded", "revised"],
    hearsQuiet: [],
    when: "within",
    ifItFails: "retry",
    run: (trx, happening) => look(trx, deps, happening),
  };
}

async function look(
  trx: Transaction,
  deps: LowStockDeps,
  { workspaceId, events, now }: Happening,
): Promise<void> {
  if (deps.smtpUrl === null) return;
  const answers = events.map(({ after }) => after).filter(earnsReward);
  const surveys = [...new Set(answers.map(({ survey_id }) => survey_id))];
  if (surveys.length === 0) return;
  const pools = await trx
    .selectFrom("reward")
    .select("survey_id")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "in", surveys)
    .where("kind", "=", "pool")
    .where("active", "=", true)
    .execute();
  for (const { survey_id: surveyId } of pools)
    await warn(trx, deps, { workspaceId, surveyId, now });
}

/** Once, until codes are added again. */
async function warn(
  trx: Transaction,
  { jobs, publicUrl }: LowStockDeps,
  q: { workspaceId: string; surveyId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ left: number }>`
    with stock as materialized (
      select count(*)::int as left from reward_code where workspace_id = ${q.workspaceId}::uuid
        and survey_id = ${q.surveyId}::uuid and given_at is null
    )
    update reward r set warned_at = ${q.now}::timestamptz from stock
    where r.workspace_id = ${q.workspaceId}::uuid and r.survey_id = ${q.surveyId}::uuid
      and r.warned_at is null and stock.left <= r.low_stock
    returning stock.left
  `.execute(trx);
  const low = rows[0];
  const workspace = low && (await findWorkspace(trx, q.workspaceId));
  if (!low || !workspace) return;
  const survey = await getSurvey(trx, q);
  const link = `${publicUrl}/surveys?workspace=${q.workspaceId}`;
  const args = { left: low.left, survey: survey.name, link };
  const say = (key: string) => mailMessage(workspace.language, key, args);
  for (const to of await ownersOf(trx, q.workspaceId)) {
    await jobs.enqueue(trx, colleagueMailJob, {
      to,
      subject: say("reward.low.subject"),
      text: say("reward.low.text"),
    });
  }
}

async function ownersOf(trx: Transaction, workspaceId: string): Promise<string[]> {
  const owners = await trx
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("role", "=", "owner")
    .execute();
  const users = await usersByIds(
    trx,
    owners.map((owner) => owner.user_id),
  );
  return [...users.values()].map((user) => user.email);
}
