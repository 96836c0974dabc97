import { createReadStream } from "node:fs";
import { createGunzip, createGzip } from "node:zlib";
import type { ArchiveManifest } from "../archive/archive-format.ts";
import { exportArchive } from "../archive/export-archive.ts";
import { importArchive } from "../archive/import-archive.ts";
import { SHELL } from "../auth/add-user.ts";
import { findUserByEmail } from "../auth/user-queries.ts";
import { VERSION } from "../config/version.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { sizeOf } from "./open-source.ts";
import { badOption, type Place } from "./options.ts";
import { megabytes, print, progressLine, say } from "./output.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";
import { refuseExisting, writeFile } from "./write-file.ts";

export interface ArchiveOptions extends Place {
  output?: string;
  force?: boolean;
}

/** `candor export --archive`: a whole workspace as one file. */
export async function exportWorkspace(options: ArchiveOptions): Promise<void> {
  refuseElsewhere(options);
  await withStorage(async ({ db }) => {
    const { id: workspaceId, name } = await workspaceNamed(db, options.workspace);
    const day = new Date().toISOString().slice(0, 10);
    const file = options.output ?? `candor-${day}-${workspaceId.slice(-6)}.tar.gz`;
    refuseExisting(file, options.force ?? false);
    const show = progressLine();
    const kept: { manifest?: ArchiveManifest } = {};
    const wanted = { workspaceId, version: VERSION, now: new Date() };
    const bytes = exportArchive(
      db,
      {
        ...wanted,
        onProgress: ({ table, rows, tables, ofTables }) =>
          show(tables, ofTables, `${table} ${rows}`),
      },
      (manifest) => {
        kept.manifest = manifest;
      },
    );
    await writeFile(file, bytes, { through: createGzip(), overwrite: options.force ?? false });
    const rows = (kept.manifest?.files ?? []).reduce((sum, one) => sum + one.rows, 0);
    const size = sizeOf(file);
    print(
      {
        file,
        bytes: size,
        workspace: { id: workspaceId, name },
        rows,
        scores: kept.manifest?.scores ?? [],
      },
      {
        json: options.json,
        text: `"${name}" is in ${file}: ${rows} rows, ${megabytes(size)}. It holds personal data; API keys, webhooks and passwords stay here.`,
      },
    );
  });
}

/** `candor import FILE --archive`: makes a workspace of such a file. */
export async function importWorkspace(
  file: string,
  options: Place & { owner?: string; name?: string },
): Promise<void> {
  refuseElsewhere(options);
  if (options.workspace !== undefined) {
    throw badOption(
      "An archive makes a workspace of its own; leave --workspace out. --name changes what it is called.",
    );
  }
  const size = sizeOf(file);
  await withStorage(async ({ db }) => {
    const ownerId = await ownerOf(db, options.owner);
    const show = progressLine();
    const source = createReadStream(file);
    const packed = createGunzip();
    source.on("error", (error) => packed.destroy(error));
    const done = await importArchive(db, source.pipe(packed), {
      actor: SHELL,
      now: new Date(),
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(ownerId === undefined ? {} : { ownerId }),
      onProgress: ({ table, rows, ofRows }) => show(rows, ofRows, `${rows} rows, ${table}`),
    });
    const { id } = done.manifest.workspace;
    const name = options.name ?? done.manifest.workspace.name;
    for (const { survey, from, to } of done.changedLinks) {
      say(`The link of "${survey}" was taken here: /s/${from} is now /s/${to}.`);
    }
    const next =
      ownerId === undefined
        ? ` Nobody belongs to it yet: candor user add EMAIL --workspace ${id} --role owner --password-stdin`
        : "";
    print(
      {
        workspace: { id, name },
        rows: done.rows,
        bytes: size,
        scores: done.manifest.scores,
        changedLinks: done.changedLinks,
      },
      {
        json: options.json,
        text: `"${name}" is here: ${done.rows} rows, the scores are those of the archive. Its sendings are paused.${next}`,
      },
    );
  });
}

async function ownerOf(db: Database, email: string | undefined): Promise<string | undefined> {
  if (email === undefined) return undefined;
  const user = await findUserByEmail(db, email);
  if (user) return user.userId;
  throw new KnownError(
    404,
    "user_not_found",
    `There is no user "${email}". Leave --owner out, and add the owner afterwards with: candor user add`,
  );
}

function refuseElsewhere({ server }: Place): void {
  if (server === undefined && process.env.CANDOR_SERVER === undefined) return;
  throw new KnownError(
    422,
    "only_here",
    "Archives and backups are made and put back where the data are; run this on the server itself, without --server and CANDOR_SERVER.",
  );
}
