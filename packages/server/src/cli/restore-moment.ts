import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { prepareDatabase } from "../app/prepare-database.ts";
import { openStorage, type Storage } from "../app/storage.ts";
import { type Config, readConfig } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";
import { openLog } from "../log/log.ts";
import { countUsers, lockDataFolder, prepareDataFolder } from "../private-postgres/data-folder.ts";
import { RESTORING, removeCluster, systemIdOf } from "../private-postgres/recover-cluster.ts";
import { swapCluster } from "../private-postgres/swap-cluster.ts";
import { type ArchiveStore, openArchive } from "../storage/wal-archive/archive-store.ts";
import { listSystems } from "../storage/wal-archive/base-copies.ts";
import { type Returned, returnToMoment } from "../storage/wal-archive/return-to-moment.ts";
import { finishLog } from "./finish-log.ts";
import { type LostAfter, lostAfter } from "./lost-after.ts";
import { badOption } from "./options.ts";
import { print, progressLine, say } from "./output.ts";
import { type Proof, proofOf, sayWrong } from "./proof.ts";
import { meanwhile } from "./stop-meanwhile.ts";

interface Asked {
  at: string;
  into: string | undefined;
  json: boolean | undefined;
}

/**
 * `candor restore --at MOMENT`: the private PostgreSQL as it was at a moment, in the place of the present one, which is
 * kept, or in a data folder of its own.
 */
export async function restoreMoment({ at, into, json }: Asked): Promise<void> {
  const moment = momentOf(at);
  const config = readConfig(process.env);
  const store = openArchive(config);
  const dataFolder = resolve(config.dataFolder);
  if (into !== undefined) refuseFilledFolder(resolve(into), dataFolder);
  // Beside a running server only into a folder of its own.
  const lock = into === undefined ? lockDataFolder(prepareDataFolder(dataFolder)) : null;
  try {
    const told = await restored({ config, store, moment, into });
    const { proof, returned, lost } = told;
    sayWrong(proof);
    const last = returned.lastCommit.toISOString();
    print(
      {
        ...{ into: resolve(into ?? dataFolder), kept: told.kept },
        ...{ moment: moment?.toISOString() ?? "latest", lastCommit: last },
        ...{ reached: returned.reached, base: returned.plan.base.id, lost, ...proof },
      },
      { json, text: sentences(told, moment).join("\n") },
    );
  } finally {
    lock?.release();
  }
}

interface Told {
  returned: Returned;
  proof: Proof;
  lost: LostAfter | null;
  /** Where the present cluster lies now; null where there was none or it stays in use. */
  kept: string | null;
}

async function restored(what: {
  config: Config;
  store: ArchiveStore;
  moment: Date | null;
  into: string | undefined;
}): Promise<Told> {
  const { config, store, moment, into } = what;
  const dataFolder = resolve(config.dataFolder);
  const now = new Date();
  const stamp = now.toISOString().replaceAll(/[:]|\.\d+/g, "");
  const folder = into === undefined ? join(dataFolder, `${RESTORING}${stamp}`) : resolve(into);
  const here = join(dataFolder, "postgres");
  const present = existsSync(here) ? await openPresent(config) : null;
  const running: { cluster?: Returned["cluster"] } = {};
  const stopCaring = meanwhile(async () => {
    await running.cluster?.stop();
    await present?.stop();
    removeCluster(folder);
  });
  try {
    if (present && !(await finishLog(present, store)))
      say("The end of the present log did not reach the archive; it is read from the data folder.");
    const systemId = await systemMeant(store, existsSync(here) ? systemIdOf(here) : null);
    const show = progressLine();
    const returned = await returnToMoment({
      ...{ store, systemId, moment, now, into: folder, archive: into === undefined, durable: true },
      present: existsSync(here) && systemIdOf(here) === systemId ? here : null,
      onProgress: show,
    });
    running.cluster = returned.cluster;
    const { connection } = returned.cluster;
    const lost = present
      ? await lostAfter({ present: present.connection, restored: connection }, returned.lastCommit)
      : null;
    await prepareDatabase(connection);
    const proof = await proofOf(connection);
    await returned.cluster.stop();
    await present?.stop();
    const kept = into === undefined ? putInPlace(dataFolder, folder, stamp) : null;
    return { returned, proof, lost, kept };
  } catch (error) {
    await running.cluster?.stop();
    await present?.stop();
    removeCluster(folder);
    throw error;
  } finally {
    stopCaring();
  }
}

