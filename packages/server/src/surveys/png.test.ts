import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { cleanPng } from "./png.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

function header(width: number, height: number, color = 6, interlace = 0): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, color, 0, 0, interlace], 8);
  return chunk("IHDR", data);
}

/** Two red pixels under one another. */
const pixels = Buffer.from([0, 255, 0, 0, 255, 0, 255, 0, 0, 255]);
const png = (...between: Buffer[]) =>
  Buffer.concat([
    SIGNATURE,
    header(1, 2),
    ...between,
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);

test("what a picture carries besides its pixels stays behind", () => {
  const secret = chunk("tEXt", Buffer.from("Comment\0<script>alert(1)</script>"));
  const place = chunk("eXIf", Buffer.from("56.9496 N 24.1052 E"));
  const { png: clean, width, height } = cleanPng(png(secret, place));
  expect({ width, height }).toEqual({ width: 1, height: 2 });
  expect(clean.includes("script")).toBe(false);
  expect(clean.includes("eXIf")).toBe(false);
  expect(cleanPng(clean).png.equals(clean)).toBe(true);
});

test("what follows the end of a picture is not kept", () => {
  const both = Buffer.concat([png(), Buffer.from("<html>a page in disguise</html>")]);
  expect(cleanPng(both).png.includes("html")).toBe(false);
});

const bomb = Buffer.concat([
  SIGNATURE,
  header(1, 2),
  chunk("IDAT", deflateSync(Buffer.alloc(5_000_000))),
  chunk("IEND", Buffer.alloc(0)),
]);
const damaged = Buffer.from(png());
damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;

test.each([
  ["no picture", Buffer.from("GIF89a and so on"), "it is not a PNG"],
  ["a damaged one", damaged, "it is damaged"],
  ["half of one", png().subarray(0, 60), "it ends in the middle"],
  ["one that unfolds into more than it says", bomb, "its pixels cannot be read"],
  [
    "one too large",
    Buffer.concat([SIGNATURE, header(5000, 5000), chunk("IEND", Buffer.alloc(0))]),
    "5000 × 5000 pixels",
  ],
  [
    "an interlaced one",
    Buffer.concat([SIGNATURE, header(1, 2, 6, 1), chunk("IEND", Buffer.alloc(0))]),
    "it is interlaced",
  ],
])("%s is refused", (_, file, why) => {
  expect(() => cleanPng(file)).toThrow(why);
});
