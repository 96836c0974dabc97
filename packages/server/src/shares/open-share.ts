import { LANGUAGES } from "@candor/contract/common.ts";
import type { FastifyRequest } from "fastify";
import { languageLinks } from "../channels/answer-page/page-frame.ts";
import { queryOf } from "../channels/door/answer-door-page.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { standing } from "../responses/standing-themes.ts";
import { todayIn } from "../scores/period.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";
import { brandOf } from "../surveys/brand.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { overviewFigures, type Sought, themeFigures } from "./figures.ts";
import { namesIn } from "./names.ts";
import type { PageFrame, SharePageView } from "./page-view.ts";
import { daysOf, partsOf, type ShareRow, scopeOfView, viewOf } from "./share.ts";
import { writtenIn } from "./written.ts";

/** The language that was asked for in the address, else the one that whoever shares chose. */
export function languageOfVisit(request: FastifyRequest, own: string): string {
  const { lang } = request.query as { lang?: unknown };
  return LANGUAGES.find((tag) => tag === lang) ?? LANGUAGES.find((tag) => tag === own) ?? "en";
}

/** What stands around a page that says nothing of the workspace. */
export function plainFrame(request: FastifyRequest, language: string) {
  return { language, languages: linksOf(request) };
}

function linksOf(request: FastifyRequest) {
  return languageLinks(LANGUAGES, queryOf(request.url));
}

/** The same of a link that opened: with the brand of its survey, in the reader's language. */
export function frameOf(request: FastifyRequest, share: ShareRow, survey: SurveyRow): PageFrame {
  const language = languageOfVisit(request, share.language);
  return { ...plainFrame(request, language), brand: brandOf(survey), subject: survey.subject };
}

/** By which clock a page is written, and whether its customers are made up. */
export async function workspaceOfPage(
  db: Database,
  workspaceId: string,
): Promise<{ timeZone: string; isSample: boolean }> {
  const row = await db
    .selectFrom("workspace")
    .select(["time_zone", "is_sample"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return { timeZone: row.time_zone, isSample: row.is_sample };
}

/** Asks for the figures of a link as they are now, and says how they are to be written. */
export async function openShare(
  db: Database,
  q: {
    frame: PageFrame;
    share: ShareRow;
    survey: SurveyRow;
    responseRate: ResponseRateQuery;
    now: Date;
  },
): Promise<SharePageView> {
  const { frame, share, survey, responseRate, now } = q;
  const { language } = frame;
  const workspaceId = share.workspace_id;
  const { timeZone, isSample } = await workspaceOfPage(db, workspaceId);
  const today = todayIn(timeZone, now);
  const view = viewOf(share);
  const shows = partsOf(share);
  const narrowed = await standing(db, workspaceId, view);
  const scope = scopeOfView({ workspaceId, surveyId: survey.id }, narrowed, today);
  const sought: Sought = { survey, scope, view, shows, today, language, responseRate };
  const [figures, themes, words] = await Promise.all([
    share.theme_id === null
      ? overviewFigures(db, sought)
      : themeFigures(db, { ...sought, themeId: share.theme_id }),
    themesOf(db, workspaceId),
    listPropertyWords(db, { workspaceId }),
  ]);
  const named = [...themes.values()].filter(({ isNamed }) => isNamed).map(({ id }) => id);
  return {
    ...frame,
    surveyName: survey.name,
    name: share.name,
    view,
    shows,
    period: daysOf(view, today),
    figures,
    names: namesIn(language, survey, { named, words }),
    written: writtenIn(language),
    now,
    timeZone,
    expiresAt: share.expires_at,
    isSample,
  };
}
