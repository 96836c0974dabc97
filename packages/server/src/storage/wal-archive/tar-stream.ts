/** Files one after another as `tar` reads them, so that a base copy opens without Candor. */

const BLOCK = 512;
/** The longest name a header holds; PostgreSQL's are far shorter. */
const LONGEST_NAME = 99;

export interface TarEntry {
  /** With the folders it is in; a folder's ends with a slash. */
  name: string;
  size: number;
  content?: AsyncIterable<Uint8Array>;
}

/** Writes entries; a file that is shorter or longer than was said is filled with zeros or cut: it changed meanwhile, and its log mends it. */
export async function* tarOf(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of entries) {
    yield header(name, size);
    let left = size;
    for await (const piece of content ?? []) {
      if (left === 0) break;
      const part = piece.length > left ? piece.subarray(0, left) : piece;
      left -= part.length;
      yield part;
    }
    for (; left > 0; left -= Math.min(left, 1 << 16)) yield Buffer.alloc(Math.min(left, 1 << 16));
    if (size % BLOCK > 0) yield Buffer.alloc(BLOCK - (size % BLOCK));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new RangeError(`${name} is too long a name`);
  const block = Buffer.alloc(BLOCK);
  const isFolder = name.endsWith("/");
  block.write(name, 0);
  block.write(isFolder ? "0000700\0" : "0000600\0", 100);
  block.write("0000000\0".repeat(2), 108);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write(`${"0".repeat(11)}\0`, 136);
  block.write(" ".repeat(8), 148);
  block.write(isFolder ? "5" : "0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** The same bytes in pieces of this size or more: packing takes as long to begin with a small piece as with a large one. */
export async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    waiting.push(piece);
    size += piece.length;
    if (size < bytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/**
 * Reads entries; each content has to be read before the next is asked for.
 *
 * @throws {Error} when it is cut short or a header is damaged.
 */
export async function* readTar(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarEntry & { content: AsyncIterable<Uint8Array> }> {
  const source = new Pieces(pieces);
  for (;;) {
    const block = await source.take(BLOCK);
    if (block.every((byte) => byte === 0)) {
      for await (const _ of pieces) {
        // What is behind the end is let go, so that whoever unpacks it comes to its own end and checks its sum.
      }
      return;
    }
    const name = text(block, 0, 100);
    const size = Number.parseInt(text(block, 124, 12), 8);
    const sum = Number.parseInt(text(block, 148, 8), 8);
    block.fill(" ", 148, 156);
    if (sum !== block.reduce((all, byte) => all + byte, 0)) throw new Error("a header is damaged");
    yield { name, size, content: source.pass(size) };
    await source.take((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

function text(block: Buffer, from: number, length: number): string {
  const part = block.subarray(from, from + length);
  const end = part.indexOf(0);
  return part.toString("utf8", 0, end < 0 ? length : end).trim();
}

class Pieces {
  private readonly source: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  async take(bytes: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.pass(bytes)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *pass(bytes: number): AsyncGenerator<Uint8Array> {
    for (let left = bytes; left > 0; ) {
      if (this.rest.length === 0) {
        const next = await this.source.next();
        if (next.done) throw new Error("it is cut short");
        this.rest = next.value;
      }
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}
