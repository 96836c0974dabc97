import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";

/** The survey behind the slug of a link, kiosk or form; null when there is none. */
export async function surveyOfSlug(db: Database, slug: string): Promise<SurveyRow | null> {
  const entry = await findEntry(db, "survey", slug);
  return entry && findSurvey(db, { workspaceId: entry.workspaceId, surveyId: entry.id });
}
