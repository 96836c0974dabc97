import { questionsReached } from "@candor/contract/reached-questions.ts";
import { KnownError } from "../../errors/known-error.ts";
import { type OpenedInvitation, openInvitation } from "../../invitations/open-invitation.ts";
import { offersReferrals } from "../../referrals/referral-settings.ts";
import { asAsked } from "../../sendings/own-words.ts";
import type { Database } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type AnswerDoor, responseIdOfInvitation } from "../door/answer-door.ts";
import { CHANGE_DAYS } from "../door/submit-answer.ts";

/** An invitation, and the door that its link opens. */
export interface InvitationDoor {
  invitation: OpenedInvitation;
  door: AnswerDoor;
}

/** Fates of an invitation that was taken back before it reached anybody. */
const WITHDRAWN = ["cancelled", "not_asked"];

/** The door behind `/a/:token`; null for a token that is not ours, or of something that was deleted. */
export async function invitationDoor(
  { db, secret }: { db: Database; secret: ServerSecret },
  token: string,
): Promise<InvitationDoor | null> {
  const invitation = await openInvitation(db, secret, token);
  const survey = invitation && (await findSurvey(db, invitation));
  if (!survey) return null;
  const { anonymous } = survey;
  return {
    invitation,
    door: {
      survey: asAsked(survey, invitation.properties),
      channel: invitation.channel,
      path: `/a/${token}`,
      // Nothing may lead from an anonymous answer back to who was asked, not even its id.
      personId: anonymous ? null : invitation.personId,
      invitationId: anonymous ? null : invitation.invitationId,
      language: invitation.language ?? (await languageOfPerson(db, invitation)),
      properties: invitation.properties,
      touchpoint: invitation.touchpoint,
      source: null,
      recommends: await offersReferrals(db, invitation.workspaceId),
    },
  };
}

async function languageOfPerson(
  db: Database,
  { workspaceId, personId }: OpenedInvitation,
): Promise<string | null> {
  const person = await db
    .selectFrom("person")
    .select("language")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  return person?.language ?? null;
}

/** How an invitation stands for whoever opens its link. */
export type Standing =
  | { kind: "open" }
  /** Answered with nothing more than a score so far, or by message, where no further questions are put. */
  | { kind: "begun"; score: number; commented: boolean }
  | { kind: "answered"; mayChange: boolean }
  | { kind: "withdrawn" };

/** Late answers are answers: an expired invitation is still open. */
export async function standingOf(
  { db, secret }: { db: Database; secret: ServerSecret },
  { invitation, door }: InvitationDoor,
  now = new Date(),
): Promise<Standing> {
  if (WITHDRAWN.includes(invitation.state)) return { kind: "withdrawn" };
  if (door.invitationId === null) return { kind: "open" };
  const answer = await db
    .selectFrom("response")
    .select(["score", "comment", "meta", "recorded_at", "quarantine_reason", "deleted_at"])
    .where("workspace_id", "=", invitation.workspaceId)
    .where("id", "=", responseIdOfInvitation(secret, door.invitationId))
    .executeTakeFirst();
  // Answered through another channel, on the phone perhaps: a second answer is not wanted.
  if (!answer) {
    return invitation.state === "answered"
      ? { kind: "answered", mayChange: false }
      : { kind: "open" };
  }
  const age = now.getTime() - answer.recorded_at.getTime();
  if (age > CHANGE_DAYS * 24 * 3600_000 || answer.deleted_at !== null) {
    return { kind: "answered", mayChange: false };
  }
  // Nobody confirmed it yet: perhaps a machine opened the link, and a person comes now.
  if (answer.quarantine_reason !== null) return { kind: "open" };
  // A comment is not shown again: mails are passed on.
  const { score, comment, meta } = answer;
  if (comment === null) return { kind: "begun", score, commented: false };
  const more = questionsReached(questionsOf(door.survey), score, {}).length > 0;
  if (more && meta.asked === undefined) return { kind: "begun", score, commented: true };
  return { kind: "answered", mayChange: true };
}

export function withdrawn(): KnownError {
  return new KnownError(
    410,
    "invitation_withdrawn",
    "This invitation was taken back; please use the link in a newer message.",
  );
}

export function answeredAlready(): KnownError {
  return new KnownError(
    410,
    "answered_already",
    "This invitation was answered already; the answer stays as it is.",
  );
}
