import { crc32, deflateSync, inflateSync } from "node:zlib";
import { KnownError } from "../errors/known-error.ts";

/** A picture that is nothing but its pixels. */
export interface Picture {
  png: Buffer;
  width: number;
  height: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Logos are shown 40 pixels high; three times that is sharp on every screen. */
export const MOST = { width: 1200, height: 600, bytes: 512 * 1024 } as const;
/** Bytes a pixel, by colour type: grey, RGB, palette, grey with alpha, RGBA. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A PNG written anew from its pixels (PNG specification, third edition): text, colour profiles, places of
 * photographs and whatever else a file may carry stay behind, and a file that only pretends to be a
 * picture does not come through.
 *
 * @throws {KnownError} 422 for anything but a PNG of 8 bits a channel, without interlacing, of the size of a logo.
 */
export function cleanPng(file: Buffer): Picture {
  if (file.length > MOST.bytes) throw refused(`it has ${file.length} bytes`);
  const parts = chunksOf(file);
  const header = parts.find(({ type }) => type === "IHDR")?.data;
  if (header?.length !== 13) throw refused("it has no header");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, color, compression, filter, interlace] = header.subarray(8);
  const channels = CHANNELS[color ?? -1];
  if (width < 1 || height < 1 || width > MOST.width || height > MOST.height) {
    throw refused(`it is ${width} × ${height} pixels`);
  }
  if (depth !== 8 || channels === undefined || compression !== 0 || filter !== 0) {
    throw refused("it does not have 8 bits a channel");
  }
  if (interlace !== 0) throw refused("it is interlaced");
  const line = 1 + width * channels;
  const pixels = inflated(
    parts.filter(({ type }) => type === "IDAT").map(({ data }) => data),
    line * height,
  );
  for (let at = 0; at < pixels.length; at += line) {
    if ((pixels[at] ?? 9) > 4) throw refused("its lines are not as they should be");
  }
  const palette = parts.find(({ type }) => type === "PLTE")?.data;
  if (color === 3 && (!palette || palette.length % 3 !== 0 || palette.length > 768)) {
    throw refused("it has no palette");
  }
  const alpha = parts.find(({ type }) => type === "tRNS")?.data;
  const png = Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    ...(color === 3 && palette ? [chunk("PLTE", palette)] : []),
    ...(color === 3 && alpha && alpha.length <= 256 ? [chunk("tRNS", alpha)] : []),
    chunk("IDAT", deflateSync(pixels, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { png, width, height };
}

function chunksOf(file: Buffer): { type: string; data: Buffer }[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw refused("it is not a PNG");
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > file.length) throw refused("it ends in the middle");
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end))
      throw refused("it is damaged");
    chunks.push({ type, data: file.subarray(at + 8, end) });
    if (type === "IEND") return chunks;
    at = end + 4;
  }
  throw refused("it ends in the middle");
}

function inflated(parts: readonly Buffer[], size: number): Buffer {
  let pixels: Buffer;
  try {
    // Bounded: a few bytes may unfold into gigabytes.
    pixels = inflateSync(Buffer.concat(parts), { maxOutputLength: size + 1 });
  } catch {
    throw refused("its pixels cannot be read");
  }
  if (pixels.length !== size) throw refused("its pixels cannot be read");
  return pixels;
}

function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, "latin1");
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}

function refused(why: string): KnownError {
  return new KnownError(
    422,
    "logo_refused",
    `This picture cannot be the logo: ${why}. Send a PNG of 8 bits a channel, ${MOST.width} × ${MOST.height} pixels and ${MOST.bytes / 1024} kB at most.`,
  );
}
