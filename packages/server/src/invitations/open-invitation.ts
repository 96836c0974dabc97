import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken, readToken } from "../workspaces/signed-token.ts";

/** The paths of an invitation's links, for whoever writes messages. */
export interface InvitationLinks {
  /** The answer page; `?score=9` comes from a score's link. */
  answer: string;
  unsubscribe: string;
  /** People cannot see it: whoever opens it is a machine. */
  honeypot: string;
}

/** Links of an invitation, absolute. They carry workspace and invitation, signed: no look-up is needed. */
export function invitationLinks(
  secret: ServerSecret,
  publicUrl: string,
  q: { workspaceId: string; invitationId: string },
): InvitationLinks {
  const subject = { workspaceId: q.workspaceId, id: q.invitationId };
  const answer = `${publicUrl}/a/${makeToken(secret, "answer", subject)}`;
  return {
    answer,
    honeypot: `${answer}?h=1`,
    unsubscribe: `${publicUrl}/u/${makeToken(secret, "unsubscribe", subject)}`,
  };
}

/** What the answer page needs to know of an invitation. */
export interface OpenedInvitation {
  workspaceId: string;
  surveyId: string;
  invitationId: string;
  personId: string;
  channel: string;
  language: string | null;
  touchpoint: string | null;
  properties: Readonly<Record<string, string | number | boolean>>;
  /** When the last message was handed over. */
  deliveredAt: Date | null;
  state: string;
  /** Anonymous surveys keep nothing of who opened what. */
  anonymous: boolean;
}

/** The invitation behind `/a/:token`; null for a token that is not ours, or of one that was deleted. */
export async function openInvitation(
  db: Database,
  secret: ServerSecret,
  token: string,
): Promise<OpenedInvitation | null> {
  const subject = readToken(secret, "answer", token);
  return subject && find(db, subject.workspaceId, subject.id);
}

async function find(
  db: Database,
  workspaceId: string,
  invitationId: string,
): Promise<OpenedInvitation | null> {
  const { rows } = await sql<OpenedInvitation>`
    select i.workspace_id as "workspaceId", i.survey_id as "surveyId", i.id as "invitationId",
      i.person_id as "personId", i.channel, i.language, i.touchpoint, i.properties, i.state, s.anonymous,
      (select max(m.handed_at) from message m where m.workspace_id = ${workspaceId}
        and m.invitation_id = i.id and m.state in ('sent', 'unconfirmed', 'sending')) as "deliveredAt"
    from invitation i join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
    where i.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId} and i.id = ${invitationId}::uuid
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Notes that a link of a mail was loaded: what tells scanners, which open all of them, from people.
 * It says nothing about an answer. Nothing is noted for anonymous surveys.
 *
 * @param load.score the score of the link; `"honeypot"` for the link that people cannot see; null for
 *   the plain link of the page.
 */
export async function recordLinkLoad(
  db: Database,
  invitation: OpenedInvitation,
  load: { score: number | "honeypot" | null; at: Date },
): Promise<void> {
  if (invitation.anonymous) return;
  const kind = load.score === "honeypot" ? "honeypot" : load.score === null ? "page" : "score";
  await db
    .insertInto("link_load")
    .values({
      workspace_id: invitation.workspaceId,
      invitation_id: invitation.invitationId,
      id: uuidv7(load.at.getTime()),
      at: load.at,
      kind,
      score: typeof load.score === "number" ? load.score : null,
    })
    .execute();
}
