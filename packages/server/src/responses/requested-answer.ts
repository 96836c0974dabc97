import type { CreateResponse } from "@candor/contract/response.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { z } from "zod";
import { toIdentity } from "../people/identity.ts";
import { type Answer, cleanComment } from "./answer.ts";

/**
 * The answer that a program asks to have recorded, whether through the API, in bulk or from the
 * command line.
 *
 * @throws {KnownError} 422 when who answered cannot be read.
 */
export function requestedAnswer(
  body: z.output<typeof CreateResponse>,
  { surveyId, actor, now }: { surveyId: string; actor: string; now: Date },
): Answer {
  const answeredAt = body.answeredAt ? new Date(body.answeredAt) : now;
  return {
    id: body.id ?? uuidv7(answeredAt.getTime()),
    surveyId,
    score: body.score,
    comment: cleanComment(body.comment),
    ...(body.answers ? { answers: body.answers } : {}),
    properties: body.properties,
    person: toIdentity(body.person),
    channel: body.channel,
    source: body.source ?? null,
    touchpoint: body.touchpoint ?? null,
    language: body.language ?? null,
    answeredAt,
    actor,
  };
}
