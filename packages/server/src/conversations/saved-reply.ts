import { REPLY_PLACEHOLDERS, type ReplyPlaceholder } from "@candor/contract/saved-reply.ts";
import { KnownError } from "../errors/known-error.ts";

/** What placeholders stand for in one conversation; null for what is not known. */
export type ReplyValues = Readonly<Record<ReplyPlaceholder, string | null>>;

/** `{name}`, or `{name|dear customer}` for what stands there when it is not known. */
const PLACEHOLDER = /\{\s*([a-z]+)\s*(?:\|([^{}\n]{0,200}))?\}/gu;

/**
 * A saved reply as it would be written to a customer. A placeholder without a value and without words for that case
 * stays as it is and is named, so that nothing half-filled looks finished. What was filled in is not looked through
 * again: an answer that says `{name}` gets nothing.
 */
export function fillReply(
  template: string,
  values: ReplyValues,
): { text: string; empty: ReplyPlaceholder[] } {
  const empty = new Set<ReplyPlaceholder>();
  const text = template.replaceAll(PLACEHOLDER, (whole, name: string, otherwise?: string) => {
    if (!isPlaceholder(name)) return whole;
    const value = values[name]?.trim() || otherwise?.trim();
    if (value) return value;
    empty.add(name);
    return whole;
  });
  return { text, empty: [...empty] };
}

/** Placeholders that a letter still has: nobody is to read `{name}`. */
export function placeholdersIn(text: string): ReplyPlaceholder[] {
  const found = [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) =>
    name !== undefined && isPlaceholder(name) ? [name] : [],
  );
  return [...new Set(found)];
}

/** Words in braces that name nothing: `{nmae}` would reach the customer as it is. */
export function unknownPlaceholders(template: string): string[] {
  const found = [...template.matchAll(PLACEHOLDER)].flatMap(([, name]) =>
    name !== undefined && !isPlaceholder(name) ? [name] : [],
  );
  return [...new Set(found)];
}

function isPlaceholder(name: string): name is ReplyPlaceholder {
  return REPLY_PLACEHOLDERS.some((known) => known === name);
}

/** What is not known when a placeholder is empty, in the words of the API. */
const MEANT: Record<ReplyPlaceholder, string> = {
  name: "the customer's name is not known",
  answer: "the customer wrote no comment",
  score: "the case has no score",
  promise: "nothing is promised in this case",
  colleague: "your name is not known",
  survey: "the case comes from no survey",
};

/** @throws {KnownError} 422 for a letter in which a placeholder still stands. */
export function refuseHalfFilled(text: string, values: ReplyValues): void {
  const left = placeholdersIn(text);
  if (left.length === 0) return;
  const said = left.map((name) =>
    values[name] === null ? `{${name}}: ${MEANT[name]}` : `{${name}} was not filled in`,
  );
  throw new KnownError(
    422,
    "placeholder_empty",
    `The letter was not sent, since placeholders stand in it. ${said.join("; ")}. Write something in their place, or take them out.`,
    left.map((name) => ({ field: "text", message: `{${name}} is empty` })),
  );
}

/** The text for a customer: in a language of theirs, else in English, else the first there is. */
export function textFor(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): { language: string; text: string } | null {
  const theirs = languages.flatMap((tag) => [tag, tag.split("-")[0] ?? tag]);
  for (const tag of [...theirs, "en", ...Object.keys(texts).sort()]) {
    const text = texts[tag];
    if (text !== undefined) return { language: tag, text };
  }
  return null;
}
