import type { FastifyRequest } from "fastify";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type AnswerDoor, responseIdOfInvitation, responseIdOfVisit } from "./answer-door.ts";

const VISIT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The answer that was given on a visit: what comes after the thanks is for whoever answered, and for nobody else. */
export interface AnsweredVisit {
  door: AnswerDoor;
  visit: string;
  responseId: string;
  personId: string | null;
}

/** The fields of a posted form. */
export function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}

/** The answer of the visit that a request names; null where there is none. */
export async function answerOfVisit(
  { db, secret }: { db: Database; secret: ServerSecret },
  door: AnswerDoor,
  request: FastifyRequest,
): Promise<AnsweredVisit | null> {
  const { visit = "" } = { ...(request.query as object), ...fieldsOf(request) } as {
    visit?: string;
  };
  if (typeof visit !== "string" || !VISIT.test(visit)) return null;
  const responseId = door.invitationId
    ? responseIdOfInvitation(secret, door.invitationId)
    : responseIdOfVisit(secret, visit, door.survey);
  const row = await db
    .selectFrom("response")
    .select("person_id")
    .where("workspace_id", "=", door.survey.workspace_id)
    .where("survey_id", "=", door.survey.id)
    .where("id", "=", responseId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row ? { door, visit, responseId, personId: row.person_id } : null;
}
