import { CaseRef } from "@candor/contract/case.ts";
import {
  type Conversation,
  ConversationRef,
  Conversation as ConversationSchema,
  FileRef,
  MessageRef,
  TakenBack,
  WriteMessage,
} from "@candor/contract/conversation.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { FastifyRequest } from "fastify";
import { can } from "../auth/principal.ts";
import { attachmentNamed } from "../conversations/attachment-named.ts";
import { answerGoesBy, type ChatNews, chatOf, visitorIsHere } from "../conversations/chat.ts";
import { answerInChat, noteAnswer } from "../conversations/chat-line.ts";
import { conversationUrl } from "../conversations/compose-letter.ts";
import type {
  ConversationNews,
  ConversationRow,
  MessageRow,
} from "../conversations/conversation.ts";
import {
  addressOf,
  type FileName,
  filesOf,
  messagesOf,
} from "../conversations/conversation-queries.ts";
import { draftOf, sendAlong, uploadsOf } from "../conversations/drafts.ts";
import { openConversation } from "../conversations/open-conversation.ts";
import { refuseHalfFilled } from "../conversations/saved-reply.ts";
import { sendAgain, takeBack, writeLetter } from "../conversations/write-letter.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { byOf } from "../teams/team-routes.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { type CaseRow, refuseMerged } from "./case.ts";
import { viewerOf } from "./case-visibility.ts";
import {
  conversationFor,
  requireConversation,
  signatureFor,
  writerOf,
} from "./conversation-access.ts";
import { replyUsed } from "./reply-used.ts";
import { replyContext } from "./reply-values.ts";
import { writerName } from "./saved-reply-routes.ts";
import { lockCase } from "./work-case.ts";

export interface ConversationDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  /** What follows from a line in a chat. */
  news: ConversationNews;
  chats: ChatNews;
  /** Whether a workspace's letters can leave, and whether what customers answer comes back here. */
  mailOf(workspaceId: string): Promise<{ works: boolean; takesIn: boolean }>;
}

