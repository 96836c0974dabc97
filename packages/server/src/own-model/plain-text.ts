/** Addresses, markup and characters that change what is shown: nothing that a summary or a name needs. */
const NOT_PLAIN =
  /https?:|www\.|<[a-z/!]|\]\(|[`{}]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/i;

/** Whether a text is words and nothing else: no link, no markup, nothing invisible. */
export function isPlain(text: string): boolean {
  return text.trim() !== "" && !NOT_PLAIN.test(text);
}
