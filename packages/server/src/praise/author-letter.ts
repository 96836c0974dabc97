import { praiseMessage } from "../messages/praise-messages.ts";

/** What the author of words reads who is asked whether exactly these may be published. */
export function authorLetter({
  language,
  organisation,
  name,
  text,
  shownAs,
  url,
}: {
  language: string;
  organisation: string;
  name: string | null;
  text: string;
  shownAs: string;
  url: string;
}): { subject: string; text: string } {
  const say = (key: string, args = {}) => praiseMessage(language, key, { organisation, ...args });
  const hello = name ? say("mail.helloName", { name }) : say("mail.hello");
  return {
    subject: say("mail.subject"),
    text: [
      hello,
      say("mail.text"),
      say("mail.quote", { text, name: shownAs }),
      say("mail.link", { url }),
    ].join("\n\n"),
  };
}
