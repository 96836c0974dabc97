import { createHash, createHmac } from "node:crypto";
import type { Database } from "../../../storage/database.ts";
import type { AskedQuestions } from "../../delighted/additional-answers.ts";
import { namesOf, numbersOf } from "../../delighted/delighted-ids.ts";
import { questionsOfSurveys } from "../../delighted/response-queries.ts";
import { type Names, type PersonToShow, shownResponse } from "../../delighted/shapes.ts";
import type { EventPerson, EventResponse, StoredEvent } from "../outbox/event-data.ts";
import { DELIGHTED_EVENTS } from "../webhook.ts";

/** What the body needs besides the event: how things are called there, and what its survey asks. */
export interface DelightedContext {
  names: Names;
  questions?: AskedQuestions | undefined;
  publicUrl: string;
}

/**
 * The body that Delighted sent: the response with its person expanded, as the Delighted-compatible
 * API shows it.
 */
export function delightedBody(event: StoredEvent, context: DelightedContext): string {
  return JSON.stringify({
    event_type: DELIGHTED_EVENTS[event.type] ?? event.type,
    // 64 hex digits as they were, and the same for every attempt.
    event_id: createHash("sha256").update(event.id).digest("hex"),
    event_data: dataOf(event, context),
  });
}

/** The value of `X-Delighted-Webhook-Signature`: over the raw body, under the API key. */
export function delightedSignature(body: string, apiKey: string): string {
  return `sha256=${createHmac("sha256", apiKey).update(body).digest("hex")}`;
}

/** How everything in an event is called at Delighted's door: what was imported by its old id. */
export async function delightedNames(db: Database, { data }: StoredEvent): Promise<Names> {
  const { response, person, workspace, test } = data;
  const notes = (response?.notes ?? []).map((note) => note.id);
  const responses = response ? [response.id] : [];
  const people = person ? [person.id] : [];
  // Nothing of a test exists; it gets no numbers that somebody else could have had.
  if (test) return new Map([...responses, ...people].map((id, index) => [id, String(index + 1)]));
  const named = await namesOf(db, workspace.id, { responses, people });
  // What was deleted meanwhile has no name any more, but still its number.
  const rest = [...responses, ...people, ...notes].filter((id) => !named.has(id));
  return new Map([...named, ...(await numbersOf(db, workspace.id, rest))]);
}

/** What the survey of an event asks, so that further answers stand under the question's own words. */
export async function delightedQuestions(
  db: Database,
  { data }: StoredEvent,
): Promise<AskedQuestions | undefined> {
  const { response, workspace, test } = data;
  if (!response || test) return undefined;
  const asked = { answers: response.answers, survey_id: response.surveyId };
  return (await questionsOfSurveys(db, workspace.id, [asked])).get(response.surveyId);
}

function dataOf({ data }: StoredEvent, { names, questions, publicUrl }: DelightedContext): object {
  const { response, person, workspace, unsubscribed } = data;
  if (!response) {
    return {
      person_id: person ? names.get(person.id) : null,
      email: person?.email ?? null,
      name: person?.name ?? null,
      unsubscribed_at: unsubscribed ? Math.floor(Date.parse(unsubscribed.at) / 1000) : null,
    };
  }
  return shownResponse(toShow(response), {
    workspaceId: workspace.id,
    publicUrl,
    names,
    person: person && personToShow(person),
    expandPerson: true,
    questions,
    notes: response.notes.map((note) => ({
      id: note.id,
      text: note.text,
      actor: note.by,
      at: new Date(note.at),
    })),
  });
}

function toShow(response: EventResponse) {
  return {
    id: response.id,
    survey_id: response.surveyId,
    person_id: response.person?.id ?? null,
    score: response.score,
    comment: response.comment,
    channel: response.channel,
    answers: response.answers,
    properties: response.properties,
    tags: response.tags,
    answered_at: new Date(response.answeredAt),
    recorded_at: new Date(response.recordedAt),
    updated_at: new Date(response.updatedAt),
    // Its old id is among the names already.
    source_key: null,
  };
}

function personToShow(person: EventPerson): PersonToShow {
  const { id, name, email, phone } = person;
  return { id, name, email, phone, created_at: new Date(person.createdAt) };
}
