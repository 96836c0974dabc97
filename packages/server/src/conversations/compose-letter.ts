import MailComposer from "nodemailer/lib/mail-composer";
import type { OutgoingMail } from "../delivery/smtp-courier.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import { addressToken, plusToken } from "../workspaces/address-token.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { type ConversationRow, type MessageRow, NEWS } from "./conversation.ts";

/** Relays refuse long headers: the first and the last references are enough to thread. */
const LONGEST_REFERENCES = 1500;

/**
 * Where customers answer so that it is read here: an address of each conversation's own in a domain, or a mailbox, which
 * may take more behind a +; null for the sender's own.
 */
export type AnswersTo = { domain: string } | { mailbox: string | null; plus: boolean };

/** Mail servers take no longer names before the @ (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL_PART = 64;

/** From whom letters come and where answers are taken in. */
export interface LetterSender {
  name: string;
  address: string;
  /** Where bounces are taken in; null for the sender's own mailbox. */
  bounceDomain: string | null;
  /** Where answers are taken in; null when they go to the sender's own mailbox and nobody reads them here. */
  answersTo: AnswersTo | null;
}

/** The address of the page where a customer reads and answers. */
export function conversationUrl(
  secret: ServerSecret,
  publicUrl: string,
  { workspace_id, id }: Pick<ConversationRow, "workspace_id" | "id">,
): string {
  return `${publicUrl}/c/${makeToken(secret, "conversation", { workspaceId: workspace_id, id })}`;
}

/** Where somebody says that they want no more news on what they raised. */
export function noNewsUrl(
  secret: ServerSecret,
  publicUrl: string,
  { workspace_id, id }: Pick<ConversationRow, "workspace_id" | "id">,
): string {
  return `${publicUrl}/n/${makeToken(secret, "news", { workspaceId: workspace_id, id })}`;
}

/** A letter as it goes over the wire, in the thread that mail programs know by its references. */
export async function composeLetter(
  { secret, publicUrl }: { secret: ServerSecret; publicUrl: string },
  sender: LetterSender,
  letter: {
    conversation: ConversationRow;
    message: MessageRow;
    to: string;
    before: readonly string[];
    answers: boolean;
    files: readonly { name: string; type: string; bytes: Buffer }[];
  },
): Promise<OutgoingMail & { rfcId: string }> {
  const { conversation, message, to, before } = letter;
  const workspaceId = conversation.workspace_id;
  const say = (key: string, args = {}) => conversationMessage(conversation.language, key, args);
  const url = conversationUrl(secret, publicUrl, conversation);
  const token = addressToken(secret, "l", { workspaceId, id: message.id });
  const replyTo = replyAddress(secret, sender, { workspaceId, id: conversation.id });
  const rfcId = `<${token}@${sender.address.split("@")[1] ?? "localhost"}>`;
  const last = before.at(-1);
  const isNews = NEWS.includes(message.kind);
  const noNews = noNewsUrl(secret, publicUrl, conversation);
  const footer = [
    say(sender.answersTo ? "mail.footer" : "mail.footerPage", { url }),
    ...(isNews ? [say("mail.noNews", { url: noNews })] : []),
  ].join("\n\n");
  const raw = await new MailComposer({
    from: { name: sender.name, address: sender.address },
    to,
    ...(replyTo ? { replyTo: { name: sender.name, address: replyTo } } : {}),
    subject: letter.answers ? `Re: ${conversation.subject}` : conversation.subject,
    text: `${withSignature(message)}\n\n-- \n${footer}\n`,
    attachments: letter.files.map(({ name, type, bytes }) => ({
      ...{ filename: name, contentType: type, content: bytes },
    })),
    messageId: rfcId,
    ...(last ? { inReplyTo: last, references: references(before) } : {}),
    headers: {
      "Content-Language": conversation.language,
      ...(message.kind === "check"
        ? { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" }
        : { "X-Auto-Response-Suppress": "OOF, AutoReply" }),
      ...(isNews
        ? {
            "List-Unsubscribe": `<${noNews}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }
        : {}),
    },
  })
    .compile()
    .build();
  return {
    from: sender.bounceDomain ? `${token}@${sender.bounceDomain}` : sender.address,
    to,
    raw,
    rfcId,
  };
}

/** To which address a customer is asked to answer; null where that is the sender's own. */
function replyAddress(
  secret: ServerSecret,
  { address, answersTo }: LetterSender,
  conversation: { workspaceId: string; id: string },
): string | null {
  if (answersTo === null) return null;
  if ("domain" in answersTo)
    return `${addressToken(secret, "r", conversation)}@${answersTo.domain}`;
  const mailbox = answersTo.mailbox ?? address;
  const at = mailbox.lastIndexOf("@");
  const local = `${mailbox.slice(0, at)}+${plusToken(secret, conversation)}`;
  // Where it does not fit, the thread is found by what an answer refers to.
  if (answersTo.plus && local.length <= LONGEST_LOCAL_PART) return `${local}${mailbox.slice(at)}`;
  return mailbox.toLowerCase() === address.toLowerCase() ? null : mailbox;
}

/** The words of a letter and what stands under them. */
export function withSignature({ text, signature }: Pick<MessageRow, "text" | "signature">): string {
  return signature === "" ? text : `${text}\n\n${signature}`;
}

/** The first and as many of the last as fit. */
export function references(ids: readonly string[]): string[] {
  const [first, ...rest] = ids;
  if (first === undefined) return [];
  const kept: string[] = [];
  let length = first.length;
  for (const id of rest.toReversed()) {
    length += id.length + 1;
    if (length > LONGEST_REFERENCES) break;
    kept.unshift(id);
  }
  return [first, ...kept];
}
