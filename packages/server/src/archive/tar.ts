/**
 * As much of tar (POSIX ustar) as an archive needs: plain files with short names. Whatever else another
 * program put into it when it packed the files again is passed over.
 */
import { KnownError } from "../errors/known-error.ts";

const BLOCK = 512;
/** Larger sizes do not fit into eleven octal digits and are written as GNU tar does. */
const LARGEST_OCTAL = 8 ** 11 - 1;

/** The header that stands before a file. */
export function tarHeader(file: { name: string; bytes: number; at: Date }): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(file.name, 0, 100, "utf8");
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  if (file.bytes > LARGEST_OCTAL) {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(file.bytes), 128);
  } else {
    header.write(`${file.bytes.toString(8).padStart(11, "0")}\0`, 124);
  }
  header.write(
    `${Math.floor(file.at.getTime() / 1000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** What fills the last block of a file. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/** Two empty blocks: the end. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK);

export interface TarFile {
  /** As it stands in the archive, with its folders. */
  name: string;
  bytes: number;
  /** Must be read before the next file is asked for. */
  content: AsyncIterable<Buffer>;
}

/**
 * The plain files of a tar, in their order.
 *
 * @throws {KnownError} 422 when it is not one, or is cut short.
 */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const source = new Blocks(pieces);
  for (;;) {
    const header = await source.take(BLOCK);
    if (header === null || header.every((byte) => byte === 0)) return;
    if (sumOf(header) !== checksum(header)) throw damaged();
    const bytes = sizeOf(header);
    const kind = String.fromCharCode(header[156] ?? 0);
    const content = source.content(bytes);
    if (kind === "0" || kind === "\0") yield { name: nameOf(header), bytes, content };
    // Whatever the reader left, and the padding.
    for await (const _ of content);
    await source.take(tarPadding(bytes).length);
  }
}

export function damaged(): KnownError {
  return new KnownError(
    422,
    "archive_damaged",
    "The archive is cut short or was changed; nothing was imported. Take another copy of it, or export it again.",
  );
}

function checksum(header: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of header.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

function sumOf(header: Buffer): number {
  return Number.parseInt(header.toString("latin1", 148, 156), 8);
}

function sizeOf(header: Buffer): number {
  if ((header[124] ?? 0) & 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString("latin1", 124, 136), 8);
}

function nameOf(header: Buffer): string {
  const text = (from: number, to: number) =>
    header.toString("utf8", from, to).replace(/\0.*$/s, "");
  const prefix = text(345, 500);
  return prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}

/** Takes so many bytes at a time from pieces of any size. */
class Blocks {
  private readonly source: AsyncIterator<Uint8Array>;
  private held: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const next = await this.source.next().catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      throw code.startsWith("Z_") ? damaged() : error;
    });
    if (next.done) return false;
    this.held = Buffer.concat([this.held, next.value]);
    return true;
  }

  /** `null` at the end. */
  async take(bytes: number): Promise<Buffer | null> {
    while (this.held.length < bytes) {
      if (await this.more()) continue;
      if (this.held.length === 0) return null;
      throw damaged();
    }
    const taken = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes);
    return taken;
  }

  async *content(bytes: number): AsyncGenerator<Buffer> {
    let left = bytes;
    while (left > 0) {
      if (this.held.length === 0 && !(await this.more())) throw damaged();
      const piece = this.held.subarray(0, left);
      this.held = this.held.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
}
