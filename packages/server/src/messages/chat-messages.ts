import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const chat = openCatalogues("chat");

/** One sentence of a conversation by text message or messenger: `locales/{language}/chat.json`. */
export function chatMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return chat.message(tag, key, args);
}
