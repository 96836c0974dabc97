import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const reading = openCatalogues("reading");

/** Readings of a score as the command line says them, in English: `locales/en/reading.json`. */
export function sentences(messages: readonly { key: string; args: MessageArgs }[]): string[] {
  return messages.map(({ key, args }) => reading.message("en", key, args));
}
