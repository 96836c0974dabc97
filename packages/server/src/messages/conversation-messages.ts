import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const catalogues = openCatalogues("conversation");

/** One text of a letter to a customer or of their page: `locales/{language}/conversation.json`. */
export function conversationMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return catalogues.message(tag, key, args);
}

/** The languages in which letters and the customer's page speak. */
export const CONVERSATION_LANGUAGES = ["en", "ru", "lv", "sv"] as const;

/** The first of these that we speak, else English. */
export function spokenInConversation(wished: readonly (string | null | undefined)[]): string {
  for (const tag of wished) {
    const language = tag?.split(/[-_]/)[0]?.toLowerCase();
    const spoken = CONVERSATION_LANGUAGES.find((one) => one === language);
    if (spoken) return spoken;
  }
  return "en";
}
