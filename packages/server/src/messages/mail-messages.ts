import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const mail = openCatalogues("mail");

/** One sentence of a mail to customers: `locales/{language}/mail.json`. */
export function mailMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return mail.message(tag, key, args);
}
