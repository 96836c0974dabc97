import { KnownError } from "../../errors/known-error.ts";

/** What a scanner calls, in the order of the document. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Longest tag or text taken in one piece: many times what a spreadsheet cell may hold. */
const LONGEST_TOKEN = 4_194_304;

/**
 * Reads XML in pieces and calls a handler: enough for the parts of a spreadsheet, and no more. Document types and their
 * entities are not expanded, so no entity can grow.
 */
export class XmlScanner {
  private rest = "";
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  take(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open < 0) break;
      const end = endOfMarkup(text, open);
      if (end < 0) break;
      if (open > at) this.handler.text(decodeEntities(text.slice(at, open)));
      this.markup(text.slice(open, end));
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) {
      throw new KnownError(
        422,
        "file_damaged",
        "The spreadsheet holds a piece of text too long to be a cell; save it again",
      );
    }
  }

  private markup(tag: string): void {
    if (tag.startsWith("<![CDATA[")) {
      this.handler.text(tag.slice(9, -3));
      return;
    }
    if (tag.startsWith("<!") || tag.startsWith("<?")) return;
    if (tag.startsWith("</")) {
      this.handler.close(withoutPrefix(tag.slice(2, -1).trim()));
      return;
    }
    const selfClosing = tag.endsWith("/>");
    const inner = tag.slice(1, selfClosing ? -2 : -1);
    const blank = /\s/.exec(inner)?.index ?? inner.length;
    const name = withoutPrefix(inner.slice(0, blank));
    this.handler.open(name, inner.slice(blank));
    if (selfClosing) this.handler.close(name);
  }
}

/** Where the markup that opens at `open` ends, exclusively; −1 when its end is not here yet. */
function endOfMarkup(text: string, open: number): number {
  const close = text.startsWith("<!--", open)
    ? "-->"
    : text.startsWith("<![CDATA[", open)
      ? "]]>"
      : ">";
  const end = text.indexOf(close, open + 1);
  // The first characters of a comment or CDATA section may still be on their way.
  if (text.length - open < 9 && text.startsWith("<!", open) && end < 0) return -1;
  return end < 0 ? -1 : end + close.length;
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

const patterns = new Map<string, RegExp>();

/** An attribute's value; undefined when the tag has none of that name. Prefixes count as part of the name. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match ? decodeEntities(match[1] ?? match[2] ?? "") : undefined;
}
