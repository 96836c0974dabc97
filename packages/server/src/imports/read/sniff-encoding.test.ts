import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceOfBytes } from "./import-source.ts";
import { decodeText, type Encoding, sniffEncoding } from "./sniff-encoding.ts";

/** Bytes of a text in a one-byte encoding, by asking the decoder what each byte means. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, b) => [decoder.decode(Uint8Array.of(b)), b]),
  );
  return Uint8Array.from(Array.from(text, (character) => bytes.get(character) ?? 0x3f));
}

async function read(
  bytes: Uint8Array,
  chunkSize = 65_536,
): Promise<{ encoding: string; text: string; damaged: number }> {
  const source = sourceOfBytes("file.csv", bytes, chunkSize);
  const sniffed = await sniffEncoding(source);
  const pieces = await Array.fromAsync(decodeText(source, sniffed));
  return { encoding: sniffed.encoding, text: pieces.join(""), damaged: sniffed.damagedBytes };
}

const LATVIAN =
  "Vērtējums;Komentārs\n9;Ļoti laipna apkalpošana, paldies\n3;Ilgi jāgaida, kafija auksta un maize cieta\n";
const RUSSIAN = "Оценка;Комментарий\n9;Очень вежливый персонал\n3;Долго ждали, кофе холодный\n";
const SWEDISH = "Betyg;Kommentar\n9;Mycket trevlig personal, återkommer gärna på måndag\n";
const FRENCH =
  "Note;Commentaire\n9;Très agréable, je reviendrai à l’été\n3;Trop d’attente, café brûlé\n";
const GERMAN = "Note;Kommentar\n9;Sehr schöne Räume, größer als früher\n";

describe("the encoding of a file", () => {
  test.each([
    [LATVIAN, "windows-1257"],
    [RUSSIAN, "windows-1251"],
    [SWEDISH, "windows-1252"],
    [FRENCH, "windows-1252"],
    [GERMAN, "windows-1252"],
    [FRENCH, "macintosh"],
    [GERMAN, "macintosh"],
  ] as const)("is told from the letters: %j in %s", async (text, encoding) => {
    expect(await read(encoded(text, encoding))).toMatchObject({ encoding, text });
  });

  test("is UTF-8 with and without a byte order mark, and the mark is no part of the text", async () => {
    const bytes = encoded(LATVIAN, "utf-8");
    expect(await read(bytes)).toMatchObject({ encoding: "utf-8", text: LATVIAN });
    expect(await read(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]))).toMatchObject({
      text: LATVIAN,
    });
  });

  test("is UTF-16 of either order, with a mark and without", async () => {
    for (const [encoding, mark] of [
      ["utf-16le", [0xff, 0xfe]],
      ["utf-16be", [0xfe, 0xff]],
    ] as const) {
      const bytes = encoded("Score,Comment\n9,Jauki\n", encoding);
      const expected = { encoding, text: "Score,Comment\n9,Jauki\n" };
      expect(await read(Buffer.concat([Buffer.from(mark), bytes]))).toMatchObject(expected);
      expect(await read(bytes)).toMatchObject(expected);
    }
  });

  test("is decided by one odd byte far behind the start", async () => {
    const start = Buffer.from("score,comment\n".concat("9,fine\n".repeat(50_000)));
    const odd = encoded("7,I don’t mind\n", "windows-1252");
    const { encoding, text } = await read(Buffer.concat([start, odd]));
    expect(encoding).toBe("windows-1252");
    expect(text.endsWith("I don’t mind\n")).toBe(true);
  });

  test("stays UTF-8 when a few bytes of much good text are damaged, and says how many", async () => {
    const good = encoded(RUSSIAN.repeat(20), "utf-8");
    const { encoding, damaged, text } = await read(
      Buffer.concat([good, Buffer.from([0x39, 0xff, 0x0a])]),
    );
    expect({ encoding, damaged }).toEqual({ encoding: "utf-8", damaged: 1 });
    expect(text.endsWith("9\ufffd\n")).toBe(true);
  });

  test("English with curled quotes is Western", async () => {
    const text = "score,comment\n9,It’s great and we’re happy\n8,I don’t know “why” – it’s fine\n";
    expect(await read(encoded(text, "windows-1252"))).toMatchObject({
      encoding: "windows-1252",
      text,
    });
  });

  test("any text in UTF-8 comes back whole, whatever the pieces it arrives in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        async (text, size) => {
          fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
          expect(await read(new TextEncoder().encode(text), size)).toMatchObject({
            encoding: "utf-8",
            text,
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
