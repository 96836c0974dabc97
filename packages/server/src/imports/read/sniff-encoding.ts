import { isAscii } from "node:buffer";
import { analyse } from "chardet";
import { type ImportSource, readStart } from "./import-source.ts";
import { COMMON_MARKS, LETTER_MODELS, type LetterModel } from "./letter-frequencies.ts";

export type Encoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "windows-1252"
  | "windows-1251"
  | "windows-1257"
  | "macintosh"
  | "windows-1250"
  | "koi8-r"
  | "shift_jis"
  | "euc-jp"
  | "euc-kr"
  | "big5"
  | "gb18030";

export interface SniffedEncoding {
  encoding: Encoding;
  /** Bytes of the byte order mark to leave out at the start. */
  bomLength: number;
  /** Bytes of a UTF-8 file that are not UTF-8; they are read as the replacement character. */
  damagedBytes: number;
}

/** Of the bytes that are not ASCII, so many are looked at, with the byte before and after each. */
const ENOUGH_EVIDENCE = 5_000;

/**
 * The encoding of a file, decided from all of it: one odd byte on the last row changes the answer, so a sniff at the
 * first lines is a guess that fails late. ASCII runs at the speed of memory, so the whole read is cheap.
 */
export async function sniffEncoding(source: ImportSource): Promise<SniffedEncoding> {
  const evidence: number[] = [];
  const lines: Uint8Array[] = [];
  let shown = 0;
  const utf8 = new Utf8Check();
  let before = 0x20;
  const start = await readStart(source, 4096);
  const known = byteOrderMark(start) ?? unmarkedUtf16(start);
  if (known) return known;
  for await (const chunk of source.open()) {
    if (chunk.length === 0) continue;
    if (utf8.complete && isAscii(chunk)) {
      before = chunk[chunk.length - 1] ?? 0x20;
      continue;
    }
    utf8.take(chunk);
    if (shown < SHOWN_BYTES && !isAscii(chunk)) {
      const part = chunk.subarray(0, SHOWN_BYTES - shown);
      lines.push(part);
      shown += part.length;
    }
    if (evidence.length < 3 * ENOUGH_EVIDENCE) {
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i] ?? 0;
        if (byte >= 0x80) evidence.push(before, byte, chunk[i + 1] ?? 0x20);
        before = byte;
      }
    }
  }
  utf8.end();
  // Text with thousands of good sequences and a few bad bytes is damaged UTF-8; text with none is something else.
  if (utf8.badBytes === 0 || utf8.goodSequences > 10 * utf8.badBytes) {
    return { encoding: "utf-8", bomLength: 0, damagedBytes: utf8.badBytes };
  }
  const encoding = otherEncoding(Buffer.concat(lines)) ?? likeliestOneByteEncoding(evidence);
  return { encoding, bomLength: 0, damagedBytes: 0 };
}

/** Bytes with something beyond ASCII among them that `chardet` is shown. */
const SHOWN_BYTES = 65_536;

/** Encodings that we have no letter counts for, as `chardet` calls them; it must be this sure. */
const OTHERS: Readonly<Record<string, [Encoding, number]>> = {
  Shift_JIS: ["shift_jis", 50],
  "EUC-JP": ["euc-jp", 50],
  "EUC-KR": ["euc-kr", 50],
  Big5: ["big5", 50],
  GB18030: ["gb18030", 50],
  "KOI8-R": ["koi8-r", 40],
  "windows-1250": ["windows-1250", 25],
  "ISO-8859-2": ["windows-1250", 25],
};

/**
 * Chinese, Japanese, Korean, old Russian and Central European text. Between the four pages that our users' files come in
 * most, our own counts decide: chardet takes Latvian for Latin-1 and the Mac's page for Windows'.
 */
function otherEncoding(bytes: Uint8Array): Encoding | null {
  const [best] = analyse(bytes);
  if (!best) return null;
  const [encoding, sure] = OTHERS[best.name] ?? [];
  if (encoding === undefined || best.confidence < (sure ?? 100)) return null;
  const central = encoding === "windows-1250";
  return central && !/^(pl|cs|hu|ro)$/.test(best.lang ?? "") ? null : encoding;
}

function byteOrderMark(chunk: Uint8Array): SniffedEncoding | null {
  const [a, b, c] = chunk;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { encoding: "utf-8", bomLength: 3, damagedBytes: 0 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", bomLength: 2, damagedBytes: 0 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", bomLength: 2, damagedBytes: 0 };
  return null;
}

/** UTF-16 without a mark: in tables, delimiters and digits leave a zero in every second byte. */
function unmarkedUtf16(chunk: Uint8Array): SniffedEncoding | null {
  const length = Math.min(chunk.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (chunk[i] === 0) even++;
    if (chunk[i + 1] === 0) odd++;
  }
  const enough = Math.max(2, length * 0.05);
  if (odd >= enough && even * 20 < odd)
    return { encoding: "utf-16le", bomLength: 0, damagedBytes: 0 };
  if (even >= enough && odd * 20 < even)
    return { encoding: "utf-16be", bomLength: 0, damagedBytes: 0 };
  return null;
}

