import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../errors/known-error.ts";
import {
  ARCHIVE,
  ARCHIVE_VERSION,
  type ArchiveFile,
  type ArchiveManifest,
  MANIFEST,
} from "./archive-format.ts";
import { passingFolder } from "./passing-folder.ts";
import { damaged, readTar } from "./tar.ts";

const BATCH_ROWS = 500;
const BATCH_BYTES = 1024 * 1024;

/** An archive whose files lie in a temporary folder and are what the manifest says. */
export interface Unpacked {
  manifest: ArchiveManifest;
  /** The rows of a file, some at a time. */
  lines(file: ArchiveFile): AsyncIterable<string[]>;
  remove(): void;
}

/**
 * Unpacks an archive and checks every file against the manifest, whatever their order: somebody may have
 * looked into it and packed it again.
 *
 * @throws {KnownError} 422 when it is not an archive, or not the one that was made.
 */
export async function unpackArchive(pieces: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const { folder, remove } = await passingFolder();
  try {
    const found = await layOut(pieces, folder);
    if (!found.has(MANIFEST)) throw notAnArchive();
    const manifest = await readManifest(join(folder, MANIFEST));
    for (const file of manifest.files) {
      // A name that was not unpacked is a path into the machine, whatever its hash says.
      if (!found.has(file.name) || found.get(file.name) !== file.sha256) throw damaged();
    }
    return {
      manifest,
      lines: (file) => batches(createReadStream(join(folder, file.name))),
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** @returns the SHA-256 of each file, by name. */
async function layOut(
  pieces: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { name, content } of readTar(pieces)) {
    const plain = name.split("/").at(-1) ?? "";
    if (!/^[a-z][a-z0-9_]*\.(ndjson|json)$/.test(plain) || found.has(plain)) continue;
    const hash = createHash("sha256");
    await pipeline(
      content,
      async function* (source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          hash.update(piece);
          yield piece;
        }
      },
      createWriteStream(join(folder, plain), { mode: 0o600 }),
    );
    found.set(plain, hash.digest("hex"));
  }
  return found;
}

async function readManifest(path: string): Promise<ArchiveManifest> {
  const manifest: Partial<ArchiveManifest> = await readFile(path, "utf8")
    .then(JSON.parse)
    .catch(() => ({}));
  if (manifest.format !== ARCHIVE || !manifest.workspace || !manifest.files) throw notAnArchive();
  if (manifest.version === ARCHIVE_VERSION) return manifest as ArchiveManifest;
  throw new KnownError(
    422,
    "archive_is_newer",
    `The archive was made by Candor ${manifest.candor} in a format this version does not know. Import it with that version or a later one.`,
  );
}

function notAnArchive(): KnownError {
  return new KnownError(
    422,
    "not_an_archive",
    "The file is not an archive of a workspace made by Candor (a .tar.gz with a manifest.json). A backup of a whole server is put back with: candor restore FILE",
  );
}

/** Split at line feeds alone: U+2028 within a text ends no line. */
async function* batches(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      batch.push(rest.toString("utf8", 0, at));
      bytes += at;
      rest = rest.subarray(at + 1);
      if (batch.length < BATCH_ROWS && bytes < BATCH_BYTES) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (rest.length > 0) batch.push(rest.toString("utf8"));
  if (batch.length > 0) yield batch;
}
