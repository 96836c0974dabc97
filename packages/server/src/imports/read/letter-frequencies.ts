/**
 * How often a letter outside ASCII is met among all such letters of a language, in per mille, rounded.
 * Enough to tell encodings apart: a byte that would be "þ" in one reading and "ž" in another is decided by its
 * neighbours. Lower-case letters; an upper-case one counts a tenth. Sources: letter counts of each language as
 * published in its Wikipedia article on letter frequency, reduced to the letters outside ASCII.
 */
export interface LetterModel {
  language: string;
  encodings: readonly string[];
  perMille: Readonly<Record<string, number>>;
}

const WESTERN = ["windows-1252", "macintosh"] as const;

const ANY = ["windows-1252", "windows-1251", "windows-1257", "macintosh"] as const;

export const LETTER_MODELS: readonly LetterModel[] = [
  // English has marks, not letters: apostrophes and quotes that a word processor curled.
  {
    language: "en",
    encodings: ANY,
    perMille: {
      "’": 500,
      "“": 110,
      "”": 110,
      "–": 70,
      "—": 40,
      "…": 50,
      "\u00a0": 40,
      "‘": 20,
      é: 20,
      "£": 15,
      "€": 10,
      "•": 5,
    },
  },
  {
    language: "fr",
    encodings: WESTERN,
    perMille: {
      é: 640,
      è: 110,
      à: 100,
      ê: 50,
      ç: 30,
      ô: 15,
      â: 12,
      î: 10,
      û: 10,
      ù: 10,
      ë: 5,
      ï: 5,
      œ: 3,
    },
  },
  { language: "de", encodings: WESTERN, perMille: { ü: 420, ä: 260, ö: 160, ß: 150, é: 10 } },
  { language: "sv", encodings: WESTERN, perMille: { ä: 370, å: 330, ö: 280, é: 15, ø: 3, æ: 2 } },
  {
    language: "es",
    encodings: WESTERN,
    perMille: { ó: 290, í: 250, á: 190, é: 130, ñ: 80, ú: 50, ü: 5, "¿": 4, "¡": 1 },
  },
  {
    language: "pt",
    encodings: WESTERN,
    perMille: {
      ã: 230,
      ç: 180,
      á: 140,
      é: 130,
      í: 100,
      ó: 70,
      ê: 60,
      õ: 40,
      ú: 30,
      â: 20,
      à: 15,
      ô: 10,
    },
  },
  {
    language: "it",
    encodings: WESTERN,
    perMille: { è: 350, à: 300, ù: 130, ò: 100, é: 70, ì: 50 },
  },
  {
    language: "lv",
    encodings: ["windows-1257"],
    perMille: { ā: 350, ī: 140, š: 110, ē: 110, ū: 60, ņ: 60, ļ: 50, ž: 30, č: 15, ķ: 15, ģ: 10 },
  },
  {
    language: "lt",
    encodings: ["windows-1257"],
    perMille: { ė: 260, š: 180, ų: 190, ž: 120, ū: 90, ą: 70, č: 50, į: 60, ę: 30 },
  },
  {
    language: "et",
    encodings: ["windows-1257"],
    perMille: { ä: 340, õ: 330, ü: 220, ö: 60, š: 5, ž: 5 },
  },
  {
    language: "ru",
    encodings: ["windows-1251"],
    perMille: {
      о: 110,
      е: 84,
      а: 80,
      и: 74,
      н: 67,
      т: 63,
      с: 55,
      р: 47,
      в: 45,
      л: 44,
      к: 35,
      м: 32,
      д: 30,
      п: 28,
      у: 26,
      я: 20,
      ы: 19,
      ь: 17,
      г: 17,
      з: 16,
      б: 16,
      ч: 14,
      й: 12,
      х: 10,
      ж: 9,
      ш: 7,
      ю: 6,
      ц: 5,
      щ: 4,
      э: 3,
      ф: 3,
      ъ: 1,
      ё: 2,
    },
  },
];

/** Marks that stand in texts of any language: quotes, dashes, the ellipsis, the no-break space, the degree sign. */
export const COMMON_MARKS: ReadonlySet<string> = new Set("\u00a0’‘“”„«»–—…°€№•·");
