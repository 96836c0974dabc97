import { Id } from "@candor/contract/common.ts";
import { WidgetCounts, type WidgetNewsItem } from "@candor/contract/widget.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { countArrival } from "../../referrals/count-arrival.ts";
import type { ReferralNews } from "../../referrals/referral.ts";
import { linkOfCode } from "../../referrals/referral-links.ts";
import { offersReferrals } from "../../referrals/referral-settings.ts";
import { builtScript } from "../answer-page/answer-page-script.ts";
import { responseIdOfVisit } from "../door/answer-door.ts";
import type { DoorDeps } from "../door/answer-door-routes.ts";
import { PUBLIC_BODY_BYTES } from "../door/public-limits.ts";
import { submitAnswer } from "../door/submit-answer.ts";
import { type CountBuffer, countBuffer } from "./count-buffer.ts";
import { isRobot } from "./is-robot.ts";
import { mayAsk } from "./may-ask.ts";
import { readWidgetAnswer, widgetDoor } from "./widget-answer.ts";
import { allowedWidget, parsedBody, sendScript } from "./widget-door.ts";
import { widgetLanguage } from "./widget-language.ts";
import { toScript, type WidgetOfSurvey, widgetOfKey } from "./widget-queries.ts";
import {
  versionOf,
  type Widget,
  widgetFurther,
  widgetLoader,
  widgetNews,
  widgetOffer,
  widgetQuestion,
} from "./widget-script.ts";

/** What those who answered may be told. */
export interface NewsToTell {
  has(workspaceId: string): Promise<boolean>;
  latest(workspaceId: string, language: string): Promise<readonly WidgetNewsItem[]>;
}

export interface WidgetDeps extends DoorDeps {
  /** Hears of somebody who came to the page by a recommendation. */
  referrals: ReferralNews;
  /** What was done about what customers said; told by a room that comes later in the walk. */
  news: NewsToTell;
  /** What follows the loader where a survey talks: the button of its chat; empty where it does not. */
  chatButton(widget: WidgetOfSurvey): Promise<string>;
  /** When counts cannot be written: they are lost, the answers are not. */
  onError: (error: unknown) => void;
}

type OfKey = FastifyRequest<{
  Params: { key: string };
  Querystring: { v?: string; lang?: string; own?: string };
}>;

/** A page that was changed shows it after so long. */
const LOADER_SECONDS = 300;
const YEAR_SECONDS = 31_536_000;
const NO_SCRIPT = "/* This widget does not exist any more. */";
const ASKS_NOTHING = "/* This survey asks nobody at the moment. */";

/**
 * The widget's scripts, and what pages of other origins send back: as text/plain, so that browsers
 * need not ask leave first, readable from anywhere.
 */
