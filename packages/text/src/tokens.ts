import { fold, normalise } from "./normalise.ts";
import { withoutPlaceholders } from "./redact.ts";

/** A piece of a text, with the place it has in the text as given (UTF-16 units, end exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Token extends Span {
  readonly kind: "word" | "number" | "emoji" | "mark";
  /** Normalised. */
  readonly text: string;
  /** Normalised and without marks on letters. */
  readonly folded: string;
}

/** A part of a sentence that can have a tone of its own. */
export interface Clause {
  /** Index of its first token, and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Whether it turns against what was said before it ("but", "но", "bet", "men"). */
  readonly contrasts: boolean;
}

/** More than this is not read: a comment is not a book, and reading must end. */
export const LONGEST_TEXT = 10_000;

const PIECES =
  /(?<emoji>\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d|\p{Extended_Pictographic})*|[:;=]['’]?-?[)(DPp/\\|*]+|<3)|(?<word>[\p{L}\p{M}]+(?:(?:['’\u2010-]|[\u00ad\u200b-\u200d\u2060\ufeff]+)[\p{L}\p{M}]+)*)|(?<number>\p{Nd}+(?:[.,:]\p{Nd}+)*)|(?<mark>[!?]+|\.{2,}|…|[.,;:()"“”„«»%€$£₽#@/+–—-])/gu;

/** Words that turn against what was said, where a clause of its own begins. */
const CONTRASTS = new Set(
  `but however though although yet except unfortunately pity shame
  но однако зато хотя жаль увы впрочем
  bet tomēr taču toties diemžēl žēl tikai gan
  men fast dock däremot tyvärr synd förutom
  aber jedoch leider mais cependant pero mas maar men ma ale lecz mutta aga fakat ama`.split(/\s+/),
);

const SENTENCE_ENDS = /^(?:[.!?]+|…|\.\.+)$/u;

/**
 * Words, numbers, emoji and punctuation with their places. Pure scan, linear in the length; what is beyond
 * `LONGEST_TEXT` characters is left out, and so is what stands for replaced personal data: nobody wrote it.
 *
 * @param text as it was written.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const read = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  for (const match of withoutPlaceholders(read).matchAll(PIECES)) {
    const groups = match.groups ?? {};
    const kind =
      groups.word !== undefined
        ? "word"
        : groups.number !== undefined
          ? "number"
          : groups.emoji !== undefined
            ? "emoji"
            : "mark";
    const raw = match[0];
    const normal = kind === "emoji" ? raw : normalise(raw);
    const folded = kind === "word" ? fold(normal) : normal;
    tokens.push({ kind, text: normal, folded, start: match.index, end: match.index + raw.length });
  }
  return tokens;
}

/**
 * Cuts a token list into clauses: at the ends of sentences, and before words of contrast. Every token is in
 * exactly one clause, in order.
 */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let contrasts = false;
  const close = (to: number) => {
    if (to > from) clauses.push({ from, to, contrasts });
    from = to;
    contrasts = false;
  };
  tokens.forEach((token, i) => {
    if (token.kind === "mark" && SENTENCE_ENDS.test(token.text)) close(i + 1);
    else if (token.kind === "word" && CONTRASTS.has(token.text)) {
      close(i);
      contrasts = true;
    }
  });
  close(tokens.length);
  return clauses;
}

/** Characters of scripts that do not put spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a word is written in a script without spaces, so that its characters stand for words. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}
