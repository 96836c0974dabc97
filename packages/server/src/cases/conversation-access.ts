import type { FastifyRequest } from "fastify";
import type { Principal } from "../auth/principal.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { findConversation } from "../conversations/conversation-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { teamsOf } from "../teams/team-queries.ts";
import { MOST_MERGES } from "./case.ts";
import { getCase } from "./case-queries.ts";
import { type Viewer, viewerOf } from "./case-visibility.ts";

/** Whose drafts and files they are: a colleague's, or a key's by what it is called. */
export function writerOf({ principal, actor }: FastifyRequest): string {
  return principal.kind === "member" ? principal.userId : actor;
}

/** @throws {KnownError} 404. */
export async function requireConversation(
  db: Database | Transaction,
  ref: { workspaceId: string; conversationId: string },
): Promise<ConversationRow> {
  const found = await findConversation(db, ref);
  if (found) return found;
  throw new KnownError(
    404,
    "conversation_not_found",
    `There is no conversation "${ref.conversationId}" that you may see in this workspace.`,
  );
}

/** The conversation, when whoever asks may see its case, and every case that took that one in. */
export async function conversationFor(
  db: Database,
  request: FastifyRequest,
  conversationId: string,
): Promise<ConversationRow> {
  const { workspaceId } = request.principal;
  const viewer = await viewerOf(db, request.principal);
  return conversationShown(db, { workspaceId, conversationId }, viewer);
}

/**
 * The same for a viewer who came through another door.
 *
 * @throws {KnownError} 404.
 */
export async function conversationShown(
  db: Database,
  ref: { workspaceId: string; conversationId: string },
  viewer: Viewer,
): Promise<ConversationRow> {
  const { workspaceId } = ref;
  const found = await requireConversation(db, ref);
  let caseId: string | null = found.case_id;
  for (let merges = 0; caseId !== null && merges <= MOST_MERGES; merges += 1) {
    const { mergedInto }: { mergedInto: string | null } = await getCase(
      db,
      { workspaceId, caseId },
      viewer,
    );
    caseId = mergedInto;
  }
  return found;
}

/**
 * What stands under a reply: the signature of the team whose case it is; of a case of nobody's, that of the only team
 * of whoever writes. Whose team it is would otherwise be a guess.
 */
export async function signatureFor(
  db: Database | Transaction,
  principal: Principal,
  { workspace_id: workspaceId, case_id }: ConversationRow,
): Promise<string> {
  const about = case_id
    ? await db
        .selectFrom("customer_case")
        .select("team_id")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", case_id)
        .executeTakeFirst()
    : undefined;
  let teamId = about?.team_id ?? null;
  if (teamId === null && principal.kind === "member") {
    const mine = await teamsOf(db, { workspaceId, userId: principal.userId });
    if (mine.length === 1) teamId = mine[0]?.teamId ?? null;
  }
  if (teamId === null) return "";
  const team = await db
    .selectFrom("team")
    .select("signature")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", teamId)
    .executeTakeFirst();
  return team?.signature ?? "";
}
