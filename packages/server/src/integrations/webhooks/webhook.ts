import type { WebhookEvent, WebhookFilter, WebhookFormat } from "@candor/contract/webhook.ts";
import type { Selectable } from "kysely";
import { groupOf } from "../../responses/answer.ts";
import type { WebhookTable } from "../../storage/tables-webhooks.ts";
import type { EventData } from "./outbox/event-data.ts";

export type WebhookRow = Selectable<WebhookTable>;

/** Why a webhook is paused: a colleague did it, nothing got through for days, or the receiver said it is gone. */
export type PausedReason = "by_hand" | "failing" | "gone";

/** What Delighted had a name for; the rest it never sent. */
export const DELIGHTED_EVENTS: Readonly<Record<string, string>> = {
  "response.created": "survey_response.created",
  "response.updated": "survey_response.updated",
  "person.unsubscribed": "unsubscribe.created",
} satisfies Partial<Record<WebhookEvent, string>>;

/** Whether a format can carry an event at all. */
export function canCarry(format: WebhookFormat, event: string): boolean {
  return format !== "delighted" || event in DELIGHTED_EVENTS;
}

/** Formats whose requests carry a Standard Webhooks signature of the webhook's own secret. */
export function hasOwnSecret(format: WebhookFormat): boolean {
  return format === "candor" || format === "action";
}

/** Whether a webhook wants to be told: it listens to the event and its filter lets the answer through. */
export function wants(
  webhook: { events: readonly string[]; filter: WebhookFilter },
  event: { type: string; data: EventData },
): boolean {
  if (!webhook.events.includes(event.type)) return false;
  const { response, alert, goal, survey } = event.data;
  const { surveys, groups, minScore, maxScore, properties } = webhook.filter;
  if ((alert || goal) && survey && surveys && surveys.length > 0)
    return surveys.includes(survey.id);
  // An unsubscription has no score and no shop: filters are about answers.
  if (!response) return true;
  if (surveys && surveys.length > 0 && !surveys.includes(response.surveyId)) return false;
  if (groups && groups.length > 0 && !groups.includes(groupOf(response.score))) return false;
  if (minScore !== undefined && response.score < minScore) return false;
  if (maxScore !== undefined && response.score > maxScore) return false;
  return matchesProperties(properties ?? [], response) && matchesReading(webhook.filter, response);
}

/** Of an answer whose comment was not read nothing of this holds. */
function matchesReading(
  { themes, tones, minUrgency, churn, disagrees }: WebhookFilter,
  { reading }: NonNullable<EventData["response"]>,
): boolean {
  const found = reading?.themes.map(({ id }) => id) ?? [];
  if (themes && themes.length > 0 && !themes.some((id) => found.includes(id))) return false;
  if (tones && tones.length > 0 && !(reading && tones.includes(reading.tone))) return false;
  if (minUrgency && (reading?.urgency ?? 0) < minUrgency) return false;
  if (churn && !reading?.churn) return false;
  return !disagrees || Boolean(reading?.disagrees);
}

/** `store=Riga`, `store=Liepāja` and `channel=web`: either shop, and from the web. */
function matchesProperties(
  wanted: readonly string[],
  response: NonNullable<EventData["response"]>,
): boolean {
  const byName = new Map<string, Set<string>>();
  for (const entry of wanted) {
    const at = entry.indexOf("=");
    const name = entry.slice(0, at);
    const values = byName.get(name) ?? new Set();
    byName.set(name, values.add(entry.slice(at + 1)));
  }
  const values: Record<string, unknown> = {
    ...response.properties,
    channel: response.channel,
    language: response.language,
    touchpoint: response.touchpoint,
  };
  return [...byName].every(([name, allowed]) => allowed.has(String(values[name] ?? "")));
}
