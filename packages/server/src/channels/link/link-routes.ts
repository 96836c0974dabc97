import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { offersReferrals } from "../../referrals/referral-settings.ts";
import type { Database } from "../../storage/database.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { type DoorDeps, postToDoor, showDoor } from "../door/answer-door-routes.ts";
import { doorOptions } from "../door/door-options.ts";
import { moreRoutes } from "../door/more-routes.ts";
import { recommendRoutes } from "../recommend/recommend-routes.ts";
import { openDoor } from "./open-door.ts";
import { surveyOfSlug } from "./survey-of-slug.ts";
import { sendUnknownLink } from "./unknown-link.ts";

type Link = FastifyRequest<{ Params: { slug: string } }>;

/** `GET` and `POST /s/:slug`: the open link of a survey, also behind its QR codes. */
export function linkRoutes(app: App, deps: DoorDeps): void {
  const options = doorOptions(300);

  app.get("/s/:slug", options, async (request, reply) => {
    const door = await openLink(deps.db, request as Link);
    if (!door) return sendUnknownLink(request, reply);
    // A mail of an anonymous survey links here with the score that was tapped.
    const { score } = request.query as { score?: unknown };
    const tapped = typeof score === "string" && /^(\d|10)$/.test(score) ? Number(score) : undefined;
    return showDoor(request, reply, door, tapped === undefined ? {} : { score: tapped });
  });

  app.post("/s/:slug", options, async (request, reply): Promise<FastifyReply> => {
    const door = await openLink(deps.db, request as Link);
    return door ? postToDoor(deps, request, reply, door) : sendUnknownLink(request, reply);
  });

  moreRoutes(app, deps, "/s/:slug/more", (request) => openLink(deps.db, request as Link));
  recommendRoutes(app, deps, "/s/:slug/recommend", (request) => openLink(deps.db, request as Link));
}

async function openLink(db: Database, { params, query }: Link): Promise<AnswerDoor | null> {
  const survey = await surveyOfSlug(db, params.slug);
  if (!survey) return null;
  const door = openDoor(survey, { channel: "link", path: `/s/${params.slug}`, query });
  return { ...door, recommends: await offersReferrals(db, survey.workspace_id) };
}
