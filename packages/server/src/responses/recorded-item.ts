import type { ResponseItem } from "@candor/contract/response.ts";
import { furtherAnswers } from "../surveys/further-questions.ts";
import { type Answer, groupOf, type Recorded } from "./answer.ts";

/**
 * A new answer as the API shows it, from what was recorded: reading it back would cost more than
 * recording it did.
 */
export function recordedItem(
  answer: Answer,
  { id, person, properties, comment, recordedAt }: Recorded,
): ResponseItem {
  const at = recordedAt.toISOString();
  return {
    id,
    surveyId: answer.surveyId,
    score: answer.score,
    group: groupOf(answer.score),
    comment,
    answers: furtherAnswers(answer.answers ?? {}),
    properties: { ...properties },
    channel: answer.channel as ResponseItem["channel"],
    source: answer.source ?? null,
    touchpoint: answer.touchpoint ?? null,
    language: answer.language,
    person: person
      ? {
          id: person.id,
          name: person.name,
          email: person.email,
          phone: person.phone,
          externalId: person.external_id,
        }
      : null,
    mayContact: answer.meta?.mayContact === true,
    tags: [...(answer.tags ?? [])],
    answeredAt: answer.answeredAt.toISOString(),
    recordedAt: at,
    updatedAt: at,
    exclusion: answer.exclusion ? { ...answer.exclusion, by: "rule", at } : null,
    quarantine: answer.quarantine
      ? {
          reason: answer.quarantine.reason,
          until: answer.quarantine.until?.toISOString() ?? null,
        }
      : null,
    reading: null,
  };
}