/** `/conversations`: what is written to a customer about their case, and what they answer. */
export function conversationRoutes(app: App, deps: ConversationDeps): void {
  const { db } = deps;
  app.post(
    "/cases/:caseId/conversation",
    {
      schema: { params: CaseRef, response: { 200: ConversationSchema } },
      config: { action: "respond" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { caseId } = request.params;
      const viewer = await viewerOf(db, request.principal);
      const conversation = await inTransaction(db, async (trx) => {
        const row = await lockCase(trx, { workspaceId, caseId }, viewer);
        refuseMerged(row);
        const { person_id: personId, response_id: responseId, number } = row;
        return openConversation(trx, {
          workspaceId,
          caseId,
          personId,
          responseId,
          number,
          now: new Date(),
        });
      });
      return whole(deps, request, conversation);
    },
  );
  app.get(
    "/conversations/:conversationId",
    {
      schema: { params: ConversationRef, response: { 200: ConversationSchema } },
      config: { scope: "read" },
    },
    async (request) =>
      whole(deps, request, await conversationFor(db, request, request.params.conversationId)),
  );
  app.post(
    "/conversations/:conversationId/messages",
    {
      schema: {
        params: ConversationRef,
        body: WriteMessage,
        response: { 201: ConversationSchema },
      },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId, actor, now } = byOf(request);
      const { conversationId } = request.params;
      const { text, waits, files, seen: seenId, savedReplyId } = request.body;
      const viewer = await viewerOf(db, request.principal);
      const { works } = await deps.mailOf(workspaceId);
      const conversation = await inTransaction(db, async (trx) => {
        const { case_id: caseId } = await requireConversation(trx, { workspaceId, conversationId });
        const row = caseId && (await lockCase(trx, { workspaceId, caseId }, viewer));
        if (row) refuseMerged(row);
        const found = await requireConversation(trx, { workspaceId, conversationId });
        if (row) refuseOther(row, found);
        if (seenId !== undefined) await refuseUnread(trx, found, seenId);
        const chat = await chatOf(trx, { workspaceId, conversationId });
        const canMail = works && (await addressOf(trx, found)) !== null;
        const colleague = request.principal.kind === "member" ? request.principal.userId : null;
        const { values } = await replyContext(trx, found, await writerName(trx, request));
        refuseHalfFilled(text, values);
        const reply =
          savedReplyId === null
            ? null
            : await replyUsed(trx, { workspaceId, savedReplyId, text, values });
        const { news, chats } = deps;
        if (chat && answerGoesBy(chat, { now, canMail }) === "chat") {
          const line = { id: uuidv7(now.getTime()), text, actor, waits, reply, now };
          const answered = { conversation: found, chat, news, chats };
          await answerInChat(trx, answered, { ...line, userId: colleague });
          const along = { workspaceId, conversationId, userId: writerOf(request), files, now };
          await sendAlong(trx, { ...along, messageId: line.id });
          return found;
        }
        if (!works) throw noMailServer();
        await requireAddress(trx, found);
        if (chat) {
          const by = { now, userId: colleague, by: "mail" } as const;
          await noteAnswer(trx, { conversation: found, chat, chats }, by);
        }
        const signature = await signatureFor(trx, request.principal, found);
        const { id: messageId } = await writeLetter(trx, found, {
          ...{ kind: "reply", text, signature, actor, waits, reply, now },
        });
        const userId = writerOf(request);
        await sendAlong(trx, { workspaceId, conversationId, userId, messageId, files, now });
        return found;
      });
      return reply.code(201).send(await whole(deps, request, conversation));
    },
  );
  app.post(
    "/conversations/:conversationId/messages/:messageId/undo",
    { schema: { params: MessageRef, response: { 200: TakenBack } }, config: { action: "respond" } },
    async (request) => {
      const { workspaceId } = request.principal;
      const conversation = await conversationFor(db, request, request.params.conversationId);
      const text = await inTransaction(db, (trx) =>
        takeBack(
          trx,
          { workspaceId, ...request.params },
          { by: writerOf(request), now: new Date() },
        ),
      );
      return { text, conversation: await whole(deps, request, conversation) };
    },
  );
  app.post(
    "/conversations/:conversationId/messages/:messageId/retry",
    {
      schema: { params: MessageRef, response: { 200: ConversationSchema } },
      config: { action: "respond" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const conversation = await conversationFor(db, request, request.params.conversationId);
      const now = new Date();
      const viewer = await viewerOf(db, request.principal);
      await inTransaction(db, async (trx) => {
        const { case_id: caseId } = conversation;
        const row = caseId && (await lockCase(trx, { workspaceId, caseId }, viewer));
        const ref = { workspaceId, conversationId: conversation.id };
        if (row) refuseOther(row, await requireConversation(trx, ref));
        await sendAgain(trx, { workspaceId, ...request.params }, now);
      });
      return whole(deps, request, conversation);
    },
  );
  app.get(
    "/conversations/:conversationId/files/:fileId",
    { schema: { params: FileRef }, config: { scope: "read" } },
    async (request, reply) => {
      const { fileId } = request.params;
      const conversation = await conversationFor(db, request, request.params.conversationId);
      const file = await db
        .selectFrom("conversation_file")
        .select(["name", "bytes"])
        .where("workspace_id", "=", conversation.workspace_id)
        .where("conversation_id", "=", conversation.id)
        .where("id", "=", fileId)
        .executeTakeFirst();
      if (!file) {
        throw new KnownError(
          404,
          "file_not_found",
          `There is no file "${fileId}" in this conversation.`,
        );
      }
      // A stranger's file is never shown by the browser, only saved.
      return reply
        .type("application/octet-stream")
        .header("content-disposition", attachmentNamed(file.name))
        .header("x-content-type-options", "nosniff")
        .send(file.bytes);
    },
  );
}

/** A letter goes to the customer whose case it is, or to nobody. */
function refuseOther({ number, person_id }: CaseRow, conversation: ConversationRow): void {
  if (person_id === conversation.person_id) return;
  throw new KnownError(
    409,
    "other_customer",
    `What was written here belongs to another customer than case ${number} does now, so nothing was sent. Open a new case for this customer.`,
  );
}

async function requireAddress(trx: Transaction, conversation: ConversationRow): Promise<void> {
  if ((await addressOf(trx, conversation)) !== null) return;
  throw new KnownError(
    409,
    "no_address",
    "No e-mail address of this customer is known. Enter one on their page, or call them.",
  );
}

function noMailServer(): KnownError {
  return new KnownError(
    409,
    "mail_not_configured",
    "No mail server is set up. Enter one under Settings, Channels, or set SMTP_URL and MAIL_FROM and start Candor again.",
  );
}

/** Somebody wrote meanwhile: it is read before anything is sent. */
async function refuseUnread(
  trx: Transaction,
  { workspace_id, id }: ConversationRow,
  seenId: string | null,
): Promise<void> {
  const newest = await trx
    .selectFrom("conversation_message")
    .select(["id", "actor"])
    .where("workspace_id", "=", workspace_id)
    .where("conversation_id", "=", id)
    .where("machine", "is", null)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if ((newest?.id ?? null) === seenId) return;
  throw new KnownError(
    409,
    "unread_message",
    `${newest?.actor === "customer" ? "The customer" : (newest?.actor ?? "Somebody")} has written meanwhile, so nothing was sent. Read it, and send again.`,
  );
}

async function whole(
  deps: ConversationDeps,
  request: FastifyRequest,
  conversation: Pick<ConversationRow, "workspace_id" | "id">,
): Promise<Conversation> {
  const { db, secret, publicUrl } = deps;
  const { principal } = request;
  const ref = { workspaceId: conversation.workspace_id, conversationId: conversation.id };
  const found = await requireConversation(db, ref);
  const mail = await deps.mailOf(ref.workspaceId);
  const to = await addressOf(db, found);
  const files = await filesOf(db, ref);
  const writing = { ...ref, userId: writerOf(request) };
  const chat = await chatOf(db, ref);
  const cannotSend = to === null ? "no_address" : mail.works ? null : "no_mail_server";
  const now = new Date();
  return {
    id: found.id,
    caseId: found.case_id,
    personId: found.person_id,
    subject: found.subject,
    language: found.language,
    to,
    // On the page of a chat an answer waits, whatever becomes of mail.
    cannotSend: chat ? null : cannotSend,
    takesMailIn: mail.takesIn,
    // Whoever has it writes as the customer.
    pageUrl: can(principal, "respond") ? conversationUrl(secret, publicUrl, found) : null,
    signature: await signatureFor(db, principal, found),
    draft: await draftOf(db, writing),
    uploads: await uploadsOf(db, writing),
    chat: chat && {
      here: visitorIsHere(chat, now),
      goesBy: answerGoesBy(chat, { now, canMail: cannotSend === null }),
      verified: chat.vouched !== null,
      ended: chat.ended_at !== null,
    },
    messages: (await messagesOf(db, ref)).map((row) => messageOf(row, files, to)),
  };
}

function messageOf(
  row: MessageRow,
  files: readonly FileName[],
  to: string | null,
): Conversation["messages"][number] {
  const stranger =
    row.direction === "in" &&
    row.from_address !== null &&
    row.from_address.toLowerCase() !== to?.toLowerCase();
  return {
    id: row.id,
    direction: row.direction as "in",
    kind: row.kind as "reply",
    way: row.way as "mail",
    actor: row.actor,
    fromAddress: stranger ? row.from_address : null,
    subject: row.subject,
    text: row.text,
    shown: row.shown,
    signature: row.signature,
    machine: row.machine,
    state: row.state as "sent",
    leavesAt: row.state === "held" ? (row.due_at?.toISOString() ?? null) : null,
    reply: row.reply,
    at: row.at.toISOString(),
    files: files
      .filter((file) => file.message_id === row.id)
      .map(({ id, name, type, size }) => ({ id, name, type, size })),
  };
}
