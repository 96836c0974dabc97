import type { Me } from "@candor/contract/workspace.ts";
import { storeLanguage } from "../language/load.ts";
import type { Speech } from "../language/speech.ts";

let followed: string | null = null;

/**
 * Speaks the language that somebody chose on another device, once after a page was opened: before the
 * first screen is drawn, so that it is not drawn in another one first.
 */
export async function speakAsChosen({ user }: Me, speech: Speech): Promise<void> {
  if (followed === user.id) return;
  followed = user.id;
  const { language } = user;
  if (!language || language === speech.now().language) return;
  await speech.speak(language);
  storeLanguage(language);
  document.documentElement.lang = language;
}
