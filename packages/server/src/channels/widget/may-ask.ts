import { sql } from "kysely";
import { rulesInForce } from "../../audiences/asking-rules.ts";
import { type JudgedRow, judgePeople } from "../../audiences/judge-people.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { claimedIn, knownPerson } from "./widget-answer.ts";

/**
 * Whether a page may ask whoever it says its visitor is: not while they rest after an answer or a
 * request, through whatever door and browser. Nothing else is told of them, and somebody unknown is
 * asked like anybody. An anonymous survey knows nobody.
 */
export async function mayAsk(
  db: Database,
  survey: SurveyRow,
  person: unknown,
  now: Date,
): Promise<boolean> {
  const claimed = claimedIn(person);
  if (!claimed || survey.anonymous) return true;
  const known = await knownPerson(db, survey, claimed);
  if (!known) return true;
  const { workspace_id: workspaceId, id: surveyId, kind } = survey;
  const { rows } = await sql<JudgedRow>`${judgePeople({
    workspaceId,
    surveyKind: kind,
    channel: "email",
    rules: await rulesInForce(db, { workspaceId, surveyId }),
    at: now,
    personIds: [known],
  })}`.execute(db);
  return !rows[0]?.rests_until;
}
