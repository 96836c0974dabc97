import { LIMITS } from "@candor/contract/limits.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { cleanComment } from "../../responses/answer.ts";
import type { Answers } from "../../responses/answers.ts";
import { addNote } from "../../responses/response-notes.ts";
import type { Revision } from "../../responses/revision.ts";
import type { Database } from "../../storage/database.ts";
import type { Caller } from "./caller.ts";
import { integerIn, invalid, listIn, propertiesIn, textIn, timeIn } from "./field-values.ts";
import { findPerson, type PersonRow, personOfPath } from "./find-person.ts";
import type { Fields } from "./read-fields.ts";
import type { FoundResponse } from "./response-queries.ts";

export interface SaveResponseDeps {
  db: Database;
  answers: Answers;
}

const LONGEST_TAG = 50;
const LONGEST_NOTE = 5000;

/**
 * Records an answer that a program collected itself.
 *
 * @returns its id.
 * @throws {KnownError} 422 when person or score is missing or not one.
 */
export async function createResponse(
  { db, answers }: SaveResponseDeps,
  caller: Caller,
  now: Date,
): Promise<string> {
  const { fields, workspaceId, survey, actor } = caller;
  const person = await personIn(db, workspaceId, fields);
  const score = scoreIn(fields);
  if (!person || score === null) {
    throw invalid({
      ...(person ? {} : { person: "can't be blank" }),
      ...(score === null ? { score: "can't be blank" } : {}),
    });
  }
  const answeredAt = timeIn(fields, "created_at") ?? now;
  if (answeredAt > now) throw invalid({ created_at: "must not be in the future" });
  const { id } = await answers.record(workspaceId, {
    id: uuidv7(),
    surveyId: survey.id,
    score,
    comment: commentIn(fields),
    properties: propertiesIn(fields, "person_properties") ?? {},
    person: null,
    personId: person.id,
    channel: "api",
    language: person.language,
    tags: tagsIn(fields) ?? [],
    answeredAt,
    actor,
  });
  return id;
}

/**
 * Changes what a client names of an answer. Clients that save write everything back that they read;
 * what is as it was changes nothing.
 *
 * @throws {KnownError} 422.
 */
export async function changeResponse(
  { db, answers }: SaveResponseDeps,
  caller: Caller,
  response: FoundResponse,
): Promise<void> {
  const { fields, workspaceId, actor } = caller;
  const revision = await revisionIn(db, caller, response);
  if (Object.keys(revision).length > 0) {
    await answers.revise(workspaceId, [response.id], () => revision, { actor });
  }
  for (const text of newNotes(fields)) {
    await addNote(db, { workspaceId, responseId: response.id, actor, text });
  }
}

async function revisionIn(
  db: Database,
  { fields, workspaceId, survey }: Caller,
  before: FoundResponse,
): Promise<Revision> {
  const score = scoreIn(fields);
  const person = await personIn(db, workspaceId, fields);
  const comment = "comment" in fields ? commentIn(fields) : before.comment;
  const properties = propertiesIn(fields, "person_properties");
  const tags = tagsIn(fields);
  return {
    ...(score === null || score === before.score ? {} : { score }),
    ...(comment === before.comment ? {} : { comment }),
    ...(!person || person.id === before.person_id || survey.anonymous
      ? {}
      : { personId: person.id }),
    ...(properties === null || same(properties, before.properties) ? {} : { properties }),
    ...(tags === null || same(tags, before.tags) ? {} : { tags }),
  };
}

/** A person by id, as text, number or the object that Python's client writes back. */
async function personIn(
  db: Database,
  workspaceId: string,
  fields: Fields,
): Promise<PersonRow | null> {
  const { person } = fields;
  const name =
    typeof person === "object" && person !== null
      ? textIn(person as Fields, "id")
      : textIn(fields, "person");
  if (name === null) return null;
  const found = await findPerson(db, workspaceId, personOfPath(name));
  if (!found) throw invalid({ person: "does not exist" });
  return found;
}

function scoreIn(fields: Fields): number | null {
  const text = textIn(fields, "score");
  if (text === null) return null;
  if (/^(\d|10)$/.test(text)) return integerIn(fields, "score");
  throw invalid({ score: "must be a whole number from 0 to 10" });
}

function commentIn(fields: Fields): string | null {
  const comment = cleanComment(textIn(fields, "comment"));
  if ((comment ?? "").length <= LIMITS.comment) return comment;
  throw invalid({ comment: `must be less than ${LIMITS.comment + 1} characters` });
}

function tagsIn(fields: Fields): string[] | null {
  if (!("tags" in fields) && !("tags[]" in fields)) return null;
  const tags = Array.isArray(fields.tags)
    ? fields.tags.flatMap((tag: unknown) => textIn({ tag }, "tag") ?? [])
    : listIn(fields, "tags");
  return [...new Set(tags.map((tag) => tag.slice(0, LONGEST_TAG).toWellFormed()))];
}

/** Notes that have no id yet, as text or as `{text}`; those that have one were read from here. */
function newNotes({ notes }: Fields): string[] {
  if (!Array.isArray(notes)) return [];
  return notes.flatMap((note: unknown) => {
    const fields: Fields = typeof note === "object" && note !== null ? { ...note } : { text: note };
    const text = fields.id === undefined ? textIn(fields, "text") : null;
    return text === null ? [] : [text.slice(0, LONGEST_NOTE).toWellFormed()];
  });
}

function same(one: object, other: object): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort());
  return sorted(one) === sorted(other);
}
