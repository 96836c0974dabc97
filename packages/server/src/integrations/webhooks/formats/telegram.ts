import type { ChatMessage } from "./chat-message.ts";

/** The longest message that the Bot API takes, in characters after its marks are read. */
const LONGEST = 4096;

/** Text as the Bot API's HTML takes it. */
export function escapeTelegram(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The ready-made message in the Bot API's HTML. */
export function telegramText({ title, quote, lines = [], facts, link }: ChatMessage): string {
  return [
    `<b>${escapeTelegram(title)}</b>`,
    ...(quote ? [`<blockquote>${escapeTelegram(quote)}</blockquote>`] : []),
    ...lines.map(escapeTelegram),
    ...(facts.length > 0 ? [facts.map(escapeTelegram).join(" · ")] : []),
    ...(link ? [`<a href="${escapeTelegram(link.url)}">${escapeTelegram(link.text)}</a>`] : []),
  ].join("\n");
}

/**
 * The body of `sendMessage`. A message too long for it goes as plain text, cut: half a mark would
 * have it refused.
 *
 * @see https://core.telegram.org/bots/api#sendmessage
 */
export function telegramBody(chatId: string, text: string): string {
  const message = {
    chat_id: /^-?\d+$/.test(chatId) ? Number(chatId) : chatId,
    link_preview_options: { is_disabled: true },
  };
  if (text.length <= LONGEST) return JSON.stringify({ ...message, text, parse_mode: "HTML" });
  const plain = text.replaceAll(/<[^>]*>/g, "").replaceAll(/&(lt|gt|quot|amp);/g, unescaped);
  return JSON.stringify({ ...message, text: `${Array.from(plain).slice(0, 4000).join("")}…` });
}

function unescaped(_entity: string, name: string): string {
  return { lt: "<", gt: ">", quot: '"', amp: "&" }[name] ?? "";
}

/** The Bot API says `ok` in its body too, and how long to wait. */
export function telegramRetryAfter(body: string): string | undefined {
  const seconds = /"retry_after"\s*:\s*(\d{1,6})/.exec(body)?.[1];
  return seconds;
}
