import { parsePhoneNumberFromString } from "libphonenumber-js";
import { EMAIL, isNobody } from "./column-sample.ts";

/** A language tag as Candor writes it (`sv`, `pt-BR`); undefined when the cell is not one. */
export function languageTag(cell: string): string | undefined {
  const match = /^([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)$/i.exec(cell);
  if (!match) return undefined;
  const [, language = "", rest = ""] = match;
  const parts = rest.split(/[-_]/).filter(Boolean);
  return [
    language.toLowerCase(),
    ...parts.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join("-");
}

const CHANNELS: Readonly<Record<string, string>> = {
  link: "link",
  "anonymous link": "link",
  anonymous: "link",
  "web link": "link",
  qr: "link",
  email: "email",
  "e-mail": "email",
  mail: "email",
  web: "web",
  website: "web",
  widget: "web",
  "in-app": "web",
  "in app": "web",
  kiosk: "kiosk",
  tablet: "kiosk",
  phone: "phone",
  call: "phone",
  in_person: "in_person",
  "in person": "in_person",
  sms: "sms",
  text: "sms",
  telegram: "telegram",
  api: "api",
  form: "form",
};

/** The channel a cell names, in Candor's words; undefined when it is none of ours. */
export function channelNamed(cell: string): string | undefined {
  const word = cell.toLowerCase();
  return Object.hasOwn(CHANNELS, word) ? CHANNELS[word] : undefined;
}

/** The tags of a cell: a JSON array, or names parted by commas, semicolons or bars. */
export function tagsOf(cell: string): string[] {
  if (cell.startsWith("[")) {
    try {
      const parsed: unknown = JSON.parse(cell);
      if (Array.isArray(parsed)) return unique(parsed.map((tag) => String(tag)));
    } catch {
      // Not JSON after all: read it as a list.
    }
  }
  return unique(cell.split(/[,;|]/));
}

const unique = (tags: string[]) => [
  ...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== "")),
];

/** The address in lower case; null for somebody who gave none ("anonymous"), undefined when the cell is no address. */
export function emailOf(cell: string): string | null | undefined {
  if (cell === "" || isNobody(cell) || cell === "-") return null;
  const address = cell.replace(/^mailto:/i, "").toLowerCase();
  return EMAIL.test(address) && address.length <= 254 ? address : undefined;
}

/** The number with its country in E.164; null for none, undefined when it cannot be told without a country. */
export function phoneOf(cell: string): string | null | undefined {
  // Spreadsheets put a quote mark before a plus to keep it from being a formula.
  const number = cell.replace(/^'/, "").replace(/^00/, "+");
  if (number === "" || number === "-") return null;
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.isPossible() ? parsed.number : undefined;
}
