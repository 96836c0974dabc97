import type { AudiencePreview } from "@candor/contract/audience.ts";
import type { Chat, ChatsQuery, ChatThread } from "@candor/contract/chat.ts";
import type { Decision, DecisionDetail, DecisionsQuery } from "@candor/contract/decision.ts";
import type { ListFilter, ResponseFilter } from "@candor/contract/filter.ts";
import type { CreateIdea, Idea, IdeaDetail, IdeaState } from "@candor/contract/idea.ts";
import type { Import, ImportMapping } from "@candor/contract/import.ts";
import type { CreatePerson, Person } from "@candor/contract/person.ts";
import type { CreateResponse, ResponseDetail, ResponseItem } from "@candor/contract/response.ts";
import type { SurveyScore } from "@candor/contract/score.ts";
import type { CreateSending, Sending } from "@candor/contract/sending.ts";
import type { CreateSurvey, Survey } from "@candor/contract/survey.ts";
import type {
  CreateTestimonial,
  Testimonial,
  TestimonialDetail,
  TestimonialState,
} from "@candor/contract/testimonial.ts";
import type { Webhook } from "@candor/contract/webhook.ts";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { Place } from "./options.ts";
import { remoteClient } from "./remote-client.ts";
import { remoteDoor } from "./remote-door.ts";

/** What commands do to a workspace, whether it is on this machine or on a server elsewhere. */
export interface Door {
  surveys(): Promise<Survey[]>;
  addSurvey(wanted: z.output<typeof CreateSurvey>): Promise<Survey>;
  setStatus(surveyId: string, status: Survey["status"]): Promise<Survey>;
  score(surveyId: string, filter: ResponseFilter): Promise<SurveyScore>;
  /** Newest first, page by page. */
  responses(surveyId: string, filter: ListFilter): AsyncIterable<ResponseItem>;
  addResponse(surveyId: string, answer: z.output<typeof CreateResponse>): Promise<ResponseDetail>;
  /** Leaves an answer out of the score, or lets it in again (`null`). */
  exclude(
    responseId: string,
    exclusion: { reason: string; note: string } | null,
  ): Promise<ResponseDetail>;
  /** A file of exactly the answers of a list. */
  exportAnswers(
    surveyId: string,
    filter: ListFilter,
    format: "csv" | "xlsx",
  ): Promise<AsyncIterable<Uint8Array>>;
  people(search: string | undefined): AsyncIterable<Person>;
  addPerson(person: z.output<typeof CreatePerson>): Promise<Person>;
  webhooks(): Promise<Webhook[]>;
  /** @returns how many deliveries are to be made. */
  replayWebhook(
    webhookId: string,
    replay: { since: Date; which: "failed" | "all" },
  ): Promise<number>;
  imports: ImportDoor;
  sendings: SendingDoor;
  told: ToldDoor;
  chats: ChatDoor;
}

/** Who talks on the site. */
export interface ChatDoor {
  /** Who waits longest first. */
  list(state: ChatsQuery["state"]): Promise<Chat[]>;
  read(id: string): Promise<ChatThread>;
}

/** What is told and decided: ideas, testimonials, decisions. */
export interface ToldDoor {
  /** The most wanted first. */
  ideas(state: IdeaState | undefined, limit: number): Promise<Idea[]>;
  idea(id: string): Promise<IdeaDetail>;
  addIdea(wanted: CreateIdea): Promise<IdeaDetail>;
  /** The newest first. */
  testimonials(state: TestimonialState | undefined, limit: number): Promise<Testimonial[]>;
  testimonial(id: string): Promise<TestimonialDetail>;
  addTestimonial(wanted: CreateTestimonial): Promise<TestimonialDetail>;
  decisions(query: Pick<DecisionsQuery, "state" | "due">): Promise<Decision[]>;
  decision(id: string): Promise<DecisionDetail>;
}

/** Asking customers. */
export interface SendingDoor {
  segments(): Promise<{ id: string; name: string }[]>;
  /** Writes a sending down; nothing goes out before it is started. */
  draft(surveyId: string, sending: z.output<typeof CreateSending>): Promise<Sending>;
  addMembers(sendingId: string, personIds: readonly string[]): Promise<void>;
  /** Whom a draft would ask, and who would be left out and why. */
  preview(surveyId: string, draft: Sending): Promise<AudiencePreview>;
  start(sendingId: string, onProgress: (now: Sending) => void): Promise<Sending>;
  discard(sendingId: string): Promise<void>;
}

/** Files on their way in. */
export interface ImportDoor {
  /** Takes a file in and previews it; nothing of it is recorded. */
  upload(file: string): Promise<Import>;
  /** Previews it again under another mapping. */
  preview(importId: string, mapping: ImportMapping): Promise<Import>;
  /** Imports what was uploaded into a survey (id or name; made when there is none, and left out for the only one) and waits for the end. */
  run(
    importId: string,
    wanted: { survey?: string; mapping: ImportMapping },
    onProgress: (now: Import) => void,
  ): Promise<Import>;
  /** The newest first. */
  list(): Promise<Import[]>;
  /** Takes an import back and waits for the end. */
  undo(importId: string, onProgress: (now: Import) => void): Promise<Import>;
  /** Rows of the file, counted to say how many were refused; `null` where that cannot be known. */
  countRows(importId: string): Promise<number | null>;
}

/** Does something through the door that the options name. */
export async function throughDoor<T>(place: Place, work: (door: Door) => Promise<T>): Promise<T> {
  const server = place.server ?? process.env.CANDOR_SERVER;
  if (!server) {
    const { localDoor } = await import("./local-door.ts");
    return localDoor(place.workspace, work);
  }
  const key = place.key ?? process.env.CANDOR_KEY;
  if (!key) {
    throw new KnownError(
      422,
      "key_missing",
      "To act on a server elsewhere, name its API key with --key or CANDOR_KEY. Make one there under Settings, API keys.",
    );
  }
  return work(remoteDoor(remoteClient({ server, key })));
}

/**
 * The survey that is meant by an id or a name, whatever the case of its letters; without either, the only
 * one that is open.
 *
 * @throws {KnownError} 404 naming those there are; 422 when there are several to choose from.
 */
export async function surveyMeant(door: Door, idOrName: string | undefined): Promise<Survey> {
  const surveys = await door.surveys();
  const names = surveys
    .slice(0, 10)
    .map(({ name }) => `"${name}"`)
    .join(", ");
  if (idOrName === undefined) {
    const open = surveys.filter(({ status }) => status === "open");
    if (open.length === 1 && open[0]) return open[0];
    throw new KnownError(
      422,
      "survey_needed",
      surveys.length === 0
        ? "This workspace has no survey yet. Make one with: candor surveys add NAME"
        : `Say which survey with --survey. There are: ${names}`,
    );
  }
  const wanted = idOrName.trim().toLowerCase();
  const found =
    surveys.find(({ id }) => id === wanted) ??
    // The oldest of several with the same name, as everywhere.
    surveys.findLast(({ name, status }) => status !== "archived" && name.toLowerCase() === wanted);
  if (found) return found;
  throw new KnownError(
    404,
    "survey_not_found",
    `There is no survey "${idOrName}" in this workspace. ${names ? `There are: ${names}` : "It has none yet."}`,
  );
}
