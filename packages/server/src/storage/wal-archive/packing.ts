import { type Readable, Transform } from "node:stream";
import { promisify } from "node:util";
import {
  constants,
  createZstdCompress,
  createZstdDecompress,
  type ZstdOptions,
  zstdCompress,
  zstdDecompress,
} from "node:zlib";

/** Quick, and with a sum over the content, so that what is damaged is noticed when it is unpacked. */
const OPTIONS: ZstdOptions = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

const pack = promisify(zstdCompress) as (
  content: Buffer,
  options: ZstdOptions,
) => Promise<Buffer<ArrayBuffer>>;
const unpackWhole = promisify(zstdDecompress) as (content: Buffer) => Promise<Buffer<ArrayBuffer>>;

/** A whole file packed: Zstandard, as `zstd -d` reads it. */
export function packed(content: Buffer): Promise<Buffer<ArrayBuffer>> {
  return pack(content, OPTIONS);
}

/** @throws {Error} when it is damaged. */
export async function unpacked(source: Readable): Promise<Buffer<ArrayBuffer>> {
  return unpackWhole(Buffer.concat(await source.toArray()));
}

export function packing() {
  return createZstdCompress(OPTIONS);
}

export function unpacking() {
  return createZstdDecompress();
}

/** Passes everything on and counts it. */
export function counting(): Transform & { bytes: number } {
  const through = Object.assign(
    new Transform({
      transform(piece: Uint8Array, _, done) {
        through.bytes += piece.length;
        done(null, piece);
      },
    }),
    { bytes: 0 },
  );
  return through;
}
