import { createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createGunzip } from "node:zlib";
import type { Command } from "commander";
import { prepareDatabase } from "../app/prepare-database.ts";
import { readConfig } from "../config/config.ts";
import { VERSION } from "../config/version.ts";
import { KnownError } from "../errors/known-error.ts";
import { openLog } from "../log/log.ts";
import { startPrivatePostgres } from "../private-postgres/private-postgres.ts";
import { removeCluster, SCRATCH, systemIdOf } from "../private-postgres/recover-cluster.ts";
import { restoreBackup } from "../storage/backup/backup-restore.ts";
import { openArchive } from "../storage/wal-archive/archive-store.ts";
import {
  listBases,
  listLines,
  listSystems,
  logOf,
  readAncestors,
} from "../storage/wal-archive/base-copies.ts";
import { carrySegments } from "../storage/wal-archive/carry-segments.ts";
import { makeBaseCopy } from "../storage/wal-archive/make-base-copy.ts";
import { wayThrough } from "../storage/wal-archive/plan-return.ts";
import { returnToMoment } from "../storage/wal-archive/return-to-moment.ts";
import { EXIT, megabytes, print, progressLine, table } from "./output.ts";
import { prepareUpTo } from "./prepare-up-to.ts";
import { type Proof, proofOf } from "./proof.ts";
import { meanwhile } from "./stop-meanwhile.ts";
import { withStorage } from "./with-storage.ts";

interface Options {
  json?: boolean;
}

/** `candor backup base`, `list` and `check`: what makes that one can return to a moment. */
export function archiveCommands(backup: Command): void {
  backup
    .command("base")
    .description("make a base copy in WAL_ARCHIVE now; a server makes one every day")
    .option("--json", "print JSON")
    .action((_: Options, command: Command) => makeBase(command.optsWithGlobals()));
  backup
    .command("list")
    .description("the base copies in WAL_ARCHIVE, and to which moments one can return")
    .option("--json", "print JSON")
    .action((_: Options, command: Command) => list(command.optsWithGlobals()));
  backup
    .command("check")
    .argument("[file]", "a backup to try; without it the newest base copy in WAL_ARCHIVE")
    .description("restore into a database that is thrown away, and count everything again")
    .option("--json", "print JSON")
    .action((file: string | undefined, _: Options, command: Command) =>
      check(file, command.optsWithGlobals()),
    );
}

async function makeBase({ json }: Options): Promise<void> {
  await withStorage(async ({ config, storage }) => {
    const store = openArchive(config);
    const { cluster, connection } = storage;
    const systemId = cluster === null ? null : systemIdOf(cluster);
    if (cluster === null || systemId === null) throw new Error("there is no private PostgreSQL");
    const show = progressLine();
    const base = await makeBaseCopy({
      ...{ store, connection, cluster, candor: VERSION },
      carry: () => carrySegments(store, { cluster, systemId }),
      onProgress: (bytes) => show(0, 0, `${megabytes(bytes)} copied`),
    });
    print(base, {
      json,
      text: `A base copy is in ${store.place}: ${megabytes(base.bytes)}, packed ${megabytes(base.storedBytes)}. From ${base.endedAt} on one can return to any moment with it.`,
    });
  });
}

