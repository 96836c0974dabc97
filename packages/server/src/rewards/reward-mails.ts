import { sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import { customerMailJob, hasMailServer } from "../delivery/customer-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { mailMessage } from "../messages/mail-messages.ts";
import { blocksOf } from "../people/contact-permission.ts";
import type { ResponseRow } from "../responses/revision.ts";
import type { Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";
import { languageFor } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { earnsReward } from "./give-rewards.ts";
import { rewardOf } from "./reward-of.ts";

export interface RewardMailDeps {
  jobs: Pick<JobQueue, "enqueue">;
  publicUrl: string;
  /** The operator's mail server: without one only workspaces with their own send anything. */
  smtpUrl: string | null;
}

/**
 * Mails of thanks with the code, to everybody who is known and answered elsewhere than in a chat (which
 * says it itself), once for each survey; and a word to the owners when codes run low.
 */
export function rewardMails(deps: RewardMailDeps): Step {
  return {
    name: "reward mails",
    hears: ["recorded", "revised"],
    hearsQuiet: [],
    when: "after",
    ifItFails: "retry",
    run: (trx, happening) => mail(trx, deps, happening),
  };
}

const SAID_IN_CHAT = ["sms", "telegram"];

async function mail(
  trx: Transaction,
  deps: RewardMailDeps,
  { workspaceId, events, now }: Happening,
): Promise<void> {
  const answers = events.map(({ after }) => after).filter(earnsReward);
  const surveys = [...new Set(answers.map(({ survey_id }) => survey_id))];
  if (surveys.length === 0) return;
  // Without a mail server nothing would ever take these mails up.
  if (!(await hasMailServer(trx, { workspaceId, smtpUrl: deps.smtpUrl }))) return;
  const rewards = await trx
    .selectFrom("reward")
    .select(["survey_id", "kind"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "in", surveys)
    .where("active", "=", true)
    .execute();
  for (const { survey_id: surveyId, kind } of rewards) {
    const here = answers.filter((answer) => answer.survey_id === surveyId);
    for (const answer of here) await thank(trx, deps, answer, now);
    if (kind === "pool" && deps.smtpUrl !== null)
      await warn(trx, deps, { workspaceId, surveyId, now });
  }
}

async function thank(
  trx: Transaction,
  { jobs }: RewardMailDeps,
  answer: ResponseRow,
  now: Date,
): Promise<void> {
  const { workspace_id: workspaceId, survey_id: surveyId, person_id: personId } = answer;
  if (personId === null || SAID_IN_CHAT.includes(answer.channel)) return;
  const person = await trx
    .selectFrom("person")
    .select(["email", "language"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person?.email) return;
  const blocks = await blocksOf(trx, { workspaceId, personId });
  if (blocks.some(({ channel }) => channel === "*" || channel === "email")) return;
  const languages = [answer.language, person.language];
  const reward = await rewardOf(trx, { workspaceId, surveyId, responseId: answer.id, languages });
  if (!reward) return;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("reward_mail")
    .values({ workspace_id: workspaceId, survey_id: surveyId, person_id: personId, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  const survey = await getSurvey(trx, { workspaceId, surveyId });
  const language = languageFor(survey, languages);
  const say = (key: string) => mailMessage(language, key, { ...reward, subject: survey.subject });
  await jobs.enqueue(trx, customerMailJob, {
    workspaceId,
    to: person.email,
    subject: say("reward.subject"),
    text: [say("reward.thanks"), say("reward.code"), say("why")].join("\n\n"),
  });
}

/** Once, until codes are added again. */
async function warn(
  trx: Transaction,
  { jobs, publicUrl }: RewardMailDeps,
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
