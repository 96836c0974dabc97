import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { recordLinkLoad } from "../../invitations/open-invitation.ts";
import { sendAnswerPage } from "../door/answer-door-page.ts";
import {
  type DoorDeps,
  languageOf,
  postToDoor,
  sendRefused,
  showDoor,
} from "../door/answer-door-routes.ts";
import { doorOptions } from "../door/door-options.ts";
import { moreRoutes } from "../door/more-routes.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { recommendRoutes } from "../recommend/recommend-routes.ts";
import {
  answeredAlready,
  type InvitationDoor,
  invitationDoor,
  type Standing,
  standingOf,
  withdrawn,
} from "./invitation-door.ts";

type Opened = FastifyRequest<{ Params: { token: string } }>;

/**
 * `GET` and `POST /a/:token`: the answer page of an invitation. A GET notes which link of the mail was
 * loaded, which tells machines from people, and records no answer; only a POST does.
 */
export function invitationRoutes(app: App, deps: DoorDeps): void {
  const options = doorOptions(300);

  app.get("/a/:token", options, async (request, reply) => {
    const opened = await invitationDoor(deps, (request as Opened).params.token);
    if (!opened) return sendUnknownLink(request, reply);
    const load = loadOf(request);
    await recordLinkLoad(deps.db, opened.invitation, { score: load, at: new Date() });
    const standing = await standingOf(deps, opened);
    return show(request, reply, opened, standing, typeof load === "number" ? load : undefined);
  });

  app.post("/a/:token", options, async (request, reply): Promise<FastifyReply> => {
    const opened = await invitationDoor(deps, (request as Opened).params.token);
    if (!opened) return sendUnknownLink(request, reply);
    const { door } = opened;
    const standing = await standingOf(deps, opened);
    const refusal = refusalOf(standing);
    if (!refusal) return postToDoor(deps, request, reply, door);
    if ((request.headers.accept ?? "").includes("application/json")) throw refusal;
    return sendRefused(request, reply, door, refusal);
  });

  moreRoutes(app, deps, "/a/:token/more", async (request) => {
    const opened = await invitationDoor(deps, (request as Opened).params.token);
    return opened?.door ?? null;
  });
  recommendRoutes(app, deps, "/a/:token/recommend", async (request) => {
    const opened = await invitationDoor(deps, (request as Opened).params.token);
    return opened?.door ?? null;
  });
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { door }: InvitationDoor,
  standing: Standing,
  score: number | undefined,
): FastifyReply {
  const honeypotHref = `${door.path}?h=1`;
  const arrival = score === undefined ? {} : { score, honeypotHref };
  switch (standing.kind) {
    case "withdrawn":
      return message(request, reply, door, 410, "expired");
    case "begun":
      // Another number in the mail is a change of mind, which a hand confirms.
      return score === undefined || score === standing.score
        ? showDoor(request, reply, door, { recorded: standing })
        : showDoor(request, reply, door, arrival);
    case "answered":
      return standing.mayChange && score !== undefined
        ? showDoor(request, reply, door, arrival)
        : message(request, reply, door, 200, "answered");
    case "open":
      return showDoor(request, reply, door, arrival);
  }
}

function message(
  request: FastifyRequest,
  reply: FastifyReply,
  door: InvitationDoor["door"],
  status: number,
  kind: "expired" | "answered",
): FastifyReply {
  const language = languageOf(request, door);
  return sendAnswerPage(reply, door, { status, language, state: { kind } });
}

function refusalOf(standing: Standing) {
  if (standing.kind === "withdrawn") return withdrawn();
  return standing.kind === "answered" && !standing.mayChange ? answeredAlready() : null;
}

/** Which link of the mail this is: a score's, the one that people cannot see, or the plain one. */
function loadOf(request: FastifyRequest): number | "honeypot" | null {
  const { score, h } = request.query as Record<string, unknown>;
  if (h !== undefined) return "honeypot";
  return typeof score === "string" && /^(\d|10)$/.test(score) ? Number(score) : null;
}
