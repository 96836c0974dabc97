import { Kiosk, KioskBody } from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { brandOf } from "../../surveys/brand.ts";
import { doorOptions } from "../door/door-options.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { editableTextsOf, type SurveyRow } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { sendHtml } from "../door/answer-door-page.ts";
import { type DoorDeps, postToDoor, showDoor } from "../door/answer-door-routes.ts";
import { questionsIn } from "../door/survey-questions.ts";
import { openDoor } from "../link/open-door.ts";
import { surveyOfSlug } from "../link/survey-of-slug.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { type KioskSettings, kioskSettings, saveKiosk, toKiosk } from "./kiosk-settings.ts";
import type { KioskView } from "./kiosk-view.ts";
import { kioskCsp, kioskWorker, renderKioskPage } from "./render-kiosk-page.ts";

const WORKER = "/k/sw.js";

type OfSlug = FastifyRequest<{ Params: { slug: string } }>;

/**
 * `GET` and `POST /k/:slug`: the kiosk. It posts JSON and keeps what it could not send; a busy kiosk that
 * was offline sends many answers at once, so its limit is wider than a visitor's.
 */
export function kioskRoutes(app: App, deps: DoorDeps): void {
  const options = doorOptions(600);

  app.get(WORKER, options, (_request, reply) =>
    reply
      .header("content-type", "text/javascript; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(kioskWorker()),
  );

  app.get("/k/:slug", options, async (request, reply) => {
    const opened = await openKiosk(deps.db, request as OfSlug);
    if (!opened) return sendUnknownLink(request, reply);
    const { survey, door, settings } = opened;
    if (survey.status !== "open") return showDoor(request, reply, door);
    const view = viewOf(survey, door, settings);
    return sendHtml(reply, { status: 200, page: renderKioskPage(view), csp: kioskCsp(view) });
  });

  app.post("/k/:slug", options, async (request, reply): Promise<FastifyReply> => {
    const opened = await openKiosk(deps.db, request as OfSlug);
    return opened ? postToDoor(deps, request, reply, opened.door) : sendUnknownLink(request, reply);
  });
}

/** `/api/v1/surveys/:surveyId/kiosk` */
export function kioskSettingsRoutes(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
): void {
  app.get(
    "/surveys/:surveyId/kiosk",
    { schema: { params: SurveyRef, response: { 200: Kiosk } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return toKiosk(survey, await kioskSettings(db, survey), publicUrl);
    },
  );

  app.put(
    "/surveys/:surveyId/kiosk",
    {
      schema: { params: SurveyRef, body: KioskBody, response: { 200: Kiosk } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await saveKiosk(db, survey, body);
      return toKiosk(survey, await kioskSettings(db, survey), publicUrl);
    },
  );
}

async function openKiosk(
  db: Database,
  { params, query }: OfSlug,
): Promise<{ survey: SurveyRow; door: AnswerDoor; settings: KioskSettings } | null> {
  const survey = await surveyOfSlug(db, params.slug);
  const settings = survey && (await kioskSettings(db, survey));
  // Its wider limits are for a device that somebody has put up, not for whoever guesses the address.
  if (!survey || !settings?.isSetUp) return null;
  const door = openDoor(survey, { channel: "kiosk", path: `/k/${params.slug}`, query });
  return { survey, door, settings };
}

function viewOf(survey: SurveyRow, door: AnswerDoor, settings: KioskSettings): KioskView {
  const { languages, idleSeconds, pin } = settings;
  const defaultLanguage = languages.includes(survey.default_language)
    ? survey.default_language
    : (languages[0] ?? survey.default_language);
  return {
    action: door.path,
    slug: survey.slug,
    brand: brandOf(survey),
    subject: survey.subject,
    languages,
    defaultLanguage,
    texts: Object.fromEntries(languages.map((tag) => [tag, editableTextsOf(survey, tag)])),
    questions: Object.fromEntries(languages.map((tag) => [tag, questionsIn(survey, tag)])),
    source: door.source ?? undefined,
    touchpoint: door.touchpoint ?? undefined,
    idleSeconds,
    pin,
    leaveHref: "/",
    linkHref: `/s/${survey.slug}`,
    workerHref: WORKER,
  };
}
