/** What is carried to the same page in another language: the visit and what was entered. */
interface Carried {
  path: string;
  at: number;
  entries: [string, string][];
}

const KEY = "candor.switch";
const FRESH_MS = 60_000;
/** The other page has its own. */
const OWN = ["language", "step"];

/** Remembers the form while a language link is followed, so that switching loses nothing. */
export function carryOverLanguages(form: HTMLFormElement, changed: () => boolean): void {
  document.querySelector(".languages")?.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLAnchorElement) || !changed()) return;
    const entries = [...new FormData(form)].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    const carried: Carried = { path: location.pathname, at: Date.now(), entries };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(carried));
    } catch {
      // Storage may be forbidden; then the new page starts empty.
    }
  });
}

/** Takes up what was carried here, once. */
export function takeCarried(): Map<string, string[]> | null {
  let text: string | null = null;
  try {
    text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    return null;
  }
  if (text === null) return null;
  const carried: Carried = JSON.parse(text);
  if (carried.path !== location.pathname || Date.now() - carried.at > FRESH_MS) return null;
  const fields = new Map<string, string[]>();
  for (const [name, value] of carried.entries) {
    if (!OWN.includes(name)) fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

/** Puts carried values into a form's fields. */
export function fill(form: HTMLFormElement, fields: Map<string, string[]>): void {
  for (const field of form.elements) {
    const isInput = field instanceof HTMLInputElement;
    if (!isInput && !(field instanceof HTMLTextAreaElement)) continue;
    const values = fields.get(field.name);
    if (!values) continue;
    if (isInput && /^(radio|checkbox)$/.test(field.type))
      field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}
