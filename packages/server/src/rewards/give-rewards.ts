import { sql } from "kysely";
import type { Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";

/** Answers that somebody else brings in earn nothing: whoever gave them is not there. */
const WITHOUT_REWARD = ["import", "api"];
/** Where the code is shown at once; elsewhere only somebody known can get it, by the mail of thanks. */
const SHOWN_AT_ONCE = ["link", "email", "form", "sms", "telegram"];

/** Whether what was answered earns a reward: whatever the score, once it counts. */
export function earnsReward(row: {
  channel: string;
  person_id: string | null;
  quarantine_reason: string | null;
  exclusion_reason: string | null;
  deleted_at: Date | null;
}): boolean {
  if (row.quarantine_reason || row.exclusion_reason || row.deleted_at) return false;
  if (WITHOUT_REWARD.includes(row.channel)) return false;
  return SHOWN_AT_ONCE.includes(row.channel) || row.person_id !== null;
}

/**
 * Everyone who answers gets a code of the pool, whatever the score, once per person. When the pool
 * is empty nobody gets one and the answer is recorded all the same. An answer in quarantine earns its
 * code when it is let in, one that is left out of the score none. Answers older than the reward earn
 * nothing, whatever is changed about them.
 */
export const givenRewards: Step = {
  name: "rewards",
  hears: ["recorded", "revised"],
  hearsQuiet: [],
  when: "within",
  ifItFails: "retry",
  run: giveRewards,
};

async function giveRewards(
  trx: Transaction,
  { kind, workspaceId, events, now }: Happening,
): Promise<void> {
  const earned = events
    .map(({ after }) => after)
    .filter(earnsReward)
    .map((row) => ({
      surveyId: row.survey_id,
      holder: row.person_id ?? row.id,
      // Anonymous answers say the day alone; one that is given now is given now.
      at: kind === "recorded" ? now : row.recorded_at,
    }));
  await give(trx, workspaceId, earned, now);
}

async function give(
  trx: Transaction,
  workspaceId: string,
  earned: readonly { surveyId: string; holder: string; at: Date }[],
  now: Date,
): Promise<void> {
  if (earned.length === 0) return;
  const surveys = [...new Set(earned.map(({ surveyId }) => surveyId))];
  const pools = await trx
    .selectFrom("reward")
    .select(["survey_id", "created_at"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "in", surveys)
    .where("kind", "=", "pool")
    .where("active", "=", true)
    .execute();
  for (const { survey_id: surveyId, created_at: since } of pools) {
    const here = earned.filter((one) => one.surveyId === surveyId && one.at >= since);
    const holders = [...new Set(here.map(({ holder }) => holder))];
    if (holders.length === 0) continue;
    // The workspace's lock is held while answers are recorded: no two of them pick the same code.
    await sql`
      with wants as materialized (
        select holder, row_number() over (order by n) as n
        from unnest(${holders}::text[]) with ordinality as h(holder, n)
        where not exists (select from reward_code c where c.workspace_id = ${workspaceId}
          and c.survey_id = ${surveyId} and c.holder = h.holder)
      ), free as materialized (
        select code, row_number() over (order by added_at, code) as n from (
          select code, added_at from reward_code where workspace_id = ${workspaceId}
            and survey_id = ${surveyId} and given_at is null
          order by added_at, code limit ${holders.length} for update) f
      )
      update reward_code c set given_at = ${now}::timestamptz, holder = wants.holder
      from wants join free on free.n = wants.n
      where c.workspace_id = ${workspaceId} and c.survey_id = ${surveyId} and c.code = free.code
    `.execute(trx);
  }
}
