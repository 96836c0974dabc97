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

test.each([
  [
    "shift_jis",
    "93fa967b8cea82cc83528381839383678365835882c682c482e082e682a982c182bd82c58b78",
    "日本語の",
  ],
  [
    "gb18030",
    "39a3acb7fecef1ccacb6c8b7c7b3a3bac3a3accbcdbbf5cbd9b6c8d2b2badcbfeca3accfc2b4cebbb9bbe1d4d9c0b4b9bac2f2c4e3c3c7b5c4b2fac6b70a33a3acb5c8b4fdcab1bce4ccabb3a4c1cba3acbfcdb7feb5e7bbb0d2bbd6b1b4f2b2bbcda8a3accfa3cdfbc4dcb9bbb8c4bdf80a",
    "服务",
  ],
  [
    "euc-kr",
    "bcadbaf1bdbab0a120c1bec0ba20b0cdc0cc20b0edb8c3bdc0b4cfb4d920bec6c1d620c1c1beccbdc0b4cfb4d9",
    "서비스",
  ],
] as const)("text in %s is read as such", async (encoding, hex, word) => {
  const line = Buffer.concat([Buffer.from("9,"), Buffer.from(hex, "hex"), Buffer.from("\n")]);
  const bytes = Buffer.concat([
    Buffer.from("score,comment\n"),
    ...Array.from({ length: 20 }, () => line),
  ]);
  const source = sourceOfBytes("a.csv", bytes);
  const sniffed = await sniffEncoding(source);
  expect(sniffed.encoding).toBe(encoding);
  let text = "";
  for await (const piece of decodeText(source, sniffed)) text += piece;
  expect(text).toContain(word);
});

test("Polish as Excel writes it is read as Polish", async () => {
  const polish = {
    ą: 0xb9,
    ć: 0xe6,
    ę: 0xea,
    ł: 0xb3,
    ń: 0xf1,
    ó: 0xf3,
    ś: 0x9c,
    ź: 0x9f,
    ż: 0xbf,
    Ś: 0x8c,
  };
  const lines =
    "Ocena;Komentarz\n9;Świetna obsługa, bardzo szybko i życzliwie, polecam każdemu\n3;Zbyt długo czekałem na odpowiedź, nikt się nie odezwał\n";
  const text = lines.repeat(15);
  const bytes = Buffer.from(
    Array.from(text, (c) => (polish as Record<string, number>)[c] ?? c.charCodeAt(0)),
  );
  expect((await sniffEncoding(sourceOfBytes("a.csv", bytes))).encoding).toBe("windows-1250");
});
