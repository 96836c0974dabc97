import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

type Properties = Readonly<Record<string, string | number | boolean>>;

/**
 * Properties of an invitation that say how to ask rather than whom, under the names they had at
 * Delighted, where thousands of programs learned them.
 */
export const HOW_TO_ASK = [
  "question_product_name",
  "locale",
  "Delighted Email Subject",
  "Delighted Intro Message",
] as const;
export type HowToAsk = (typeof HOW_TO_ASK)[number];

/** Clients write these in many ways. */
const BY_BARE_NAME = new Map(HOW_TO_ASK.map((name) => [bare(name), name]));

/** The property that says how to ask, however it is written; undefined for those of a customer. */
export function howToAsk(name: string): HowToAsk | undefined {
  return BY_BARE_NAME.get(bare(name));
}

/** Without case, spaces and underscores: `"delighted email subject"` is `"Delighted Email Subject"`. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

const LONGEST = { product: 100, subject: 200, intro: 2000 };

/** The survey as one invitation asks it: about the product it names, where it names one. */
export function asAsked<Survey extends Pick<SurveyRow, "subject">>(
  survey: Survey,
  properties: Properties,
): Survey {
  const product = wordsIn(properties, "question_product_name", LONGEST.product);
  return product === null ? survey : { ...survey, subject: product };
}

/** The survey of an invitation, as that invitation asks it. @throws {KnownError} 404. */
export async function surveyAsAsked(
  db: Database,
  q: { workspaceId: string; surveyId: string; invitationId: string },
): Promise<SurveyRow> {
  const survey = await getSurvey(db, q);
  const invitation = await db
    .selectFrom("invitation")
    .select("properties")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.invitationId)
    .executeTakeFirst();
  return asAsked(survey, invitation?.properties ?? {});
}

/** What its mail says instead of the survey's own subject and opening words. */
export function ownMailWords(properties: Properties): { subject?: string; intro?: string } {
  const subject = wordsIn(properties, "Delighted Email Subject", LONGEST.subject);
  const intro = wordsIn(properties, "Delighted Intro Message", LONGEST.intro);
  return { ...(subject === null ? {} : { subject }), ...(intro === null ? {} : { intro }) };
}

/** One line, not too long; null for none. */
function wordsIn(properties: Properties, name: HowToAsk, longest: number): string | null {
  const words = String(properties[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? null : words.slice(0, longest);
}
