/** One object found in a stream of JSON, or the text of something that stands where an object should and is none. */
export type JsonPiece = { value: Record<string, unknown> } | { broken: string };

/** Longest object taken, in characters. */
const LONGEST_OBJECT = 16_777_216;

/**
 * Finds the objects in a stream of JSON: those of an array, one a line (NDJSON), or simply one after another. Only one
 * object is held at a time. Whatever stands between objects (brackets, commas, line ends) is passed over; an object that
 * cannot be parsed is handed on as broken, and the next line is tried.
 */
export class JsonObjects {
  private text = "";
  private at = 0;
  private start = -1;
  private depth = 0;
  private inString = false;

  take(piece: string): JsonPiece[] {
    this.text += piece;
    const found: JsonPiece[] = [];
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (this.inString) {
        if (code === 92) this.at++;
        else if (code === 34) this.inString = false;
        else if (code === 10) this.restartAfterLine(found);
        continue;
      }
      if (code === 34 && this.depth > 0) this.inString = true;
      else if (code === 123 || (code === 91 && this.depth > 0)) {
        if (this.depth === 0) this.start = this.at;
        this.depth++;
      } else if ((code === 125 || code === 93) && this.depth > 0) {
        this.depth--;
        if (this.depth === 0) this.finish(found);
      }
    }
    if (this.start < 0) this.forget(this.text.length);
    else if (this.text.length - this.start > LONGEST_OBJECT) this.giveUp(found, this.text.length);
    else this.forget(this.start);
    return found;
  }

  end(): JsonPiece[] {
    if (this.start < 0) return [];
    const rest = this.text.slice(this.start);
    this.start = -1;
    return [{ broken: rest.slice(0, 1000) }];
  }

  private finish(found: JsonPiece[]): void {
    const text = this.text.slice(this.start, this.at + 1);
    found.push(parsed(text));
    this.start = -1;
  }

  /** A line end inside a string is not JSON: the object is broken, and its line with it. */
  private restartAfterLine(found: JsonPiece[]): void {
    this.giveUp(found, this.at + 1);
  }

  private giveUp(found: JsonPiece[], end: number): void {
    found.push({ broken: this.text.slice(this.start, Math.min(end, this.start + 1000)) });
    this.start = -1;
    this.depth = 0;
    this.inString = false;
  }

  private forget(length: number): void {
    this.text = this.text.slice(length);
    this.at -= length;
    if (this.start >= 0) this.start -= length;
  }
}

function parsed(text: string): JsonPiece {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { value: { ...value } };
  } catch {
    // Said below.
  }
  return { broken: text.slice(0, 1000) };
}
