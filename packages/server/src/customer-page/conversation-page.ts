import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { FastifyReply } from "fastify";
import type { CaseNews } from "../cases/case-news.ts";
import { answerSettled } from "../cases/settled.ts";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import { attachmentNamed } from "../conversations/attachment-named.ts";
import { withSignature } from "../conversations/compose-letter.ts";
import type { ConversationNews } from "../conversations/conversation.ts";
import { filesOf, messagesOf } from "../conversations/conversation-queries.ts";
import { LONGEST_PAGE_TEXT, writeFromPage } from "../conversations/write-from-page.ts";
import type { App } from "../errors/http.ts";
import { fetchCode } from "../offers/fetch-code.ts";
import type { OfferNews } from "../offers/offer.ts";
import { offersOfCustomer } from "../offers/offers-of-customer.ts";
import { owedToCustomer } from "../promises/promise-queries.ts";
import { offersReferrals } from "../referrals/referral-settings.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { lookOf, type Opened, openPage } from "./open-page.ts";
import { type ConversationView, renderConversation } from "./render-conversation.ts";

export interface ConversationPageDeps {
  db: Database;
  secret: ServerSecret;
  letters: ConversationNews;
  news: CaseNews;
  offers: OfferNews;
}

/** Requests a minute from one address. */
const MOST_A_MINUTE = 60;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * `/c/:token`, the customer's own page about their matter: what they wrote and what they got, and a way to answer and
 * to say that it is settled, without an account. The signed link is the key, and opens this one conversation.
 */
export function conversationPage(app: App, deps: ConversationPageDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/c/:token", options, async (request, reply) => {
    const opened = await openPage(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    return show(deps, reply, opened, { said: null, draft: "" });
  });
  app.get("/c/:token/files/:fileId", options, async (request, reply) => {
    const opened = await openPage(deps, request);
    const { fileId } = request.params as { fileId: string };
    const file = opened && (await fileForCustomer(deps.db, opened, fileId));
    if (!file) return sendUnknownLink(request, reply);
    return reply
      .type("application/octet-stream")
      .header("content-disposition", attachmentNamed(file.name))
      .header("x-content-type-options", "nosniff")
      .header("cache-control", "no-store")
      .header("referrer-policy", "no-referrer")
      .send(file.bytes);
  });
  app.post("/c/:token", options, async (request, reply) => {
    const opened = await openPage(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    const fields = (request.body ?? {}) as Record<string, unknown>;
    return show(deps, reply, opened, await take(deps, opened, fields));
  });
}

/** A file that went along with a letter of ours; what has not left may still be taken back. */
async function fileForCustomer(
  db: Database,
  { conversation }: Opened,
  fileId: string,
): Promise<{ name: string; bytes: Buffer } | null> {
  if (!UUID.test(fileId)) return null;
  const row = await db
    .selectFrom("conversation_file as f")
    .innerJoin("conversation_message as m", (join) =>
      join
        .onRef("m.workspace_id", "=", "f.workspace_id")
        .onRef("m.conversation_id", "=", "f.conversation_id")
        .onRef("m.id", "=", "f.message_id"),
    )
    .select(["f.name", "f.bytes"])
    .where("f.workspace_id", "=", conversation.workspace_id)
    .where("m.workspace_id", "=", conversation.workspace_id)
    .where("f.conversation_id", "=", conversation.id)
    .where("f.id", "=", fileId)
    .where("m.direction", "=", "out")
    .where("m.state", "!=", "held")
    .executeTakeFirst();
  return row ?? null;
}

type Outcome = Pick<ConversationView, "said" | "draft">;

async function take(
  { db, letters, news, offers }: ConversationPageDeps,
  { conversation }: Opened,
  fields: Record<string, unknown>,
): Promise<Outcome> {
  const now = new Date();
  const words = (name: string) =>
    typeof fields[name] === "string"
      ? storableText(fields[name]).replaceAll("\r\n", "\n").trim()
      : "";
  const { settled, offer } = fields;
  if (typeof offer === "string") {
    const { workspace_id: workspaceId, person_id: personId } = conversation;
    const isOne = UUID.test(offer);
    const whose = { workspaceId, personId, now };
    const theirs = isOne && (await fetchCode({ db, news: offers }, offer, whose));
    return { said: theirs ? "offerTheirs" : "offerGone", draft: "" };
  }
  if (settled === "yes" || settled === "no") {
    const said = cutText(words("words"), LONGEST_PAGE_TEXT);
    const given = { answer: settled, words: said || null, now } as const;
    const kept = await answerSettled({ db, news }, conversation, given);
    if (kept === "over") return { said: "over", draft: said };
    return { said: settled === "yes" ? "saidYes" : "saidNo", draft: "" };
  }
  const text = words("text");
  if (text === "") return { said: "noWords", draft: "" };
  if (text.length > LONGEST_PAGE_TEXT) return { said: "bounded", draft: text };
  const said = await writeFromPage({ db, news: letters }, conversation, { text, now });
  return { said, draft: said === "kept" ? "" : text };
}

async function show(
  deps: ConversationPageDeps,
  reply: FastifyReply,
  { conversation, token }: Opened,
  outcome: Outcome,
): Promise<FastifyReply> {
  const { db } = deps;
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  const { brand, subject, timeZone, asksSettled } = await lookOf(db, conversation);
  const files = await filesOf(db, { workspaceId, conversationId });
  const filesWith = (id: string) => files.filter(({ message_id }) => message_id === id);
  const messages = await messagesOf(db, { workspaceId, conversationId });
  const page = renderConversation({
    language: conversation.language,
    timeZone,
    brand,
    subject,
    action: `/c/${token}`,
    recommends: await offersReferrals(db, workspaceId),
    // What has not left yet may still be taken back, and a machine's mail is nobody's word.
    messages: messages
      .filter(
        ({ machine, state }) => machine === null && state !== "held" && state !== "not_delivered",
      )
      .map((one) => ({
        ours: one.direction === "out",
        text: one.direction === "in" ? one.shown : withSignature(one),
        at: one.at,
        files: one.direction === "in" ? filesWith(one.id).length : 0,
        saved:
          one.direction === "in"
            ? []
            : filesWith(one.id).map(({ id, name }) => ({ name, url: `/c/${token}/files/${id}` })),
      })),
    asksSettled,
    owed: await owedToCustomer(db, {
      ...{ workspaceId, caseId: conversation.case_id, personId: conversation.person_id },
    }),
    offers: await offersOfCustomer(db, {
      ...{ workspaceId, personId: conversation.person_id, now: new Date() },
      language: conversation.language,
    }),
    now: new Date(),
    ...outcome,
  });
  const status = outcome.said === "bounded" || outcome.said === "noWords" ? 422 : 200;
  reply.header("referrer-policy", "no-referrer");
  return sendHtml(reply, { status, page, csp: answerPageCsp(brand) });
}