/** Counts good and bad UTF-8 over chunks, whose ends may fall inside a sequence. */
class Utf8Check {
  goodSequences = 0;
  badBytes = 0;
  private missing = 0;
  private seen = 0;
  private low = 0x80;
  private high = 0xbf;

  get complete(): boolean {
    return this.missing === 0;
  }

  take(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (this.missing > 0) {
        if (byte >= this.low && byte <= this.high) {
          this.low = 0x80;
          this.high = 0xbf;
          this.seen++;
          if (--this.missing === 0) this.goodSequences++;
          continue;
        }
        this.badBytes += this.seen;
        this.missing = 0;
      }
      if (byte >= 0x80) this.start(byte);
    }
  }

  end(): void {
    if (this.missing > 0) this.badBytes += this.seen;
    this.missing = 0;
  }

  /** The second byte of some sequences has narrower bounds: no over-long forms, no surrogates, nothing above U+10FFFF. */
  private start(byte: number): void {
    this.seen = 1;
    this.low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.missing = 3;
    else this.badBytes++;
  }
}

/**
 * How likely each is before a byte is read (natural logarithm): old Macs are rare, and a lone curly quote, which stands
 * at the same byte in all three Windows pages, is Western.
 */
const CANDIDATES = [
  ["windows-1252", 0],
  ["windows-1251", -1],
  ["windows-1257", -1],
  ["macintosh", -6],
] as const;
const NEVER = Math.log(1e-6);
const RARE = Math.log(2e-4);
const MARK = Math.log(0.02);
/** What a capital in the middle of a word, or a Cyrillic letter beside a Latin one, costs. */
const OUT_OF_PLACE = Math.log(0.01);

/** Naive Bayes over the bytes above 0x7F, each with its neighbours, under the letters of each language. */
function likeliestOneByteEncoding(evidence: readonly number[]): Encoding {
  let best: Encoding = "windows-1252";
  let bestScore = -Infinity;
  for (const [encoding, prior] of CANDIDATES) {
    const page = pageOf(encoding);
    for (const model of LETTER_MODELS) {
      if (!model.encodings.includes(encoding)) continue;
      const score = prior + likelihood(evidence, page, model);
      if (score > bestScore + 1e-9) {
        best = encoding;
        bestScore = score;
      }
    }
  }
  return best;
}

function pageOf(encoding: Encoding): string[] {
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
}

function likelihood(
  evidence: readonly number[],
  page: readonly string[],
  model: LetterModel,
): number {
  let sum = 0;
  for (let i = 0; i < evidence.length; i += 3) {
    const before = page[evidence[i] ?? 0x20] ?? " ";
    const here = page[evidence[i + 1] ?? 0] ?? "";
    const after = page[evidence[i + 2] ?? 0x20] ?? " ";
    sum += ofCharacter(here, model) + ofPlace(before, here, after);
  }
  return sum;
}

function ofCharacter(character: string, model: LetterModel): number {
  if (character === "\ufffd" || (character >= "\u0080" && character <= "\u009f")) return NEVER;
  if (COMMON_MARKS.has(character)) return MARK;
  const exact = model.perMille[character];
  if (exact !== undefined) return Math.log(exact / 1000);
  const lower = character.toLowerCase();
  const asCapital = lower === character ? undefined : model.perMille[lower];
  return asCapital === undefined
    ? RARE + (isLetter(character) ? 0 : -1)
    : Math.log(asCapital / 10_000);
}

function ofPlace(before: string, here: string, after: string): number {
  if (!isLetter(here)) return 0;
  let cost = 0;
  if (isLower(before) && isUpper(here)) cost += OUT_OF_PLACE;
  for (const neighbour of [before, after]) {
    if (isLetter(neighbour) && isCyrillic(neighbour) !== isCyrillic(here)) cost += OUT_OF_PLACE;
  }
  return cost;
}

const isLetter = (c: string) => c.toLowerCase() !== c.toUpperCase() || c === "ß";
const isLower = (c: string) => isLetter(c) && c === c.toLowerCase();
const isUpper = (c: string) => isLetter(c) && c !== c.toLowerCase();
const isCyrillic = (c: string) => c >= "\u0400" && c <= "\u04ff";

/** Text of the file, without its byte order mark, in pieces as they are read. */
export async function* decodeText(
  source: ImportSource,
  sniffed: SniffedEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(sniffed.encoding, { ignoreBOM: true });
  let skip = sniffed.bomLength;
  for await (const chunk of source.open()) {
    const text = decoder.decode(skip > 0 ? chunk.subarray(skip) : chunk, { stream: true });
    skip = Math.max(0, skip - chunk.length);
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
