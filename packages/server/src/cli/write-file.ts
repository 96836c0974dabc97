import { existsSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../errors/known-error.ts";

/** What a step of a pipeline takes and gives. */
type Step = NodeJS.ReadWriteStream;

/**
 * Writes a file that is there whole or not at all: beside its place first, then moved. Only its owner can
 * read it.
 *
 * @throws {KnownError} 409 when there is one of this name already, 422 when it cannot be written.
 */
export async function writeFile(
  file: string,
  content: AsyncIterable<Uint8Array> | Readable,
  { through, overwrite = false }: { through?: Step; overwrite?: boolean } = {},
): Promise<void> {
  refuseExisting(file, overwrite);
  const partial = `${file}.partial`;
  const tidy = () => rmSync(partial, { force: true });
  process.once("exit", tidy);
  try {
    // Opened here, so that nothing opens it again after it was cleared away.
    const handle = await open(partial, "w", 0o600);
    const out = handle.createWriteStream({ flush: true });
    try {
      await (through ? pipeline(content, through, out) : pipeline(content, out));
    } finally {
      await handle.close().catch(() => {});
    }
    await rename(partial, file);
  } catch (error) {
    tidy();
    throw readable(file, error);
  } finally {
    process.removeListener("exit", tidy);
  }
}

/** @throws {KnownError} 409 when there is a file of this name, unless it may be overwritten. */
export function refuseExisting(file: string, overwrite: boolean): void {
  if (overwrite || !existsSync(file)) return;
  throw new KnownError(
    409,
    "file_exists",
    `There is a file "${file}" already; name another one, or add --force to replace it.`,
  );
}

/** To standard output, for a pipe. */
export async function writeOut(
  content: AsyncIterable<Uint8Array> | Readable,
  through?: Step,
): Promise<void> {
  const out = process.stdout;
  try {
    await (through
      ? pipeline(content, through, out, { end: false })
      : pipeline(content, out, { end: false }));
  } catch (error) {
    if (!isEnoughRead(error)) throw error;
  }
}

/** `| head` closes the pipe when it has what it wants. */
function isEnoughRead(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "EPIPE" || code === "ERR_STREAM_PREMATURE_CLOSE";
}

function readable(file: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why: Record<string, string> = {
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    ENOENT: "there is no such folder",
    ENOSPC: "the disk is full",
    EISDIR: "it is a folder",
    EROFS: "the disk is read-only",
  };
  if (!(code in why)) return error;
  return new KnownError(
    422,
    "file_not_written",
    `The file "${file}" cannot be written: ${why[code]}.`,
  );
}
