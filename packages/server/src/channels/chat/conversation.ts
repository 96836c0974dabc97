import { LIMITS } from "@candor/contract/limits.ts";
import { questionsReached } from "@candor/contract/reached-questions.ts";
import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import { invitationLinks } from "../../invitations/open-invitation.ts";
import {
  openUnsubscribe,
  type TellUnsubscribed,
  unsubscribe,
} from "../../invitations/unsubscribe.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { personAtAddress } from "../../people/person-addresses.ts";
import { offersReferrals } from "../../referrals/referral-settings.ts";
import { groupOf } from "../../responses/answer.ts";
import type { Answers } from "../../responses/answers.ts";
import { rewardOf } from "../../rewards/reward-of.ts";
import { asAsked } from "../../sendings/own-words.ts";
import type { Database, Transaction } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import { languageFor, type SurveyRow, textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type AnswerDoor, responseIdOfInvitation } from "../door/answer-door.ts";
import { submitAnswer } from "../door/submit-answer.ts";
import { keepUnasked } from "./keep-unasked.ts";
import { readReply } from "./read-reply.ts";

/** Channels on which people answer by writing back. */
export type ChatChannel = "sms" | "telegram";

export interface ConversationDeps {
  db: Database;
  secret: ServerSecret;
  answers: Answers;
  /** Further questions are asked on the answer page, to which a reply leads. */
  publicUrl: string;
  unsubscribed: TellUnsubscribed;
}

/** Who writes: an address of a channel in a workspace. */
export interface Chatter {
  workspaceId: string;
  channel: ChatChannel;
  address: string;
}

/** The question that stands open with somebody. */
interface OpenQuestion {
  invitation_id: string;
  response_id: string | null;
  awaits: string;
  survey_id: string;
  person_id: string;
  language: string | null;
  properties: Record<string, string | number | boolean>;
  touchpoint: string | null;
}

