/** A piece of HTML that is safe to insert as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made harmless inside elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

type Insertable = Html | readonly Html[] | string | number | boolean | null | undefined;

/**
 * HTML with values put in: text is escaped, `Html` is taken as it is, lists are joined, and
 * `false`, `null` and `undefined` leave nothing behind.
 */
export function html(strings: TemplateStringsArray, ...values: Insertable[]): Html {
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    text += inserted(value) + (strings[index + 1] ?? "");
  });
  return new Html(text);
}

/** Text that is HTML, CSS or a script already and was made by us, not by a request. */
export function raw(text: string): Html {
  return new Html(text);
}

/** JSON for a `<script type="application/json">`: nothing in it can end the element. */
export function jsonForScript(value: unknown): Html {
  const text = JSON.stringify(value).replace(/</g, "\\u003c");
  return new Html(text);
}

function inserted(value: Insertable): string {
  if (value === null || value === undefined || value === false || value === true) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map((piece) => piece.text).join("");
  return escapeHtml(String(value));
}
