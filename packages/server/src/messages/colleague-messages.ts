import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const colleagueMail = openCatalogues("colleague-mail");

/** One text of a mail to a colleague: `locales/{language}/colleague-mail.json`. */
export function colleagueMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return colleagueMail.message(tag, key, args);
}
