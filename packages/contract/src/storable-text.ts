/**
 * Text as a database and a JSON document can hold it: without NUL, and with U+FFFD where half of a surrogate pair
 * stands. Nobody who pastes either means anything by it, so it is mended and never a reason to refuse.
 */
export function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "") : whole;
}

/** Cut to so many characters, never through the middle of a surrogate pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const code = text.charCodeAt(limit - 1);
  const halved = code >= 0xd800 && code <= 0xdbff;
  return text.slice(0, halved ? limit - 1 : limit);
}
