import type { ChatMessage } from "./chat-message.ts";

/**
 * Text as Slack takes it: with `&`, `<` and `>` as entities nothing in it is a link, a mention or
 * `<!channel>`.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The ready-made message in Slack's own marks. */
export function slackText({ title, quote, lines = [], facts, link }: ChatMessage): string {
  return [
    `*${escapeSlack(title)}*`,
    ...(quote
      ? escapeSlack(quote)
          .split("\n")
          .map((line) => `> ${line}`)
      : []),
    ...lines.map(escapeSlack),
    ...(facts.length > 0 ? [facts.map(escapeSlack).join(" · ")] : []),
    ...(link ? [`<${escapeSlack(link.url)}|${escapeSlack(link.text)}>`] : []),
  ].join("\n");
}

/** The body of an incoming webhook; previews of links in comments would only be noise. */
export function slackBody(text: string): string {
  return JSON.stringify({ text, unfurl_links: false, unfurl_media: false });
}
