import type { Readable } from "node:stream";
import type { Config } from "../../config/config.ts";
import { KnownError } from "../../errors/known-error.ts";
import { S3Store } from "../backup/s3-store.ts";
import { folderStore } from "./folder-store.ts";

export interface StoredFile {
  /** With the folders it is in. */
  name: string;
  bytes: number;
}

/** Where the archive lies: a folder or S3-compatible storage. What is written is there whole or not at all. */
export interface ArchiveStore {
  /** As WAL_ARCHIVE says it. */
  place: string;
  /** Everything whose name begins so. */
  list(prefix: string): Promise<StoredFile[]>;
  has(name: string): Promise<boolean>;
  /** @throws {KnownError} 404 when there is none. */
  read(name: string): Promise<Readable>;
  /** Replaces what is there. */
  put(name: string, content: Buffer<ArrayBuffer>): Promise<void>;
  /** The same for what does not fit into memory. @returns how many bytes it has. */
  write(name: string, content: AsyncIterable<Uint8Array>): Promise<number>;
  remove(name: string): Promise<void>;
}

/** @throws {KnownError} 422 when WAL_ARCHIVE is not set. */
export function openArchive({
  walArchive,
  backupS3Url,
  databaseUrl,
}: Pick<Config, "walArchive" | "backupS3Url" | "databaseUrl">): ArchiveStore {
  if (databaseUrl !== null) {
    throw new KnownError(
      422,
      "own_database",
      "The data are in a database of yours (DATABASE_URL): your own server's archive is yours to set, and to restore from.",
    );
  }
  if (walArchive === null) {
    throw new KnownError(
      422,
      "no_wal_archive",
      "WAL_ARCHIVE is not set, so there is no archive to return from. Set it as the server has it, such as WAL_ARCHIVE=/backups/candor-wal",
    );
  }
  if (!walArchive.startsWith("s3:")) return folderStore(walArchive);
  return s3Archive(walArchive, new S3Store(backupS3Url ?? ""));
}

function s3Archive(place: string, store: S3Store): ArchiveStore {
  const folder = place.slice("s3:".length);
  const under = (name: string) => `${folder}/${name}`;
  return {
    place,
    async list(prefix) {
      const found = await store.list(under(prefix));
      return found.map(({ name, bytes }) => ({ name: name.slice(folder.length + 1), bytes }));
    },
    has: (name) => store.has(under(name)),
    read: (name) => store.read(under(name)),
    put: (name, content) => store.put(under(name), content),
    write: (name, content) => store.write(under(name), content, true),
    remove: (name) => store.remove(under(name)),
  };
}
