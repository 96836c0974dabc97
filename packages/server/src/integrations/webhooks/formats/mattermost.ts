import type { ChatMessage } from "./chat-message.ts";

/**
 * Text as Mattermost takes it: every mark of Markdown escaped, and mentions broken by a space
 * without width, since `@channel` would wake everybody and has no escape.
 */
export function escapeMattermost(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>~:&]/g, (mark) => `\\${mark}`)
    .replaceAll("@", "@\u200b");
}

/** The ready-made message in Mattermost's Markdown. */
export function mattermostText({ title, quote, lines = [], facts, link }: ChatMessage): string {
  return [
    `**${escapeMattermost(title)}**`,
    ...(quote ? ["", ...quote.split("\n").map((line) => `> ${escapeMattermost(line)}`), ""] : []),
    ...lines.map(escapeMattermost),
    ...(facts.length > 0 ? [facts.map(escapeMattermost).join(" · ")] : []),
    ...(link ? [`[${escapeMattermost(link.text)}](${encodeURI(link.url)})`] : []),
  ].join("\n");
}

/** The body of an incoming webhook. */
export function mattermostBody(text: string, channel: string | undefined): string {
  return JSON.stringify(channel ? { text, channel } : { text });
}
