import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, pack } from "tar-stream";
import { KnownError } from "../errors/known-error.ts";

/** A file on its way into a tar; its size is said before its content. */
export interface PackedFile {
  name: string;
  bytes: number;
  at: Date;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A tar of plain files, as it is packed: a file is opened when those before it are through. */
export async function* packTar(files: Iterable<PackedFile>): AsyncGenerator<Buffer> {
  const archive = pack();
  const filling = fill();
  // Heard at the end; until then a failure must not count as unheard.
  filling.catch(() => archive.destroy());
  for await (const piece of archive) yield piece as Buffer;
  await filling;

  async function fill(): Promise<void> {
    for (const { name, bytes, at, content } of files) {
      const entry = archive.entry({ name, size: bytes, mtime: at, mode: 0o600 });
      await pipeline(Readable.from(content), entry);
    }
    archive.finalize();
  }
}

export interface TarFile {
  /** As it stands in the archive, with its folders. */
  name: string;
  bytes: number;
  /** Must be read before the next file is asked for. */
  content: AsyncIterable<Buffer>;
}

/**
 * The plain files of a tar, in their order; whatever else another program put into it is passed over.
 *
 * @throws {KnownError} 422 when it is not one, or is cut short.
 */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const archive = extract();
  let fault: unknown;
  const feeding = pipeline(Readable.from(pieces), archive).catch((error: unknown) => {
    fault = error;
  });
  try {
    for await (const entry of archive) {
      const { name, size = 0, type } = entry.header;
      if (type === "file") yield { name, bytes: size, content: contentOf(entry) };
      entry.resume();
    }
    await feeding;
  } catch (error) {
    throw asDamage(fault ?? error);
  }
  if (fault !== undefined) throw asDamage(fault);
}

async function* contentOf(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const piece of entry) if (Buffer.isBuffer(piece)) yield piece;
  } catch (error) {
    throw asDamage(error);
  }
}

/** What is wrong with the archive itself gets its sentence; what is wrong with the disk or the database does not. */
function asDamage(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : "";
  return code.startsWith("Z_") || /tar header|end of data|Size mismatch/i.test(message)
    ? damaged()
    : error;
}

export function damaged(): KnownError {
  return new KnownError(
    422,
    "archive_damaged",
    "The archive is cut short or was changed; nothing was imported. Take another copy of it, or export it again.",
  );
}
