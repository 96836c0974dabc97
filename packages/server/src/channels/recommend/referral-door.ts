import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { recommendLanguages } from "../../messages/recommend-messages.ts";
import { countArrival } from "../../referrals/count-arrival.ts";
import { landingOf, type ReferralNews } from "../../referrals/referral.ts";
import { openReferral, type ReferralLink } from "../../referrals/referral-links.ts";
import { referralSettings } from "../../referrals/referral-settings.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { acceptedLanguages } from "../door/accepted-languages.ts";
import { sendHtml } from "../door/answer-door-page.ts";
import { doorOptions } from "../door/door-options.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { isRobot } from "../widget/is-robot.ts";
import { type Look, recommendCsp, renderLanding } from "./render-recommend.ts";

export interface ReferralDoorDeps {
  db: Database;
  publicUrl: string;
  news: ReferralNews;
  /** When an arrival cannot be written: it is lost, and the visitor goes on. */
  onError: (error: unknown) => void;
}

type OfLink = FastifyRequest<{ Params: { token: string } }>;

/** Requests a minute from one network address; whoever tries tokens one by one finds none in a lifetime. */
const MOST_A_MINUTE = 60;

/**
 * `/f/:token`, a link by which somebody recommends. It leads to the address that the owner typed, with `?ref=` of the
 * link; without one it shows a page of ours. Nothing that stands in the request can name another place. Previews and
 * robots are shown the page and counted nowhere.
 */
export function referralDoor(app: App, deps: ReferralDoorDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/f/:token", options, async (request, reply) => {
    const link = await openReferral(deps.db, (request as OfLink).params.token);
    if (!link) return sendUnknownLink(request, reply);
    reply.header("referrer-policy", "no-referrer");
    const { address } = await referralSettings(deps.db, link.workspace_id);
    if (address === null || isRobot(request.headers["user-agent"])) {
      return showLanding(deps, request, reply, link);
    }
    if (isOpenedByHand(request, deps.publicUrl)) await count(deps, request, link);
    return reply
      .header("cache-control", "no-store")
      .header("x-robots-tag", "noindex")
      .redirect(landingOf(address, link.code), 302);
  });

  // Sent by the page of ours once somebody looked at it.
  app.post("/f/:token", options, async (request, reply) => {
    const link = await openReferral(deps.db, (request as OfLink).params.token);
    if (!link) return sendUnknownLink(request, reply);
    if (!isRobot(request.headers["user-agent"])) await count(deps, request, link);
    return reply.code(204).send();
  });
}

/**
 * Whether a browser went there because somebody followed the link. Over HTTPS every browser of today says so; programs
 * that only call themselves one mostly do not.
 */
function isOpenedByHand({ method, headers }: FastifyRequest, publicUrl: string): boolean {
  if (method !== "GET") return false;
  if (/prefetch|preview|prerender/i.test(`${headers.purpose} ${headers["sec-purpose"]}`)) {
    return false;
  }
  const mode = headers["sec-fetch-mode"];
  return mode === undefined ? !publicUrl.startsWith("https:") : mode === "navigate";
}

async function count(
  { db, news, onError }: ReferralDoorDeps,
  request: FastifyRequest,
  link: ReferralLink,
): Promise<void> {
  const userAgent = request.headers["user-agent"] ?? "";
  const arrival = { from: request.ip, userAgent, now: new Date() };
  await countArrival({ db, news }, link, arrival).catch(onError);
}

async function showLanding(
  { db, publicUrl }: ReferralDoorDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  link: ReferralLink,
): Promise<FastifyReply> {
  const workspaceId = link.workspace_id;
  const spoken = recommendLanguages();
  const language =
    acceptedLanguages(request)
      .map((tag) => tag.split("-")[0] ?? "")
      .find((tag) => spoken.includes(tag)) ?? "en";
  const survey =
    link.survey_id === null
      ? null
      : await findSurvey(db, { workspaceId, surveyId: link.survey_id });
  const { name } = await db
    .selectFrom("workspace")
    .select("name")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const look: Look = {
    language,
    brand: survey ? brandOf(survey) : DEFAULT_BRAND,
    organisation: survey?.subject || name,
  };
  const open = await db
    .selectFrom("public_page")
    .select("slug")
    .where("workspace_id", "=", workspaceId)
    .where("enabled", "=", true)
    .executeTakeFirst();
  const page = renderLanding(look, {
    ...{ shownName: link.shown_name, code: link.code },
    publicPage: open ? `${publicUrl}/p/${open.slug}` : null,
  });
  return sendHtml(reply, { status: 200, page, csp: recommendCsp(look.brand) });
}
