import type { CreateShare, SharedView, ShareParts } from "@candor/contract/share.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { aspectName } from "../messages/share-messages.ts";
import { checkPeriod } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** What a link is about, looked up: whose answers, what it is called, and what may stand on its page. */
export interface SharedThing {
  survey: SurveyRow;
  name: string;
  view: SharedView;
  shows: ShareParts;
  refs: {
    theme_id: string | null;
    improvement_id: string | null;
    report_id: string | null;
    run_id: string | null;
  };
}

interface Asked {
  workspaceId: string;
  /** In which Candor's own themes are named. */
  language: string;
  wanted: CreateShare;
}

const NO_REFS = { theme_id: null, improvement_id: null, report_id: null, run_id: null };
const NOTHING: ShareParts = {
  ...{ breakdown: false, themes: false, comments: false, names: false, owner: false },
};

/**
 * Finds what is to be shared.
 *
 * @throws {KnownError} 404 for what is not here, 422 for what may not stand on such a page.
 */
export async function sharedThing(db: Database, asked: Asked): Promise<SharedThing> {
  const { kind } = asked.wanted;
  if (kind === "improvement") return sharedImprovement(db, asked);
  return kind === "report" ? sharedReport(db, asked) : sharedFigures(db, asked);
}

async function sharedFigures(db: Database, asked: Asked): Promise<SharedThing> {
  const { workspaceId, wanted } = asked;
  const surveyId = needed(wanted, "surveyId");
  const survey = await getSurvey(db, { workspaceId, surveyId });
  checkPeriod(wanted.view);
  refuseNames(wanted, survey);
  const shows = { ...wanted.shows, owner: false };
  if (wanted.kind !== "theme") {
    return { survey, name: survey.name, view: wanted.view, shows, refs: NO_REFS };
  }
  // A page of a theme is of all who speak of it: what else is spoken of narrows nothing there.
  const { theme: _, ...view } = wanted.view;
  const { id, name } = await themeOf(db, asked, surveyId);
  return { survey, name, view, shows, refs: { ...NO_REFS, theme_id: id } };
}

async function sharedImprovement(
  db: Database,
  { workspaceId, wanted }: Asked,
): Promise<SharedThing> {
  const id = needed(wanted, "improvementId");
  const row = await db
    .selectFrom("improvement")
    .select(["survey_id", "title"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) {
    throw new KnownError(404, "improvement_not_found", "There is no such improvement here.");
  }
  const survey = await getSurvey(db, { workspaceId, surveyId: row.survey_id });
  const { comments, names, owner } = wanted.shows;
  if (names) throw notOnSuchPage("names", "The page of an improvement never names a customer.");
  if (comments && survey.anonymous) {
    throw new KnownError(
      422,
      "survey_anonymous",
      `The survey "${survey.name}" is anonymous: words that somebody picked out as sources stay inside.`,
      [{ field: "shows.comments", message: "must be false for an anonymous survey" }],
    );
  }
  const shows = { ...NOTHING, comments, owner };
  const refs = { ...NO_REFS, improvement_id: id };
  return { survey, name: row.title.slice(0, LONGEST_NAME), view: {}, shows, refs };
}

async function sharedReport(db: Database, { workspaceId, wanted }: Asked): Promise<SharedThing> {
  const id = needed(wanted, "reportId");
  const row = await db
    .selectFrom("report")
    .select(["survey_id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) {
    throw new KnownError(404, "report_not_found", "There is no such report in this workspace.");
  }
  const { comments, names } = wanted.shows;
  if (comments || names) {
    throw notOnSuchPage(comments ? "comments" : "names", "A report holds no words of customers.");
  }
  const runId = wanted.runId ?? null;
  if (runId !== null) await requireRun(db, { workspaceId, reportId: id, runId });
  const survey = await getSurvey(db, { workspaceId, surveyId: row.survey_id });
  const refs = { ...NO_REFS, report_id: id, run_id: runId };
  return { survey, name: row.name, view: {}, shows: NOTHING, refs };
}

/** As long as the heading of a page may be. */
const LONGEST_NAME = 120;

async function requireRun(
  db: Database,
  q: { workspaceId: string; reportId: string; runId: string },
): Promise<void> {
  const run = await db
    .selectFrom("report_run")
    .select("id")
    .where("workspace_id", "=", q.workspaceId)
    .where("report_id", "=", q.reportId)
    .where("id", "=", q.runId)
    .where("figures", "is not", null)
    .executeTakeFirst();
  if (run) return;
  throw new KnownError(404, "run_not_found", "The report has no such run, or it was skipped.");
}

function needed(
  wanted: CreateShare,
  field: "surveyId" | "themeId" | "improvementId" | "reportId",
): string {
  const id = wanted[field];
  if (id !== undefined) return id;
  const what = field.slice(0, -2);
  throw new KnownError(422, `${what}_missing`, `Say in \`${field}\` which ${what} is shared.`, [
    { field, message: `is needed to share a link of the kind "${wanted.kind}"` },
  ]);
}

function notOnSuchPage(part: "comments" | "names", sentence: string): KnownError {
  return new KnownError(422, "not_on_such_page", sentence, [
    { field: `shows.${part}`, message: "must be false here" },
  ]);
}

function refuseNames({ shows }: CreateShare, survey: { name: string; anonymous: boolean }): void {
  if (!shows.names) return;
  const field = "shows.names";
  if (!shows.comments) {
    throw new KnownError(
      422,
      "names_without_comments",
      "Names stand beside comments: tick the comments too, or leave the names out.",
      [{ field, message: "needs shows.comments" }],
    );
  }
  if (survey.anonymous) {
    throw new KnownError(
      422,
      "survey_anonymous",
      `The survey "${survey.name}" is anonymous: nobody's name is known, and none can be shown.`,
      [{ field, message: "must be false for an anonymous survey" }],
    );
  }
}

async function themeOf(
  db: Database,
  { workspaceId, language, wanted }: Asked,
  surveyId: string,
): Promise<{ id: string; name: string }> {
  const id = needed(wanted, "themeId");
  const theme = (await themesOf(db, workspaceId)).get(id);
  if (theme && (theme.surveyId === null || theme.surveyId === surveyId)) {
    return {
      id,
      name: theme.isNamed ? theme.name : (aspectName(language, theme.id) ?? theme.name),
    };
  }
  throw new KnownError(404, "theme_not_found", `The survey has no theme "${id}".`);
}
