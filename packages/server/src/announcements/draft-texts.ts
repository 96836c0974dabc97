import type { AnnouncementTexts } from "@candor/contract/announcement.ts";
import { CONVERSATION_LANGUAGES, conversationMessage } from "../messages/conversation-messages.ts";

/** Words to start from, in every language that we speak, with what was fixed in them; somebody looks before they leave. */
export function draftTexts(title: string): AnnouncementTexts {
  return Object.fromEntries(
    CONVERSATION_LANGUAGES.map((language) => {
      const say = (key: string) =>
        conversationMessage(language, `announcement.draft.${key}`).replaceAll("[title]", title);
      return [language, { subject: say("subject"), body: say("body") }];
    }),
  );
}
