import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const kits = openCatalogues("kits");

/** One sentence of a workshop to print: `locales/{language}/kits.json`. */
export function kitMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return kits.message(tag, key, args);
}
