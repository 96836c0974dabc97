/** A place in a text (UTF-16 units, end exclusive). */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Kinds of personal data that rules find. Names and postal addresses are not among them: rules miss too many. */
export type PersonalKind = "EMAIL" | "PHONE" | "IBAN" | "CARD" | "NATIONAL_ID" | "URL";

export interface PersonalSpan extends Span {
  readonly kind: PersonalKind;
}

// Each pattern begins at one place of a run, or looks a bounded way ahead: a text that is made to hurt is read once, not
// once from each of its signs (`./run bench growth`).
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const URL_WITH_QUERY = /(?:https?:\/\/|www\.)[^\s<>"?#]{0,500}[?#][^\s<>"]+/giu;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}\b/giu;
const CARD = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/gu;
const LATVIAN_ID = /(?<!\d)(?:[0-3]\d[01]\d{3}|32\d{4})-?[0-2]?\d{4,5}(?!\d)/gu;
const SWEDISH_ID = /(?<!\d)(?:(?:18|19|20)?\d{2}[01]\d[0-3]\d)[-+ ]?\d{4}(?!\d)/gu;
const AFTER_WORD =
  /(?<!\p{L})(?:паспорт\p{L}*|снилс|инн|полис\p{L}*|passport|passnummer|national insurance|nino|ssn|social security|personas kod\p{L}*|personnummer)(?:\s{0,9}(?:номер|no\.?|nr\.?|number|серия|№|ir|is|är|:)){0,9}\s{0,9}[:#№]?\s{0,9}([A-Z]{0,2}\d[\d -]{4,14}\d[A-Z]?)/giu;
const NATIONAL_INSURANCE = /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gu;
const SNILS = /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/gu;
const PHONE = /(?<![\p{L}\d.,/-])(?:\+|00)?\(?\d(?:[ ().\u2011-]{0,2}\d){5,14}(?![\d\p{L}])/gu;
const PHONE_WORD =
  /(?:tel|tālr|phone|call|ring|mobil|nummer|sms|whatsapp|viber|тел|звон|номер|zvan|numur|telefon)[\p{L}.]*[^\p{L}\d]{0,6}(?:\p{L}+ ){0,3}$/iu;
const MEASURE =
  /^\s*(?:€|\$|£|%|eur|euro|eiro|kr|kronor|sek|rub|руб|₽|usd|gbp|km|kg|gb|mb|тенге|тысяч|тыс)/iu;

/** Luhn's check digit, as on cards and Swedish personal numbers. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** The check of ISO 13616: the remainder by 97 is 1. */
function passesIban(written: string): boolean {
  const iban = written.replaceAll(" ", "").toUpperCase();
  if (iban.length < 15 || iban.length > 34) return false;
  let remainder = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** An IBAN may be followed by a word that looks like more of it; the longest beginning that checks is taken. */
function longestIban(written: string): number {
  for (let length = written.length; length >= 15; length--)
    if (!/\s$/.test(written.slice(0, length)) && passesIban(written.slice(0, length)))
      return length;
  return 0;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, "");

function isPhone(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end);
  const digits = digitsOf(written);
  if (digits.length < 7 || digits.length > 15) return false;
  if (MEASURE.test(text.slice(end))) return false;
  if (
    /^\d{4}[-. ]\d{2}[-. ]\d{2}$/.test(written) ||
    /^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}$/.test(written)
  )
    return false;
  if (/^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(written)) return false;
  if (/^(?:\+|00)\d/.test(written)) return digits.length >= 8;
  const before = text.slice(Math.max(0, start - 60), start);
  if (PHONE_WORD.test(before)) return true;
  if (
    /(?:№|#|nr\.?|no\.?|order|заказ\p{L}*|pasūtījum\p{L}*|ordernummer|ärende\p{L}*)\s*$/iu.test(
      before,
    )
  )
    return false;
  if (/^(?:0|\(0)\d/.test(written)) return digits.length >= 8;
  if (/^[78][ (-]?\(?\d{3}/.test(written) && digits.length === 11) return true;
  if (/^[26]\d{7}$/.test(digits) && /^\d{8}$|^\d{2}[ -]?\d{3}[ -]?\d{3}$/.test(written))
    return true;
  return /^\(?\d{3}\)?[ -]\d{3}[ -]\d{4}$/.test(written);
}

/**
 * Finds personal data by rules: e-mail addresses, telephone numbers, IBANs (checked by remainder), card numbers
 * (checked by Luhn), national numbers of Latvia and Sweden, and of others behind their name, links with a query.
 * Spans do not overlap and are in order. Names and addresses are not found.
 */
export function findPersonal(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const taken = new Uint8Array(text.length);
  const add = (kind: PersonalKind, start: number, end: number) => {
    if (end <= start || taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ kind, start, end });
  };
  const each = (pattern: RegExp, use: (match: RegExpMatchArray & { index: number }) => void) => {
    for (const match of text.matchAll(pattern)) use(match as RegExpMatchArray & { index: number });
  };
  each(EMAIL, (m) => add("EMAIL", m.index, m.index + m[0].length));
  each(URL_WITH_QUERY, (m) => add("URL", m.index, m.index + m[0].length));
  each(IBAN, (m) => add("IBAN", m.index, m.index + longestIban(m[0])));
  each(AFTER_WORD, (m) => {
    const value = m[1] ?? "";
    const start = m.index + m[0].length - value.length;
    add("NATIONAL_ID", start, start + value.length);
  });
  each(CARD, (m) => {
    const digits = digitsOf(m[0]);
    if (digits.length <= 19 && passesLuhn(digits) && !/^0/.test(digits))
      add("CARD", m.index, m.index + m[0].length);
  });
  each(LATVIAN_ID, (m) => {
    if (/^\d{6}-\d{5}$/.test(m[0])) add("NATIONAL_ID", m.index, m.index + m[0].length);
  });
  each(SWEDISH_ID, (m) => {
    const digits = digitsOf(m[0]).slice(-10);
    if (
      digits.length === 10 &&
      passesLuhn(digits) &&
      (/[-+]/.test(m[0]) || digitsOf(m[0]).length === 12)
    )
      add("NATIONAL_ID", m.index, m.index + m[0].length);
  });
  each(NATIONAL_INSURANCE, (m) => add("NATIONAL_ID", m.index, m.index + m[0].length));
  each(SNILS, (m) => add("NATIONAL_ID", m.index, m.index + m[0].length));
  each(PHONE, (m) => {
    const end = m.index + m[0].length;
    if (isPhone(text, m.index, end)) add("PHONE", m.index, end);
  });
  return found.sort((a, b) => a.start - b.start);
}

const PLACEHOLDER = /\[(?:EMAIL|PHONE|IBAN|CARD|NATIONAL_ID|URL|NAME)\]/g;

/** The text with spaces where personal data was replaced: nobody wrote "[PHONE]", and places stay what they are. */
export function withoutPlaceholders(text: string): string {
  return text.includes("[") ? text.replaceAll(PLACEHOLDER, (it) => " ".repeat(it.length)) : text;
}

/** One pattern for a list of names; made once for a list, since a batch of comments brings the same one. */
const PATTERNS = new WeakMap<readonly string[], RegExp | null>();

function patternOf(names: readonly string[]): RegExp | null {
  const known = PATTERNS.get(names);
  if (known !== undefined) return known;
  const written = names
    .map((name) => name.trim())
    .filter((name) => name.replace(/\*$/, "").length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const escaped = name.replace(/\*$/, "").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const spaced = escaped.replaceAll(/\s+/g, "\\s+");
      return name.endsWith("*") ? `${spaced}\\p{L}*` : spaced;
    });
  const pattern =
    written.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  PATTERNS.set(names, pattern);
  return pattern;
}

/**
 * Where names of a list stand in a text, whole or, with a star at the end of the name, with any ending: `Jān*` finds
 * "Jānis" and "Jāņa" does not. Placeholders such as [EMAIL] hold no names. Spans are in order and do not overlap.
 */
export function findNames(text: string, names: readonly string[]): Span[] {
  const pattern = patternOf(names);
  if (!pattern) return [];
  return [...withoutPlaceholders(text).matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The text with the names of a list replaced by [NAME], and nothing else. */
export function replaceNames(text: string, names: readonly string[]): string {
  return replaced(
    text,
    findNames(text, names).map((span) => ({ ...span, kind: "NAME" })),
  );
}

/**
 * The text with personal data replaced by its kind in brackets: "call [PHONE]".
 *
 * @param names words that are replaced by [NAME] wherever they stand, such as a workspace's list of colleagues; a star
 *   at the end stands for any ending.
 */
export function redact(text: string, names: readonly string[] = []): string {
  return replaceNames(replaced(text, findPersonal(text)), names);
}

function replaced(text: string, spans: readonly (Span & { kind: string })[]): string {
  let result = "";
  let at = 0;
  for (const { kind, start, end } of spans) {
    result += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return result + text.slice(at);
}
