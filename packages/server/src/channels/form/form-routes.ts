import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { offersReferrals } from "../../referrals/referral-settings.ts";
import type { Database } from "../../storage/database.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { type DoorDeps, postToDoor, showDoor } from "../door/answer-door-routes.ts";
import { doorOptions } from "../door/door-options.ts";
import { moreRoutes } from "../door/more-routes.ts";
import { openDoor } from "../link/open-door.ts";
import { surveyOfSlug } from "../link/survey-of-slug.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { recommendRoutes } from "../recommend/recommend-routes.ts";
import { postIdea, showIdeaBox, type TookIdea } from "./idea-box.ts";
import { openPage, type PublicForm, publicForms } from "./public-forms.ts";

type OfPage = FastifyRequest<{ Params: { workspace: string; survey: string } }>;

export interface FormDeps extends DoorDeps {
  /** What follows from an idea; ideas come later on the walk, so whoever starts the server hands this in. */
  tookIdea: TookIdea;
}

/** `/p/:workspace/:survey`: the answer page of a form, or an idea box, that is always open; it takes its posts. */
export function formRoutes(app: App, deps: FormDeps): void {
  const options = doorOptions(300);

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
  recommendRoutes(app, deps, "/p/:workspace/:survey/recommend", async (request) => {
    const form = await openForm(deps.db, request as OfPage);
    return form?.purpose === "feedback" ? form.door : null;
  });
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
  const opened = openDoor(survey, { channel: "form", path, query: request.query });
  const door = { ...opened, recommends: await offersReferrals(db, survey.workspace_id) };
  return { door: { ...door, source: door.source ?? form.purpose }, purpose: form.purpose };
}
