import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const integrations = openCatalogues("integrations");

/** One sentence that leaves the product by a webhook, a chat or a mail about them: `locales/{language}/integrations.json`. */
export function integrationsMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return integrations.message(tag, key, args);
}
