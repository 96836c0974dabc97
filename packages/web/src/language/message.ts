import { IntlMessageFormat } from "intl-messageformat";

export type Args = Record<string, string | number | boolean | Date | null | undefined>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * One ICU message with its arguments put in. Compiled once per language; a message that cannot be
 * read is shown as it stands, so that one bad line never empties a screen.
 */
export function formatMessage(language: string, message: string, args: Args = {}): string {
  const id = `${language}\n${message}`;
  try {
    let format = compiled.get(id);
    if (!format) {
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      compiled.set(id, format);
    }
    return trueMinus(String(format.format(args)));
  } catch {
    return message;
  }
}

/**
 * A minus before a number is U+2212, as wide as a plus and never broken off at a line's end. Hyphens
 * inside words and dates stay.
 */
export function trueMinus(text: string): string {
  return text.replace(/(^|[\s („“«"'…])-(?=\d)/g, "$1−");
}
