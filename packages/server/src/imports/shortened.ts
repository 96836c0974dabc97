/** Text as a message or a preview may quote it: cut, with an ellipsis, between characters. */
export function shortened(text: string, limit = 60): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