/** The present PostgreSQL, to end its log and to count what is lost; one that does not start is no reason not to restore. */
async function openPresent(config: Config): Promise<Storage | null> {
  try {
    return await openStorage(config, openLog("silent"));
  } catch (error) {
    say(
      `The present database does not start, so what came after the moment is not counted: ${(error as Error).message}`,
    );
    return null;
  }
}

/** @throws {KnownError} 422 when the archive is of nobody, or of several and none is the present one. */
async function systemMeant(store: ArchiveStore, present: string | null): Promise<string> {
  const systems = await listSystems(store);
  if (present !== null && systems.includes(present)) return present;
  const [only, another] = systems;
  if (only === undefined) {
    throw new KnownError(
      422,
      "archive_empty",
      `There is no base copy in ${store.place}. Is WAL_ARCHIVE what the server has? Candor makes the first when it starts with it.`,
    );
  }
  if (another === undefined) return only;
  throw new KnownError(
    422,
    "archive_of_several",
    `${store.place} holds the archives of ${systems.length} databases (${systems.join(", ")}), and the data folder is of none of them. Move the others away from it.`,
  );
}

function putInPlace(dataFolder: string, folder: string, stamp: string): string | null {
  if (countUsers(dataFolder) > 0) {
    throw new KnownError(
      409,
      "data_folder_busy",
      `Another command uses the PostgreSQL in ${dataFolder}; let it end and restore again.`,
    );
  }
  const keep = `postgres.before-${stamp}`;
  const had = existsSync(join(dataFolder, "postgres"));
  swapCluster(dataFolder, { from: join(basename(folder), "postgres"), keep });
  rmSync(folder, { recursive: true, force: true });
  return had ? join(dataFolder, keep) : null;
}

/** @throws {KnownError} 409 when the folder holds something; restoring never overwrites. */
function refuseFilledFolder(folder: string, dataFolder: string): void {
  if (folder === dataFolder)
    throw badOption("--into names the data folder in use; leave --into out to take its place.");
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new KnownError(
      409,
      "target_not_empty",
      `${folder} holds something already, and restoring never overwrites. Name a folder that is new.`,
    );
  }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** @returns null for `latest`. */
function momentOf(text: string): Date | null {
  if (text === "latest") return null;
  const moment = new Date(text);
  if (MOMENT.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw badOption(
    `--at "${text}" is no moment with its distance from UTC; write it like 2026-11-27T14:03:00+02:00, or latest.`,
  );
}

function sentences({ returned, proof, lost, kept }: Told, moment: Date | null): string[] {
  const { lastCommit, reached, plan } = returned;
  const said = [
    `Everything is as it was at ${(moment ?? lastCommit).toISOString()}, from the base copy of ${plan.base.endedAt}: ${proof.answers} answers in ${proof.workspaces} workspaces; every tally equals a recount.`,
    `The last change that is in it was made at ${lastCommit.toISOString()}.`,
  ];
  if (!reached)
    said.push(
      "The log ends there: nothing later had arrived in the archive, or nothing was changed.",
    );
  if (lost) {
    said.push(`${lost.answers} answers that came after it are not in it.`);
    if (lost.sent > 0)
      said.push(
        `${lost.sent} invitations had left after it and wait again: pause the sendings before you start Candor with a mail server, or they leave twice.`,
      );
    if (lost.erasedPeople.length > 0)
      said.push(
        `${lost.erasedPeople.length} people were erased after it and are back. Erase them again: ${lost.erasedPeople.join(", ")}`,
      );
  }
  if (kept !== null)
    said.push(`The database that was in use is kept in ${kept}; remove it when you are content.`);
  return said;
}
