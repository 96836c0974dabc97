import { customerMailJob, hasMailServer } from "../delivery/customer-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { mailMessage } from "../messages/mail-messages.ts";
import { blocksOf } from "../people/contact-permission.ts";
import type { ResponseRow } from "../responses/revision.ts";
import type { Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";
import { languageFor } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { earnsReward } from "./give-rewards.ts";
import { rewardOf } from "./reward-of.ts";

export interface RewardMailDeps {
  jobs: Pick<JobQueue, "enqueue">;
  /** The operator's mail server: without one only workspaces with their own send anything. */
  smtpUrl: string | null;
}

/**
 * Mails of thanks with the code, to everybody who is known and answered elsewhere than in a chat (which
 * says it itself), once for each survey.
 */
export function rewardMails(deps: RewardMailDeps): Step {
  return {
    name: "reward mails",
    hears: ["recorded", "revised"],
    hearsQuiet: [],
    when: "after",
    ifItFails: "retry",
    ofPeople: true,
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
    .select("survey_id")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "in", surveys)
    .where("active", "=", true)
    .execute();
  for (const { survey_id: surveyId } of rewards) {
    const here = answers.filter((answer) => answer.survey_id === surveyId);
    for (const answer of here) await thank(trx, deps, answer, now);
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
    personId,
    subject: say("reward.subject"),
    text: [say("reward.thanks"), say("reward.code"), say("why")].join("\n\n"),
  });
}
