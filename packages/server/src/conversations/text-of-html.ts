const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** What nobody reads: everything up to its end goes. */
const HIDDEN = new Set(["style", "script", "head", "title"]);
/** After these a new line begins. */
const BREAKS = /^<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/blockquote)(?![a-z0-9])/i;

/**
 * The words of a mail that has no text part. Nothing of the markup is kept, so nothing of it can act. One walk from
 * left to right, so that markup which is never closed costs no more than any other.
 */
export function textOfHtml(html: string): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const neverClosed = new Set<string>();
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    pieces.push(words(html.slice(at, open === -1 ? html.length : open)));
    if (open === -1) break;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const tag = /^<[/!?a-z][a-z0-9]*/.exec(lower.slice(open, open + 20))?.[0];
    if (tag === undefined) {
      // "a < b" is no markup.
      pieces.push("<");
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open);
    if (close === -1) {
      pieces.push(words(html.slice(open)));
      break;
    }
    if (BREAKS.test(html.slice(open, open + 20))) pieces.push("\n");
    at = close + 1;
    const name = tag.slice(1);
    if (!HIDDEN.has(name) || neverClosed.has(name)) continue;
    const end = lower.indexOf(`</${name}`, at);
    if (end !== -1) at = end;
    // The end of a head may be left out; without the end of a style or a script nothing more is to be read.
    else if (name === "head" || name === "title") neverClosed.add(name);
    else break;
  }
  return pieces
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function words(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole);
}

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff
    ? String.fromCodePoint(code)
    : undefined;
}
