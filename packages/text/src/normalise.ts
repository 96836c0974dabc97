/**
 * Texts as they are compared: one form for what looks the same. Spans always refer to the text as it was
 * given, so a token is normalised by itself after it was cut out.
 */

const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u0060\u00b4]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const MARKS = /\p{M}+/gu;

/**
 * One form for what looks the same: NFKC, lower case, invisible characters removed (zero-width joiners
 * between letters of emoji are kept by cutting tokens before this), quotes and dashes unified, digits
 * written 0, three or more equal characters written twice.
 *
 * @param text any text, also with lone surrogates.
 */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  return isOrdinary(lower) ? lower : normaliseAll(text);
}

/** Whether a text in lower case has only letters and spaces that nothing more happens to: most words, and quick to see. */
function isOrdinary(text: string): boolean {
  let before = 0;
  let repeats = 1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isLetter =
      (unit >= 97 && unit <= 122) ||
      unit === 32 ||
      (unit >= 0xdf && unit <= 0xff && unit !== 0xf7) ||
      (unit >= 0x430 && unit <= 0x44f) ||
      LATVIAN.includes(text[i] ?? "");
    if (!isLetter) return false;
    repeats = unit === before ? repeats + 1 : 1;
    if (repeats > 2) return false;
    before = unit;
  }
  return true;
}

const LATVIAN = "āčēģīķļņšūžё";

function normaliseAll(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(INVISIBLE, "")
    .replaceAll(QUOTES, "'")
    .replaceAll(DOUBLE_QUOTES, '"')
    .replaceAll(DASHES, "-")
    .replaceAll(/\p{Nd}/gu, "0")
    .replaceAll(/(.)\1{2,}/gu, "$1$1");
}

/**
 * The same without marks above and below letters: people leave them out on telephones ("paldies par atrumu").
 * Russian й stays a letter of its own; ё is written е as in print.
 *
 * @param normalised what `normalise` returned.
 */
export function fold(normalised: string): string {
  if (isPlain(normalised)) return normalised;
  return normalised
    .replaceAll("й", "\u0001")
    .normalize("NFD")
    .replaceAll(MARKS, "")
    .replaceAll("\u0001", "й")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d");
}

/** Whether there is nothing to fold: Latin without marks. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
