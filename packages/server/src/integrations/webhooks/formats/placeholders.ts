import type { EventData, StoredEvent } from "../outbox/event-data.ts";

/** What `{…}` in a template may name, besides `{property.NAME}`. */
export const PLACEHOLDERS = [
  "event",
  "score",
  "group",
  "comment",
  "channel",
  "source",
  "touchpoint",
  "language",
  "tags",
  "answeredAt",
  "link",
  "response.id",
  "survey.id",
  "survey.name",
  "workspace.name",
  "person.id",
  "person.externalId",
  "person.name",
  "person.email",
  "person.phone",
] as const;

type Value = string | number | boolean | null;
export type Values = (name: string) => Value;

const PLACEHOLDER = /\{(property\.[^{}]{1,100}|[a-zA-Z]+(?:\.[a-zA-Z]+)?)\}/g;

/** What each placeholder stands for in an event; null for what it does not have. */
export function valuesOf(event: StoredEvent, link: string | null): Values {
  const { response, person, survey, workspace, deleted } = event.data;
  const known: Record<(typeof PLACEHOLDERS)[number], Value> = {
    event: event.type,
    score: response?.score ?? null,
    group: response?.group ?? null,
    comment: response?.comment ?? null,
    channel: response?.channel ?? null,
    source: response?.source ?? null,
    touchpoint: response?.touchpoint ?? null,
    language: response?.language ?? null,
    tags: response?.tags.join(", ") ?? null,
    answeredAt: response?.answeredAt ?? null,
    link,
    "response.id": response?.id ?? deleted?.responseId ?? null,
    "survey.id": survey?.id ?? null,
    "survey.name": survey?.name ?? null,
    "workspace.name": workspace.name,
    "person.id": person?.id ?? null,
    "person.externalId": person?.externalId ?? null,
    "person.name": person?.name ?? null,
    "person.email": person?.email ?? null,
    "person.phone": person?.phone ?? null,
  };
  return (name) => {
    if (name.startsWith("property.")) return propertyOf(event.data, name.slice(9));
    return Object.hasOwn(known, name) ? known[name as keyof typeof known] : null;
  };
}

function propertyOf({ response }: EventData, name: string): Value {
  if (!response || !Object.hasOwn(response.properties, name)) return null;
  return response.properties[name] ?? null;
}

/**
 * Fills in a template. What a customer wrote goes through `escaped`, so that it stays text in
 * whatever it is put into; the template's own marks are left as its author wrote them. The result
 * is not looked through again: a comment that says `{person.email}` gets nothing.
 */
export function fill(template: string, values: Values, escaped: (text: string) => string): string {
  return template.replaceAll(PLACEHOLDER, (whole, name: string) => {
    if (!isKnown(name)) return whole;
    const value = values(name);
    return value === null ? "" : escaped(String(value));
  });
}

/**
 * Fills in the texts of a JSON value, so that whatever a comment holds, the result is JSON of the
 * same shape. A text that is one placeholder and nothing else becomes its value, number or null.
 */
export function fillJson(template: unknown, values: Values): unknown {
  if (typeof template === "string") {
    const [whole, name] = /^\{([^{}]+)\}$/.exec(template) ?? [];
    if (whole && name && isKnown(name)) return values(name);
    return fill(template, values, (text) => text);
  }
  if (Array.isArray(template)) return template.map((item) => fillJson(item, values));
  if (template !== null && typeof template === "object") {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) => [key, fillJson(value, values)]),
    );
  }
  return template;
}

/** Placeholders of a template that name nothing: `{persom.name}`. */
export function unknownPlaceholders(template: unknown): string[] {
  if (typeof template === "string") {
    return [...template.matchAll(PLACEHOLDER)]
      .map((match) => match[1] ?? "")
      .filter((name) => !isKnown(name));
  }
  if (template === null || typeof template !== "object") return [];
  return Object.values(template).flatMap(unknownPlaceholders);
}

function isKnown(name: string): boolean {
  return name.startsWith("property.") || PLACEHOLDERS.some((known) => known === name);
}
