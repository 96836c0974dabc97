/** Addresses, markup and characters that change what is shown: nothing that a summary or a name needs. */
const NOT_PLAIN = /https?:|www\.|<[a-z/!]|\]\(|[`{}]|[\p{Cc}\p{Cf}]/iu;

/** Whether a text is words and nothing else: no link, no markup, nothing invisible. */
export function isPlain(text: string): boolean {
  return text.trim() !== "" && !NOT_PLAIN.test(text);
}
