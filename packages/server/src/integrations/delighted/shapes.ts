import { responseLink } from "../response-link.ts";
import { type AskedQuestions, additionalAnswers } from "./additional-answers.ts";
import { oldResponseId } from "./delighted-ids.ts";
import { seconds } from "./field-values.ts";

/** Ids as this door shows them, by our own. */
export type Names = ReadonlyMap<string, string>;

export interface PersonToShow {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: Date;
}

/** A person as part of something else; a phone number that is not known is left out. */
export function shownPerson(person: PersonToShow, names: Names) {
  return {
    id: names.get(person.id) ?? "",
    name: person.name,
    email: person.email,
    created_at: seconds(person.created_at),
    ...(person.phone === null ? {} : { phone_number: person.phone }),
  };
}

export interface ResponseToShow {
  id: string;
  survey_id: string;
  person_id: string | null;
  score: number;
  comment: string | null;
  channel: string;
  answers: Readonly<Record<string, unknown>>;
  properties: Readonly<Record<string, string | number | boolean>>;
  tags: readonly string[];
  answered_at: Date;
  recorded_at: Date;
  updated_at: Date;
  source_key: string | null;
}

export interface NoteToShow {
  id: string;
  text: string;
  actor: string;
  at: Date;
}

/** What a response is shown with. */
export interface ResponseContext {
  workspaceId: string;
  publicUrl: string;
  names: Names;
  /** Null for an answer that belongs to nobody. */
  person: PersonToShow | null;
  expandPerson: boolean;
  notes: readonly NoteToShow[];
  /** What the survey asks, in the language of whoever asks; without it questions go by their ids. */
  questions?: AskedQuestions | undefined;
}

/** An answer with Delighted's fields in Delighted's order. */
export function shownResponse(response: ResponseToShow, context: ResponseContext) {
  const { names, person, expandPerson, workspaceId, publicUrl } = context;
  const hasProperties = Object.keys(response.properties).length > 0;
  return {
    id: oldResponseId(response.source_key) ?? names.get(response.id) ?? "",
    person: person && (expandPerson ? shownPerson(person, names) : (names.get(person.id) ?? "")),
    survey_type: "nps",
    score: response.score,
    comment: response.comment,
    permalink: responseLink(publicUrl, {
      workspaceId,
      surveyId: response.survey_id,
      responseId: response.id,
    }),
    created_at: seconds(response.answered_at),
    updated_at: updatedAt(response),
    person_properties: hasProperties ? response.properties : null,
    notes: context.notes.map((note) => ({
      id: names.get(note.id) ?? "",
      text: note.text,
      user_email: note.actor,
      created_at: seconds(note.at),
    })),
    tags: response.tags,
    additional_answers: additionalAnswers(response.answers, context.questions),
  };
}

/** Null until it changes, but for answers that a program gave: so Delighted had it. */
function updatedAt(response: ResponseToShow): number | null {
  if (response.updated_at.getTime() !== response.recorded_at.getTime()) {
    return seconds(response.updated_at);
  }
  return response.channel === "api" ? seconds(response.answered_at) : null;
}
