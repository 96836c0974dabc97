import { createHash, createHmac } from "node:crypto";
import type { EventPerson, EventResponse, StoredEvent } from "../event-data.ts";
import { DELIGHTED_EVENTS } from "../webhook.ts";

/**
 * The body that Delighted sent: the response with its person expanded, times in whole seconds. What
 * was imported from Delighted goes by its old id.
 */
export function delightedBody(event: StoredEvent, permalink: string | null): string {
  return JSON.stringify({
    event_type: DELIGHTED_EVENTS[event.type] ?? event.type,
    // 64 hex digits as they were, and the same for every attempt.
    event_id: createHash("sha256").update(event.id).digest("hex"),
    event_data: dataOf(event, permalink),
  });
}

/** The value of `X-Delighted-Webhook-Signature`: over the raw body, under the API key. */
export function delightedSignature(body: string, apiKey: string): string {
  return `sha256=${createHmac("sha256", apiKey).update(body).digest("hex")}`;
}

function dataOf({ data }: StoredEvent, permalink: string | null) {
  const { response, person, unsubscribed } = data;
  if (response) return responseOf(response, person, permalink);
  return {
    person_id: person?.externalId ?? person?.id ?? null,
    email: person?.email ?? null,
    name: person?.name ?? null,
    unsubscribed_at: unsubscribed ? seconds(unsubscribed.at) : null,
  };
}

function responseOf(response: EventResponse, person: EventPerson | null, permalink: string | null) {
  return {
    id: response.externalId ?? response.id,
    person: person
      ? {
          id: person.externalId ?? person.id,
          name: person.name,
          email: person.email,
          created_at: seconds(person.createdAt),
          ...(person.phone ? { phone_number: person.phone } : {}),
        }
      : null,
    survey_type: "nps",
    score: response.score,
    comment: response.comment,
    permalink,
    created_at: seconds(response.answeredAt),
    updated_at: response.updatedAt === response.recordedAt ? null : seconds(response.updatedAt),
    person_properties: Object.keys(response.properties).length > 0 ? response.properties : null,
    notes: response.notes.map(({ id, text, by, at }) => ({
      id,
      text,
      user_email: by,
      created_at: seconds(at),
    })),
    tags: response.tags,
    additional_answers: [],
  };
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
