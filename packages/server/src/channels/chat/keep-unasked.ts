import { LIMITS } from "@candor/contract/limits.ts";
import { keepLooseComments, keyOfWords } from "../../loose-comments/keep-loose-comments.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";

/** Words that fit no question are no answer; a colleague reads them all the same. */
export async function keepUnasked(
  db: Database,
  said: {
    workspaceId: string;
    channel: "sms" | "telegram";
    survey: SurveyRow;
    invitationId: string;
    personId: string;
    language: string;
    text: string;
  },
  now: Date,
): Promise<void> {
  const { workspaceId, survey } = said;
  const minute = String(Math.floor(now.getTime() / 60_000));
  await keepLooseComments(db, { workspaceId, surveyId: survey.id, now }, [
    {
      source: said.channel,
      // A gateway that delivers twice says the same words in the same minute.
      sourceKey: keyOfWords(said.invitationId, said.text, minute),
      text: said.text.slice(0, LIMITS.comment),
      language: said.language,
      personId: survey.anonymous ? null : said.personId,
      givenAt: now,
    },
  ]);
}
