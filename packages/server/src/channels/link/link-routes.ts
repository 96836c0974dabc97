import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { type DoorDeps, postToDoor, showDoor } from "../door/answer-door-routes.ts";
import { sendUnknownLink } from "./unknown-link.ts";

/** Query parameters that are ours; all others arrive as properties of the answer. */
const OURS = new Set(["lang", "source", "touchpoint", "score", "channel"]);
const MOST_PROPERTIES = 20;
const LONGEST_VALUE = 200;

/** `GET` and `POST /s/:slug`: the open link of a survey, also behind its QR codes. */
export function linkRoutes(app: App, deps: DoorDeps) {
  const options = {
    schema: { hide: true },
    config: { public: true, rateLimit: { max: 300, timeWindow: 60_000 } },
  };
  type Link = FastifyRequest<{ Params: { slug: string } }>;

  app.get("/s/:slug", options, async (request, reply) => {
    const door = await openLink(deps.db, request as Link);
    return door ? showDoor(request, reply, door) : sendUnknownLink(request, reply);
  });

  app.post("/s/:slug", options, async (request, reply): Promise<FastifyReply> => {
    const door = await openLink(deps.db, request as Link);
    return door ? postToDoor(deps, request, reply, door) : sendUnknownLink(request, reply);
  });
}

async function openLink(
  db: Database,
  request: FastifyRequest<{ Params: { slug: string } }>,
): Promise<AnswerDoor | null> {
  const { slug } = request.params;
  const entry = await findEntry(db, "survey", slug);
  if (!entry) return null;
  const survey = await findSurvey(db, { workspaceId: entry.workspaceId, surveyId: entry.id });
  if (!survey) return null;
  const query = request.query as Record<string, unknown>;
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  return {
    survey,
    channel: "link",
    path: `/s/${slug}`,
    personId: null,
    invitationId: null,
    language: null,
    source: text("source")?.slice(0, 100) ?? null,
    touchpoint: text("touchpoint")?.slice(0, 100) ?? null,
    properties: Object.fromEntries(
      Object.entries(query)
        .filter(
          ([name, value]) => !OURS.has(name) && typeof value === "string" && name.length <= 100,
        )
        .slice(0, MOST_PROPERTIES)
        .map(([name, value]) => [name, String(value).slice(0, LONGEST_VALUE)]),
    ),
  };
}
