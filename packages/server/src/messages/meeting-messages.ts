import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const meeting = openCatalogues("meeting");

/** One sentence of a meeting's pages, pack and minutes: `locales/{language}/meeting.json`. */
export function meetingMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return meeting.message(tag, key, args);
}
