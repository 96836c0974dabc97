import type { RowKind } from "../import-plan.ts";

type Json = Record<string, unknown>;

export interface DumpedRecord {
  /** Column name and cell. */
  cells: [string, string][];
  kind?: RowKind;
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Which of Delighted's four resources an object is, by the fields only that one has; undefined when it is none. */
export function delightedResource(object: Json): RowKind | undefined {
  if ("unsubscribed_at" in object) return "unsubscribes";
  if ("bounced_at" in object) return "bounces";
  if (
    "score" in object &&
    ("permalink" in object || "person_properties" in object || "survey_type" in object)
  )
    return "answers";
  if (
    "last_sent_at" in object ||
    "survey_scheduled_at" in object ||
    "next_survey_scheduled_at" in object
  )
    return "people";
  return undefined;
}

const STREAMS: Readonly<Record<string, RowKind>> = {
  survey_responses: "answers",
  survey_response: "answers",
  responses: "answers",
  people: "people",
  unsubscribes: "unsubscribes",
  bounces: "bounces",
};

/**
 * The record inside what a pipeline wrote around it: Singer and Stitch (`{"type":"RECORD","stream":…,"record":…}`),
 * Airbyte (`{"type":"RECORD","record":{"stream":…,"data":…}}`, `{"_airbyte_data":…}`). Null for their other lines
 * (schemas, states), which are no records.
 */
export function unwrapped(line: Json): { object: Json; stream?: RowKind } | null {
  const stream = (name: unknown) =>
    typeof name === "string" && Object.hasOwn(STREAMS, name) ? STREAMS[name] : undefined;
  const withStream = (object: Json, name: unknown) => {
    const kind = stream(name);
    return kind ? { object, stream: kind } : { object };
  };
  if (
    typeof line.type === "string" &&
    /^(SCHEMA|STATE|LOG|TRACE|ACTIVATE_VERSION|SPEC|CONNECTION_STATUS)$/.test(line.type)
  )
    return null;
  if (line.type === "RECORD" && isObject(line.record)) {
    const { record } = line;
    return isObject(record.data)
      ? withStream(record.data, record.stream)
      : withStream(record, line.stream);
  }
  if (isObject(line.data) && typeof line.stream === "string")
    return withStream(line.data, line.stream);
  const data = line._airbyte_data;
  if (isObject(data)) return { object: data };
  if (typeof data === "string") {
    try {
      const parsed: unknown = JSON.parse(data);
      if (isObject(parsed)) return { object: parsed };
    } catch {
      // Not JSON: the line is taken as it stands.
    }
  }
  return { object: line };
}

/** One of Delighted's objects as the cells of a row; its own names are those of `recogniseTool`. */
export function delightedCells(object: Json, kind: RowKind): DumpedRecord {
  const cells: [string, string][] = [];
  const put = (name: string, value: unknown) => {
    const text = plainText(value);
    if (text !== "") cells.push([name, text]);
  };
  for (const [name, value] of Object.entries(object)) {
    if (name === "id") put(kind === "answers" ? "id" : "person_id", value);
    else if (name === "person" && isObject(value)) {
      for (const [part, inner] of Object.entries(value)) put(`person_${part}`, inner);
    } else if (name === "person") put("person_id", value);
    else if (name === "person_properties" || name === "properties") {
      if (isObject(value))
        for (const [key, inner] of Object.entries(value)) put(propertyColumn(key), inner);
    } else if (name === "additional_answers" && Array.isArray(value)) {
      for (const answer of value) putAdditional(answer, put);
    } else if (name === "notes" && Array.isArray(value)) {
      put(
        "Delighted Notes",
        value.map((note) => (isObject(note) ? plainText(note.text) : plainText(note))).join("\n"),
      );
    } else put(kind !== "answers" && OF_PERSON.test(name) ? `person_${name}` : name, value);
  }
  return { cells, kind };
}

/** In the other three resources the object is the person; in a file of all four, columns must agree. */
const OF_PERSON = /^(email|name|phone_number|created_at)$/;

/** A property called "score" or "email" must not become the column of that name. */
function propertyColumn(key: string): string {
  return /^(id|score|comment|email|name|tags|permalink|person_\w+|\w+_at)$/i.test(key)
    ? `property ${key}`
    : key;
}

function putAdditional(answer: unknown, put: (name: string, value: unknown) => void): void {
  if (!isObject(answer) || !isObject(answer.question) || !isObject(answer.value)) return;
  const { free_response: free, scale, select_one: one, select_many: many } = answer.value;
  const chosen = Array.isArray(many)
    ? many.map((option) => (isObject(option) ? plainText(option.text) : "")).join("; ")
    : "";
  const value =
    plainText(free) || plainText(scale) || (isObject(one) ? plainText(one.text) : "") || chosen;
  put(plainText(answer.question.text) || plainText(answer.question.id), value);
}

/** A value as a cell: lists of plain values as JSON, so that a comma inside a tag stays inside it. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") {
    if (Array.isArray(value) && value.length === 0) return "";
    return JSON.stringify(value);
  }
  return String(value);
}
