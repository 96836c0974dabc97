import { ideaMessage } from "../messages/idea-messages.ts";
import type { IdeaRow } from "./idea.ts";

export type Shown = Pick<
  IdeaRow,
  "id" | "number" | "title" | "state" | "look" | "answer" | "root_id"
>;

export interface Told {
  /** The idea as it stands now, at the end of its merges. */
  idea: Shown;
  /** What it was called before it became part of that one. */
  partOf: string | null;
}

/** What somebody who wants ideas reads when something became of them: at least one is told. */
export function voterLetter({
  language,
  name,
  told,
  link,
}: {
  language: string;
  name: string | null;
  told: readonly Told[];
  /** The board; null when there is none. */
  link: string | null;
}): { subject: string; text: string } {
  const say = (key: string, args = {}) => ideaMessage(language, key, args);
  const paragraphs = told.map(({ idea, partOf }) => {
    const state = say(`mail.state.${idea.state}`);
    const what =
      partOf === null
        ? say("mail.changed", { title: idea.title, state })
        : say("mail.merged", { title: partOf, into: idea.title, state });
    const answer = idea.answer === "" ? [] : [idea.answer];
    const url = link !== null && idea.look === "public" ? [`${link}/${idea.number}`] : [];
    return [what, ...answer, ...url].join("\n");
  });
  const hello = name === null ? say("mail.hello") : say("mail.helloName", { name });
  return {
    subject: say("mail.subject", { title: told[0]?.idea.title ?? "", n: told.length }),
    text: [hello, ...paragraphs, say("mail.why")].join("\n\n"),
  };
}
