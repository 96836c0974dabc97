import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const catalogues = openCatalogues("live-chat");

/** The language in which the chat's own words stand for a tag: itself, or English where there are none in it. */
export function spokenInChat(tag: string): string {
  const spoken = catalogues.spokenFor(tag);
  return tag.toLowerCase().split("-")[0] === spoken.split("-")[0] ? tag : spoken;
}

/** One text of the chat on a site's page: `locales/{language}/live-chat.json`. */
export function liveChatMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return catalogues.message(tag, key, args);
}
