import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const channels = openCatalogues("channels");

/** One sentence of a poster or public page: `locales/{language}/channels.json`. */
export function channelMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return channels.message(tag, key, args);
}