/** Remembers which question an address was asked last: what comes back is the answer to it. */
export async function openQuestion(
  db: Database | Transaction,
  chatter: Chatter,
  invitationId: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into chat_state (workspace_id, channel, address, invitation_id, response_id, awaits, updated_at)
    values (${chatter.workspaceId}::uuid, ${chatter.channel}, ${chatter.address}, ${invitationId}::uuid,
      null, 'score', ${now}::timestamptz)
    on conflict (workspace_id, channel, address) do update set invitation_id = excluded.invitation_id,
      response_id = case when chat_state.invitation_id = excluded.invitation_id then chat_state.response_id end,
      awaits = case when chat_state.invitation_id = excluded.invitation_id then chat_state.awaits else 'score' end,
      updated_at = excluded.updated_at
  `.execute(db);
}

/**
 * Forgets which question an address was asked: a number that comes back after an anonymous survey
 * must not change what somebody answered to another one under their name.
 */
export async function closeQuestion(db: Database, chatter: Chatter): Promise<void> {
  await db
    .deleteFrom("chat_state")
    .where("workspace_id", "=", chatter.workspaceId)
    .where("channel", "=", chatter.channel)
    .where("address", "=", chatter.address)
    .execute();
}

/**
 * Takes in what somebody wrote back: a score, then a comment, or the wish to hear no more.
 *
 * @returns what to reply.
 */
export async function hearReply(
  deps: ConversationDeps,
  chatter: Chatter,
  text: string,
  now: Date,
): Promise<string> {
  const open = await questionOf(deps.db, chatter);
  if (!open) return replyToNothing(deps, chatter, text, now);
  const survey = await getSurvey(deps.db, { ...chatter, surveyId: open.survey_id });
  const language = languageFor(survey, [open.language]);
  const reply = readReply(text);
  if (reply.kind === "stop") {
    await stop(deps, chatter, open.invitation_id, now);
    return chatMessage(language, "stopped", { subject: survey.subject });
  }
  if (reply.kind === "score") {
    // "2 weeks late" after a score is a comment; a number alone is a change of mind.
    if (open.awaits === "score" || reply.comment === null) {
      return takeScore(deps, chatter, { survey, open, language, ...reply }, now);
    }
  }
  if (open.awaits !== "comment") {
    const said = { workspaceId: chatter.workspaceId, channel: chatter.channel, survey, language };
    await keepUnasked(
      deps.db,
      { ...said, invitationId: open.invitation_id, personId: open.person_id, text },
      now,
    );
    return chatMessage(language, open.awaits === "score" ? "notUnderstood" : "kept");
  }
  return takeComment(deps, chatter, { survey, open, language, comment: text }, now);
}

/** No question stands open, but the wish to hear no more counts at any time. */
async function replyToNothing(
  deps: ConversationDeps,
  chatter: Chatter,
  text: string,
  now: Date,
): Promise<string> {
  const person = await personOf(deps.db, chatter);
  const language = person?.language ?? "en";
  if (readReply(text).kind !== "stop") return chatMessage(language, "nothingOpen");
  if (person) {
    const { workspaceId } = chatter;
    await unsubscribe(deps, { workspaceId, personId: person.id, invitationId: null }, now);
  }
  return chatMessage(language, "stoppedAll");
}

/** Takes a score that was tapped rather than written. */
export async function hearScore(
  deps: ConversationDeps,
  chatter: Chatter,
  q: { invitationId: string; score: number },
  now: Date,
): Promise<string> {
  await openQuestion(deps.db, chatter, q.invitationId, now);
  const open = await questionOf(deps.db, chatter);
  if (!open) return chatMessage("en", "nothingOpen");
  const survey = await getSurvey(deps.db, { ...chatter, surveyId: open.survey_id });
  const language = languageFor(survey, [open.language]);
  return takeScore(deps, chatter, { survey, open, language, score: q.score, comment: null }, now);
}

interface Given {
  survey: SurveyRow;
  open: OpenQuestion;
  language: string;
}

async function takeScore(
  deps: ConversationDeps,
  chatter: Chatter,
  given: Given & { score: number; comment: string | null },
  now: Date,
): Promise<string> {
  const { survey, language, score } = given;
  const comment = given.comment?.trim() || undefined;
  const refused = await submit(deps, chatter, given, { score, comment }, now);
  if (refused !== null) return refused;
  const texts = textsOf(survey, language);
  const reply =
    comment === undefined
      ? texts.followUp[groupOf(score)]
      : await thanksOf(deps, chatter, given, score);
  // Once, and at once: many never write a second time.
  return given.open.response_id === null ? withReward(deps, chatter, given, reply) : reply;
}

async function withReward(
  { db, secret }: ConversationDeps,
  { workspaceId }: Chatter,
  { survey, open, language }: Given,
  reply: string,
): Promise<string> {
  const responseId = responseIdOfInvitation(secret, open.invitation_id);
  const q = { workspaceId, surveyId: survey.id, responseId, languages: [language] };
  const reward = await rewardOf(db, q);
  return reward ? `${reply}\n${reward.title}: ${reward.code}` : reply;
}

async function takeComment(
  deps: ConversationDeps,
  chatter: Chatter,
  given: Given & { comment: string },
  now: Date,
): Promise<string> {
  const { open, language } = given;
  const score = await scoreNow(deps.db, chatter, open);
  if (score === null) return chatMessage(language, "nothingOpen");
  const comment = given.comment.slice(0, LIMITS.comment);
  const refused = await submit(deps, chatter, given, { score, comment }, now);
  return refused ?? (await thanksOf(deps, chatter, given, score));
}

/** Thanks, where the survey has more to ask of this group the way to the page that does, and the way to recommend. */
async function thanksOf(
  deps: ConversationDeps,
  chatter: Chatter,
  given: Given,
  score: number,
): Promise<string> {
  const { survey, language } = given;
  const thanks = textsOf(survey, language).thanks[groupOf(score)];
  const url = answerPageOf(deps, chatter, given);
  const asksMore = questionsReached(questionsOf(survey), score, {}).length > 0;
  const more = asksMore ? ` ${chatMessage(language, "more", { url })}` : "";
  return `${thanks}${more}${await recommendation(deps, chatter, given)}`;
}

/**
 * The way to a link by which they can recommend, for everybody who answers where the workspace offers it; in a chat that
 * costs nothing, since a second text message would be paid for.
 */
async function recommendation(
  deps: ConversationDeps,
  chatter: Chatter,
  given: Given,
): Promise<string> {
  const { survey, open, language } = given;
  if (chatter.channel !== "telegram" || survey.anonymous) return "";
  if (!(await offersReferrals(deps.db, chatter.workspaceId))) return "";
  const page = answerPageOf(deps, chatter, given);
  const url = `${page}/recommend?lang=${language}&visit=${open.invitation_id}`;
  return `\n${chatMessage(language, "recommend", { url })}`;
}

function answerPageOf(
  { secret, publicUrl }: ConversationDeps,
  { workspaceId }: Chatter,
  { open }: Given,
): string {
  const ref = { workspaceId, invitationId: open.invitation_id };
  return invitationLinks(secret, publicUrl, ref).answer;
}

/**
 * Through the same door as every page, so that the same rules hold.
 *
 * @returns null when it was taken; what to reply when it was not.
 */
async function submit(
  { db, secret, answers }: ConversationDeps,
  chatter: Chatter,
  { survey, open, language }: Given,
  { score, comment }: { score: number; comment: string | undefined },
  now: Date,
): Promise<string | null> {
  const door: AnswerDoor = {
    survey: asAsked(survey, open.properties),
    channel: chatter.channel,
    path: "",
    personId: open.person_id,
    invitationId: open.invitation_id,
    language,
    properties: open.properties,
    touchpoint: open.touchpoint,
    source: null,
  };
  const id = responseIdOfInvitation(secret, open.invitation_id);
  const step = comment === undefined ? "score" : "comment";
  try {
    await submitAnswer({ db, answers }, door, { step, score, comment }, id, now);
  } catch (error) {
    const reply = error instanceof KnownError ? REFUSALS[error.code] : undefined;
    if (reply === undefined) throw error;
    return chatMessage(language, reply, { subject: door.survey.subject });
  }
  const awaits = comment === undefined ? "comment" : "nothing";
  await setAwaits(db, chatter, { responseId: id, awaits }, now);
  return null;
}

/** What is said to somebody whose answer cannot be taken, by the code of the refusal. */
const REFUSALS: Readonly<Record<string, string>> = {
  survey_closed: "closed",
  too_late_to_change: "tooLate",
  answer_removed: "tooLate",
};

async function stop(
  deps: ConversationDeps,
  chatter: Chatter,
  invitationId: string,
  now: Date,
): Promise<void> {
  const links = invitationLinks(deps.secret, "", {
    workspaceId: chatter.workspaceId,
    invitationId,
  });
  const who = await openUnsubscribe(
    deps.db,
    deps.secret,
    links.unsubscribe.split("/").at(-1) ?? "",
  );
  if (who) await unsubscribe(deps, who, now);
}

/** Whom an address belongs to: a phone number, or what a chat is known by. */
async function personOf(db: Database, chatter: Chatter) {
  const { workspaceId, channel, address } = chatter;
  const people = db
    .selectFrom("person")
    .select(["id", "language"])
    .where("workspace_id", "=", workspaceId);
  if (channel === "sms") return people.where("phone", "=", address).executeTakeFirst();
  const id = await personAtAddress(db, { workspaceId, channel, address });
  return id === null ? undefined : people.where("id", "=", id).executeTakeFirst();
}

async function questionOf(db: Database, chatter: Chatter): Promise<OpenQuestion | null> {
  const { rows } = await sql<OpenQuestion>`
    select c.invitation_id, c.response_id, c.awaits, i.survey_id, i.person_id,
      coalesce(i.language, p.language) as language, i.properties, i.touchpoint
    from chat_state c
    join invitation i on i.workspace_id = c.workspace_id and i.id = c.invitation_id
    left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    where c.workspace_id = ${chatter.workspaceId} and i.workspace_id = ${chatter.workspaceId}
      and c.channel = ${chatter.channel} and c.address = ${chatter.address}
  `.execute(db);
  return rows[0] ?? null;
}

/** What was answered last; null when nothing was. */
async function scoreNow(
  db: Database,
  chatter: Chatter,
  open: OpenQuestion,
): Promise<number | null> {
  if (open.response_id === null) return null;
  const row = await db
    .selectFrom("response")
    .select("score")
    .where("workspace_id", "=", chatter.workspaceId)
    .where("id", "=", open.response_id)
    .executeTakeFirst();
  return row?.score ?? null;
}

async function setAwaits(
  db: Database,
  chatter: Chatter,
  next: { responseId: string; awaits: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable("chat_state")
    .set({ response_id: next.responseId, awaits: next.awaits, updated_at: now })
    .where("workspace_id", "=", chatter.workspaceId)
    .where("channel", "=", chatter.channel)
    .where("address", "=", chatter.address)
    .execute();
}
