/** A line shorter than this may be in anybody's letter. */
const SHORTEST_KNOWN_LINE = 12;

/**
 * A reply without what it quotes of our letters. No list of languages is needed: we know what we wrote. A line is
 * quoted when it begins with `>` or stands in a letter of ours; the line before such a block that names our address,
 * or ends with a colon, belongs to it. Nothing is lost: the whole text is kept beside.
 *
 * @param ours the texts of our letters.
 * @param addresses of ours, as replies name them.
 */
export function withoutQuotation(
  text: string,
  ours: readonly string[],
  addresses: readonly string[],
): string {
  const written = new Set(ours.flatMap((letter) => letter.split(/\r?\n/)).map(bare));
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const quoted = lines.map((line) => {
    const words = bare(line);
    return /^\s*>/.test(line) || (words.length >= SHORTEST_KNOWN_LINE && written.has(words));
  });
  // A short line of ours, a greeting, is quoted when what follows it is.
  for (let at = lines.length - 2, next = lines.length - 1; at >= 0; at -= 1) {
    const words = bare(lines[at] ?? "");
    if (words === "") continue;
    if (!quoted[at] && quoted[next] && written.has(words)) quoted[at] = true;
    next = at;
  }
  // Empty lines between two quoted ones belong to the quotation.
  for (let from = 1; from < lines.length - 1; from += 1) {
    if (lines[from]?.trim() !== "") continue;
    let next = from;
    while (next < lines.length && lines[next]?.trim() === "") next += 1;
    if (quoted[from - 1] && quoted[next]) quoted.fill(true, from, next);
    from = next;
  }
  for (let at = 0; at < lines.length; at += 1) {
    if (!quoted[at] || (at > 0 && quoted[at - 1])) continue;
    markIntroduction(lines, quoted, at, addresses);
  }
  const kept = lines.filter((_line, at) => !quoted[at]).join("\n");
  const shown = kept.replace(/\n{3,}/g, "\n\n").trim();
  // Somebody who only quoted us said it with the quotation.
  return shown === "" ? text.trim() : shown;
}

/** "On 3 May Anna <care@…> wrote:", over one line or two, before a quotation. */
function markIntroduction(
  lines: readonly string[],
  quoted: boolean[],
  from: number,
  addresses: readonly string[],
): void {
  let at = from - 1;
  while (at >= 0 && lines[at]?.trim() === "") at -= 1;
  for (let line = at; line >= 0 && line > at - 6; line -= 1) {
    const words = (lines[line] ?? "").trim().toLowerCase();
    if (words === "") return;
    const isOurs = addresses.some((address) => words.includes(address.toLowerCase()));
    const isHeading = line === at && /:$/.test(words) && /\d/.test(words);
    const isRule = /^[-_*\s]{5,}/.test(words);
    if (isOurs || isHeading || isRule) {
      for (let marked = line; marked < from; marked += 1) quoted[marked] = true;
    }
  }
}

function bare(line: string): string {
  return line
    .replace(/^[>\s]+/, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
