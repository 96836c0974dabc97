import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { DEFAULT_BRAND, type SurveyRow } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { languageLinks } from "../answer-page/page-frame.ts";
import { acceptedLanguages } from "../door/accepted-languages.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { queryOf, sendHtml } from "../door/answer-door-page.ts";
import { type DoorDeps, postToDoor, showDoor } from "../door/answer-door-routes.ts";
import { doorOptions } from "../door/door-options.ts";
import { moreRoutes } from "../door/more-routes.ts";
import { openDoor } from "../link/open-door.ts";
import { surveyOfSlug } from "../link/survey-of-slug.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { widgetLanguage } from "../widget/widget-language.ts";
import { postIdea, showIdeaBox, type TookIdea } from "./idea-box.ts";
import { type PublicForm, publicForms } from "./public-page.ts";
import { renderPublicPage } from "./render-public-page.ts";

type OfPage = FastifyRequest<{ Params: { workspace: string; survey: string } }>;

export interface FormDeps extends DoorDeps {
  /** What follows from an idea; ideas come later on the walk, so whoever starts the server hands this in. */
  tookIdea: TookIdea;
}

/**
 * `GET /p/:workspace`: the feedback form and idea box that are always open; `/p/:workspace/:survey` is
 * the answer page of one of them, and takes its posts.
 */
export function formRoutes(app: App, deps: FormDeps): void {
  const options = doorOptions(300);

  app.get("/p/:workspace", options, async (request, reply) => {
    const workspace = await openPage(deps.db, (request as OfPage).params.workspace);
    return workspace
      ? showPage(deps.db, request as OfPage, reply, workspace)
      : sendUnknownLink(request, reply);
  });

  app.get("/p/:workspace/:survey", options, async (request, reply) => {
    const form = await openForm(deps.db, request as OfPage);
    if (!form) return sendUnknownLink(request, reply);
    return form.purpose === "ideas"
      ? showIdeaBox(request, reply, form.door)
      : showDoor(request, reply, form.door);
  });

  app.post("/p/:workspace/:survey", options, async (request, reply): Promise<FastifyReply> => {
    const form = await openForm(deps.db, request as OfPage);
    if (!form) return sendUnknownLink(request, reply);
    return form.purpose === "ideas"
      ? postIdea(deps, request, reply, form.door)
      : postToDoor(deps, request, reply, form.door);
  });

  moreRoutes(app, deps, "/p/:workspace/:survey/more", async (request) => {
    const form = await openForm(deps.db, request as OfPage);
    return form?.purpose === "feedback" ? form.door : null;
  });
}

interface OpenPage {
  workspaceId: string;
  name: string;
  language: string;
}

async function openPage(db: Database, slug: string): Promise<OpenPage | null> {
  const entry = await findEntry(db, "public_page", slug);
  if (!entry) return null;
  const row = await db
    .selectFrom("public_page as p")
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["w.name", "w.language"])
    .where("p.workspace_id", "=", entry.workspaceId)
    .where("w.id", "=", entry.workspaceId)
    .where("p.enabled", "=", true)
    .executeTakeFirst();
  return row ? { workspaceId: entry.workspaceId, ...row } : null;
}

async function showPage(
  db: Database,
  request: OfPage,
  reply: FastifyReply,
  { workspaceId, name, language: own }: OpenPage,
): Promise<FastifyReply> {
  const forms = (await publicForms(db, workspaceId)).filter(({ open }) => open);
  const surveys: SurveyRow[] = [];
  for (const { surveyId } of forms) {
    const survey = await findSurvey(db, { workspaceId, surveyId });
    if (survey) surveys.push(survey);
  }
  const { lang } = request.query as { lang?: unknown };
  const languages = [...new Set([own, ...surveys.flatMap((survey) => survey.languages)])];
  const wishes = [typeof lang === "string" ? lang : "", ...acceptedLanguages(request)];
  const language = widgetLanguage({ languages, defaultLanguage: own }, wishes);
  const brand = surveys[0] ? brandOf(surveys[0]) : DEFAULT_BRAND;
  const page = renderPublicPage({
    language,
    languages: languageLinks(languages, queryOf(request.url)),
    brand,
    subject: name,
    forms: forms.map(({ slug, name, purpose }) => ({
      href: `/p/${request.params.workspace}/${slug}?lang=${language}`,
      name,
      purpose,
    })),
  });
  return sendHtml(reply, { status: 200, page, csp: answerPageCsp(brand) });
}

/** The door of a survey on this page, and what it is for: the idea box asks for no score. */
async function openForm(
  db: Database,
  request: OfPage,
): Promise<{ door: AnswerDoor; purpose: PublicForm["purpose"] } | null> {
  const { workspace, survey: slug } = request.params;
  const page = await openPage(db, workspace);
  const survey = page && (await surveyOfSlug(db, slug));
  if (!survey || survey.workspace_id !== page?.workspaceId) return null;
  const forms = await publicForms(db, page.workspaceId);
  const form = forms.find(({ surveyId }) => surveyId === survey.id);
  if (!form) return null;
  const path = `/p/${workspace}/${slug}`;
  const door = openDoor(survey, { channel: "form", path, query: request.query });
  return { door: { ...door, source: door.source ?? form.purpose }, purpose: form.purpose };
}
