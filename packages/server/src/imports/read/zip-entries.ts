import { createInflateRaw } from "node:zlib";
import { KnownError } from "../../errors/known-error.ts";

/** Unpacked bytes taken from one archive, all entries together: a small file that unpacks to more is an attack. */
export const MOST_UNPACKED = 256 * 1024 * 1024;

interface Entry {
  method: number;
  start: number;
  packed: number;
}

const broken = (detail: string) =>
  new KnownError(
    422,
    "file_damaged",
    `The file is a damaged archive (${detail}); save it again and import the new copy`,
  );

/** A zip archive in memory, as XLSX files are. Sizes that the archive claims are not believed: what comes out is counted. */
export class ZipEntries {
  private readonly entries = new Map<string, Entry>();
  private unpacked = 0;
  private packedRead = 0;
  private readonly bytes: Buffer;
  private readonly limit: number;

  constructor(bytes: Buffer, limit = MOST_UNPACKED) {
    this.bytes = bytes;
    this.limit = limit;
    this.readDirectory();
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Bytes of entries that were unpacked so far, as the archive holds them. */
  get bytesRead(): number {
    return this.packedRead;
  }

  /** Bytes of an entry, as the archive holds them. */
  packedSize(name: string): number {
    return this.entries.get(name)?.packed ?? 0;
  }

  /** The entry's bytes, unpacked, piece by piece. */
  async *open(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw broken(`it holds no ${name}`);
    const packed = this.bytes.subarray(entry.start, entry.start + entry.packed);
    if (entry.method === 0) {
      this.count(packed.length);
      this.packedRead += packed.length;
      yield packed;
      return;
    }
    if (entry.method !== 8) throw broken(`${name} is packed in an unknown way`);
    const inflate = createInflateRaw();
    inflate.end(packed);
    try {
      let read = 0;
      for await (const piece of inflate) {
        this.count(piece.length);
        this.packedRead += inflate.bytesWritten - read;
        read = inflate.bytesWritten;
        yield piece;
      }
    } catch (error) {
      if (error instanceof KnownError) throw error;
      throw broken(`${name} cannot be unpacked`);
    } finally {
      inflate.destroy();
    }
  }

  private count(length: number): void {
    this.unpacked += length;
    if (this.unpacked <= this.limit) return;
    const megabytes = Math.round(this.limit / 1_048_576);
    throw new KnownError(
      413,
      "file_unpacks_too_large",
      `The file unpacks to more than ${megabytes} MB; save the sheet with the answers as CSV and import that`,
    );
  }

  private readDirectory(): void {
    const { bytes } = this;
    const from = Math.max(0, bytes.length - 65_557);
    const end = bytes.subarray(from).lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0) throw broken("its directory is missing");
    const count = bytes.readUInt16LE(from + end + 10);
    let at = bytes.readUInt32LE(from + end + 16);
    for (let i = 0; i < count; i++) {
      if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
        throw broken("its directory is cut off");
      const nameLength = bytes.readUInt16LE(at + 28);
      const skip = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
      const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
      const local = bytes.readUInt32LE(at + 42);
      if (local + 30 > bytes.length) throw broken("an entry is cut off");
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      this.entries.set(name, {
        method: bytes.readUInt16LE(at + 10),
        start,
        packed: bytes.readUInt32LE(at + 20),
      });
      at += 46 + nameLength + skip;
    }
  }
}