async function list({ json }: Options): Promise<void> {
  const store = openArchive(readConfig(process.env));
  const systems = await Promise.all(
    (await listSystems(store)).map(async (systemId) => {
      const bases = await listBases(store, systemId);
      const timeline = (await listLines(store, systemId)).at(-1)?.timeline ?? 1;
      const ancestors = await readAncestors(store, systemId, timeline);
      const stored = (await store.list(logOf(systemId))).map(({ name }) =>
        name.slice(logOf(systemId).length).replace(/\.zst$/, ""),
      );
      const oldest = bases[0];
      const missing = oldest
        ? wayThrough(new Set(stored), { base: oldest, timeline, ancestors }).missing
        : null;
      return { systemId, oldest: oldest?.endedAt ?? null, missing, segments: stored.length, bases };
    }),
  );
  const text = systems
    .flatMap(({ bases, oldest, missing, segments }) => [
      table(
        ["base copy of", "size", "packed", "PostgreSQL"],
        bases.map((base) => [
          base.endedAt,
          megabytes(base.bytes),
          megabytes(base.storedBytes),
          base.major,
        ]),
      ),
      `One can return to any moment since ${oldest}; ${segments} segments of the log.`,
      ...(missing === null
        ? []
        : [`The segment ${missing} is missing: what came after it needs a base copy made later.`]),
    ])
    .join("\n");
  print(
    { place: store.place, databases: systems },
    { json, text: text || `There is no base copy in ${store.place} yet.` },
  );
}

async function check(file: string | undefined, { json }: Options): Promise<void> {
  const config = readConfig(process.env);
  const began = Date.now();
  const stamp = new Date(began).toISOString().replaceAll(/[:]|\.\d+/g, "");
  const folder = join(resolve(config.dataFolder), `${SCRATCH}${stamp}`);
  const stopCaring = meanwhile(async () => removeCluster(folder));
  try {
    const tried =
      file === undefined ? await tryArchive(folder) : await tryFile(resolve(file), folder);
    const good = tried.proof.wrongTallies === 0;
    const seconds = Math.round((Date.now() - began) / 1000);
    const { answers, workspaces, wrongTallies } = tried.proof;
    print(
      { of: tried.of, good, seconds, answers, workspaces, wrongTallies },
      {
        json,
        text: good
          ? `${tried.of} can be restored: ${answers} answers in ${workspaces} workspaces; every tally equals a recount. It took ${seconds} s, and nothing of it was kept.`
          : `${tried.of} can be restored, but ${wrongTallies} tallies in it differ from a recount: candor doctor says whether they do now.`,
      },
    );
    process.exitCode = good ? EXIT.ok : EXIT.attention;
  } finally {
    stopCaring();
    removeCluster(folder);
  }
}

interface Tried {
  of: string;
  proof: Proof;
}

async function tryArchive(folder: string): Promise<Tried> {
  const config = readConfig(process.env);
  const store = openArchive(config);
  const here = systemIdOf(join(config.dataFolder, "postgres"));
  const systems = await listSystems(store);
  const systemId = here !== null && systems.includes(here) ? here : systems[0];
  if (systemId === undefined) {
    throw new KnownError(422, "archive_empty", `There is no base copy in ${store.place} to try.`);
  }
  // Of the archive alone: what lies in the data folder is lost with it.
  const { cluster, plan, lastCommit } = await returnToMoment({
    ...{ store, systemId, moment: null, now: new Date(), into: folder },
    ...{ present: null, archive: false, durable: false, onProgress: progressLine() },
  });
  try {
    await prepareDatabase(cluster.connection);
    const of = `The archive (base copy of ${plan.base.endedAt}, with the log until ${lastCommit.toISOString()})`;
    return { of, proof: await proofOf(cluster.connection) };
  } finally {
    await cluster.stop();
  }
}

async function tryFile(file: string, folder: string): Promise<Tried> {
  if (!existsSync(file)) throw new KnownError(404, "file_not_found", `There is no file "${file}".`);
  const postgres = await startPrivatePostgres({ dataFolder: folder, log: openLog("silent") });
  try {
    const { connection } = postgres;
    const source = createReadStream(file);
    const packed = createGunzip();
    source.on("error", (error) => packed.destroy(error));
    source.pipe(packed);
    const { head } = await restoreBackup(connection, packed, {
      prepare: (migrations) => prepareUpTo(connection, migrations),
    });
    await prepareDatabase(connection);
    return { of: `The backup of ${head.madeAt}`, proof: await proofOf(connection) };
  } finally {
    await postgres.stop();
  }
}
