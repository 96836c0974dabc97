import type { FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { languageOf } from "../door/answer-door-routes.ts";
import { answerOfVisit } from "../door/answered-visit.ts";
import { recommendPage } from "./recommend-page.ts";

/**
 * `…/recommend`, behind the thanks of an answer, where the workspace offers links: of the person, or of the answer where
 * nobody is known by it. An anonymous survey has nobody whose link it could be.
 */
export function recommendRoutes(
  app: App,
  deps: { db: Database; secret: ServerSecret; publicUrl: string },
  path: string,
  open: (request: FastifyRequest) => Promise<AnswerDoor | null>,
): void {
  recommendPage(app, deps, path, async (request) => {
    const door = await open(request);
    if (!door?.recommends || door.survey.anonymous) return null;
    const found = await answerOfVisit(deps, door, request);
    if (!found) return null;
    const { survey } = door;
    const { personId, responseId, visit } = found;
    const language = languageOf(request, door);
    return {
      ...{ workspaceId: survey.workspace_id, surveyId: survey.id },
      whose: personId === null ? { responseId } : { personId },
      look: { language, brand: brandOf(survey), organisation: survey.subject },
      action: `${door.path}/recommend`,
      hidden: { visit, lang: language },
    };
  });
}
