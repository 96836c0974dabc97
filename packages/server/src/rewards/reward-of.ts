import type { Database } from "../storage/database.ts";
import { earnsReward } from "./give-rewards.ts";

/** What somebody who answered is shown. */
export interface GivenReward {
  code: string;
  /** What it is, in their language. */
  title: string;
}

/**
 * The code of whoever gave this answer, whatever the score; null when the survey gives none, when the
 * answer does not count (yet), or when none was left.
 *
 * @param q.languages the customer's, dearest first.
 */
export async function rewardOf(
  db: Database,
  q: {
    workspaceId: string;
    surveyId: string;
    responseId: string;
    languages: readonly (string | null)[];
  },
): Promise<GivenReward | null> {
  const reward = await db
    .selectFrom("reward")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .where("active", "=", true)
    .executeTakeFirst();
  if (!reward) return null;
  const answer = await db
    .selectFrom("response")
    .select(["person_id", "channel", "quarantine_reason", "exclusion_reason", "deleted_at"])
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.responseId)
    .executeTakeFirst();
  if (!answer || !earnsReward(answer)) return null;
  const title = titleIn(reward.title, q.languages);
  if (reward.kind === "shared") return { code: reward.shared_code ?? "", title };
  const row = await db
    .selectFrom("reward_code")
    .select("code")
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .where("holder", "in", [q.responseId, ...(answer.person_id ? [answer.person_id] : [])])
    .executeTakeFirst();
  return row ? { code: row.code, title } : null;
}

/** The words in the dearest of these languages that has some. */
export function titleIn(
  titles: Readonly<Record<string, string>>,
  languages: readonly (string | null)[],
): string {
  for (const language of [...languages, "en"]) {
    const title = titles[language ?? ""] ?? titles[language?.split("-")[0] ?? ""];
    if (title) return title;
  }
  return Object.values(titles)[0] ?? "";
}
