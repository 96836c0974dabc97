import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const catalogues = openCatalogues("live-chat");

/** One text of the chat on a site's page: `locales/{language}/live-chat.json`. */
export function liveChatMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return catalogues.message(tag, key, args);
}