export function widgetRoutes(app: App, deps: WidgetDeps): void {
  const counts = countBuffer(deps.db, deps.onError);
  app.addHook("onClose", () => counts.flush());
  const options = {
    schema: { hide: true },
    bodyLimit: PUBLIC_BODY_BYTES,
    config: { public: true, rateLimit: { max: 600, timeWindow: 60_000 } },
  };
  const loader = async (request: FastifyRequest, reply: FastifyReply) => {
    const widget = await widgetOfKey(deps.db, (request as OfKey).params.key);
    if (!widget) return sendScript(reply.code(404), NO_SCRIPT, `public, max-age=${LOADER_SECONDS}`);
    const asks = isAsking(widget) ? widgetLoader(await scriptOf(deps, widget)) : ASKS_NOTHING;
    // A survey that is closed asks nobody any more; who reads its page may still have something to say.
    const text = `${asks}${await deps.chatButton(widget)}`;
    return sendScript(reply, text, `public, max-age=${LOADER_SECONDS}`);
  };

  app.register(async (scope: App) => {
    // Pages call it text/plain, so that browsers ask no leave first; it is JSON, and read as such below.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("access-control-allow-origin", "*");
      reply.header("cross-origin-resource-policy", "cross-origin");
    });
    scope.get("/w/:key.js", options, loader);
    // Where pages written for Delighted look for their script, once its host name is ours.
    scope.get("/integrations/web/v1/library/:key/delighted.js", options, loader);
    scope.get("/delighted/integrations/web/v1/library/:key/delighted.js", options, loader);

    const parts = { "question.js": widgetQuestion, "further.js": widgetFurther };
    for (const [name, make] of Object.entries(parts)) {
      scope.get(`/w/:key/${name}`, options, async (request, reply) => {
        const { params, query } = request as OfKey;
        const widget = await widgetOfKey(deps.db, params.key);
        if (!widget) return sendScript(reply.code(404), NO_SCRIPT, "no-cache");
        const known = await scriptOf(deps, widget);
        // An older address would keep today's wording under yesterday's name.
        const lasting = String(query.v) === versionOf(known);
        const cache = lasting ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache";
        return sendScript(reply, make(known, textOf(query.lang), textOf(query.own)), cache);
      });
    }

    // The same for every survey: what a page written for Delighted needs besides.
    scope.get("/w/:key/delighted.js", options, (_request, reply) =>
      sendScript(reply, builtScript("delighted"), `public, max-age=${LOADER_SECONDS}`),
    );

    scope.get("/w/:key/offer.js", options, async (request, reply) => {
      const { params, query } = request as OfKey;
      const widget = await widgetOfKey(deps.db, params.key);
      const known = widget && (await scriptOf(deps, widget));
      if (!known?.tells && !known?.recommendHref) {
        return sendScript(reply.code(404), NO_SCRIPT, "no-cache");
      }
      const text = widgetOffer(known, textOf(query.lang));
      return sendScript(reply, text, "no-cache");
    });

    scope.get("/w/:key/news.js", options, async (request, reply) => {
      const { params, query } = request as OfKey;
      const widget = await widgetOfKey(deps.db, params.key);
      if (!widget?.settings.tells) return sendScript(reply.code(404), NO_SCRIPT, "no-cache");
      const { survey } = toScript(widget, deps.publicUrl);
      const language = widgetLanguage(survey, [textOf(query.lang)]);
      const items = await deps.news.latest(widget.survey.workspace_id, language);
      const text = widgetNews(widget.key, language, items);
      return sendScript(reply, text, "no-cache");
    });

    scope.post("/w/:key/responses", options, async (request) => {
      const widget = await allowedWidget(deps.db, request as OfKey);
      const answer = readWidgetAnswer(parsedBody(request.body));
      const door = await widgetDoor(deps.db, widget.survey, answer);
      const id = responseIdOfVisit(deps.secret, answer.id, widget.survey);
      await submitAnswer(deps, { ...door, from: request.ip }, answer.submission, id);
      return { id: Id.parse(answer.id) };
    });

    // Fewer than of the rest: whoever tries addresses one by one learns little.
    const seldom = {
      ...options,
      config: { ...options.config, rateLimit: { max: 60, timeWindow: 60_000 } },
    };
    scope.post("/w/:key/may-ask", seldom, async (request, reply) => {
      const { survey } = await allowedWidget(deps.db, request as OfKey);
      if (await mayAsk(deps.db, survey, parsedBody(request.body), new Date())) {
        return reply.code(204).send();
      }
      throw new KnownError(
        409,
        "resting",
        "Whoever this page has before it answered, or was asked, a short while ago.",
      );
    });

    scope.post("/w/:key/counts", options, async (request, reply) => {
      const widget = await allowedWidget(deps.db, request as OfKey);
      const counted = WidgetCounts.safeParse(parsedBody(request.body));
      if (!counted.success) throw notRead(counted.error);
      // What no human opened is neither a visit nor a question seen.
      const userAgent = request.headers["user-agent"];
      if (!isRobot(userAgent)) {
        await countLater(counts, widget, counted.data);
        await cameByLink(deps, widget, counted.data, { from: request.ip, userAgent });
      }
      return reply.code(204).send();
    });
  });
}

/**
 * Only a widget that tells asks whether there is something to tell. A link by which somebody recommends is given on the
 * page of the survey's own link, never on a page of others; an anonymous survey has nobody whose link it could be.
 */
async function scriptOf(
  { db, publicUrl, news }: WidgetDeps,
  widget: WidgetOfSurvey,
): Promise<Widget> {
  const { survey, settings } = widget;
  const workspaceId = survey.workspace_id;
  const tells = settings.tells && (await news.has(workspaceId));
  const recommends = !survey.anonymous && (await offersReferrals(db, workspaceId));
  return {
    ...toScript(widget, publicUrl, tells),
    ...(recommends && { recommendHref: `${publicUrl}/s/${survey.slug}/recommend` }),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function countLater(
  counts: CountBuffer,
  { survey, settings }: WidgetOfSurvey,
  sent: WidgetCounts,
): Promise<void> {
  const counted = settings.countsVisits ? sent : { ...sent, visits: 0, loads: 0 };
  const { visits, loads, impressions, views, dismissals, answers } = counted;
  if (visits + loads + impressions + views + dismissals + answers === 0) return;
  await counts.add({ workspaceId: survey.workspace_id, surveyId: survey.id }, counted);
}

/** Somebody came to the page by a link; whoever the door of the link saw today already counts no second time. */
async function cameByLink(
  { db, referrals, onError }: WidgetDeps,
  { survey: { workspace_id: workspaceId } }: WidgetOfSurvey,
  { ref }: WidgetCounts,
  { from, userAgent = "" }: { from: string; userAgent: string | undefined },
): Promise<void> {
  if (ref === undefined) return;
  const link = await linkOfCode(db, { workspaceId, code: ref });
  if (!link) return;
  const arrival = { from, userAgent, now: new Date() };
  await countArrival({ db, news: referrals }, link, arrival).catch(onError);
}

function isAsking({ survey, settings }: WidgetOfSurvey): boolean {
  return settings.enabled && survey.status === "open";
}

function notRead(error: z.ZodError): KnownError {
  return new KnownError(
    400,
    "counts_invalid",
    `The counts could not be read. ${z.prettifyError(error)}`,
  );
}
