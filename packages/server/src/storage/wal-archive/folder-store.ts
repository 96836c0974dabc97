import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { KnownError } from "../../errors/known-error.ts";
import type { ArchiveStore, StoredFile } from "./archive-store.ts";

/** What is being written has this end, and is nobody's to read. */
const PART = ".part";

/** A folder as an archive: written beside its place, brought to the disk, then moved there. */
export function folderStore(folder: string): ArchiveStore {
  const at = (name: string) => join(folder, name);
  const write = async (name: string, fill: (file: FileHandle) => Promise<number>) => {
    const place = at(name);
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const file = await open(`${place}${PART}`, "w", 0o600);
      try {
        const bytes = await fill(file);
        await file.sync();
        await file.close();
        await rename(`${place}${PART}`, place);
        await syncFolder(dirname(place));
        return bytes;
      } catch (error) {
        await file.close().catch(() => {});
        await rm(`${place}${PART}`, { force: true });
        throw error;
      }
    } catch (error) {
      throw explained(folder, error);
    }
  };
  return {
    place: folder,
    async list(prefix) {
      const from = prefix.includes("/") ? prefix.slice(0, prefix.lastIndexOf("/")) : "";
      const files: StoredFile[] = [];
      for (const name of await namesUnder(folder, from)) {
        if (!name.startsWith(prefix) || name.endsWith(PART)) continue;
        const { size } = await stat(at(name));
        files.push({ name, bytes: size });
      }
      return files.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    has: async (name) => existsSync(at(name)),
    async read(name): Promise<Readable> {
      if (!existsSync(at(name))) {
        throw new KnownError(404, "not_archived", `There is no "${name}" in ${folder}.`);
      }
      return createReadStream(at(name), { highWaterMark: 1 << 20 });
    },
    async put(name, content) {
      await write(name, async (file) => {
        await file.writeFile(content);
        return content.length;
      });
    },
    write: (name, content) =>
      write(name, async (file) => {
        let bytes = 0;
        for await (const piece of content) {
          await file.writeFile(piece);
          bytes += piece.length;
        }
        return bytes;
      }),
    remove: (name) => rm(at(name), { force: true }),
  };
}

async function namesUnder(folder: string, from: string): Promise<string[]> {
  try {
    const found = await readdir(join(folder, from), { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw explained(folder, error);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}

function explained(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof KnownError) return error;
  const why = code === "ENOSPC" ? "its disk is full" : code;
  return new KnownError(
    502,
    "archive_unusable",
    `The archive ${folder} cannot be used (${why}); make it a folder that the user who runs Candor may read and write, with room in it.`,
  );
}
