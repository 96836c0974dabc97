import type { ReplyPlaceholder } from "@candor/contract/saved-reply.ts";

const NAMES: Record<ReplyPlaceholder, true> = {
  ...{ name: true, answer: true, score: true, promise: true, colleague: true, survey: true },
};

/** All that a saved reply may name, in the order in which it is offered. */
export const PLACEHOLDERS = Object.keys(NAMES) as ReplyPlaceholder[];

/** Placeholders that still stand in a letter; the server refuses it with the same eyes. */
export function placeholdersLeft(text: string): ReplyPlaceholder[] {
  const found = [...text.matchAll(/\{\s*([a-z]+)\s*(?:\|[^{}\n]{0,200})?\}/gu)];
  return PLACEHOLDERS.filter((name) => found.some(([, one]) => one === name));
}

/** Where a reply goes in what is written already: at the cursor, with a line of its own. */
export function withReply(written: string, at: number, reply: string): string {
  const before = written.slice(0, at).replace(/\s+$/, "");
  const after = written.slice(at).replace(/^\s+/, "");
  return [before, reply.trim(), after].filter((piece) => piece !== "").join("\n\n");
}
