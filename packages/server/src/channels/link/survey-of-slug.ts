import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";
import { remembered } from "../../workspaces/remembered.ts";

/** The survey behind the slug of a link, kiosk or form; null when there is none. */
export async function surveyOfSlug(db: Database, slug: string): Promise<SurveyRow | null> {
  return remembered(db, `survey ${slug}`, async () => {
    const entry = await findEntry(db, "survey", slug);
    if (!entry) return null;
    const { workspaceId, id: surveyId } = entry;
    const survey = await findSurvey(db, { workspaceId, surveyId });
    return survey && { workspaceId, value: survey };
  });
}
