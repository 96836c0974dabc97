import type { Config } from "../config/config.ts";
import { hostsNamed } from "../config/database-hosts.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Log } from "../log/log.ts";
import { lockDataFolder, prepareDataFolder } from "../private-postgres/data-folder.ts";
import { openArchiveKeeper } from "./archive-keeper.ts";
import { openBounceListener } from "./asking.ts";
import { prepareDemo } from "./demo.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { buildServer } from "./server.ts";
import { openServices, type Services } from "./services.ts";
import { stopListening } from "./stop-listening.ts";
import { openStorage } from "./storage.ts";
import { workJobs } from "./work-jobs.ts";

/** A server that answers, and how to stop it. */
export interface Serving {
  address: string;
  services: Services;
  /**
   * Takes no more, finishes what was accepted, and leaves everything tidy.
   *
   * @param drainMs before that it says so long that it is not ready, and serves on.
   * @param hurry ends that wait, and the one for requests under way.
   */
  stop(how?: { drainMs?: number; hurry?: AbortSignal }): Promise<void>;
}

/**
 * Starts everything: storage, schema, jobs, doors.
 *
 * @throws {KnownError} with a sentence for what an operator can mend: a taken port, an unusable
 *   data folder, a second server on the same folder, a database that cannot be reached.
 */
export async function serve(
  config: Config,
  log: Log,
  options: { demo?: boolean } = {},
): Promise<Serving> {
  const undo: (() => void | Promise<void>)[] = [];
  const hurry = new AbortController();
  const unwind = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    if (!config.databaseUrl) {
      const claim = lockDataFolder(prepareDataFolder(config.dataFolder));
      undo.push(() => claim.release());
    }
    const storage = await openStorage(config, log, { archive: config.walArchive !== null });
    undo.push(() => storage.stop());
    await prepareDatabase(storage.connection);
    const services = await openServices(config, storage.connection, log, options);
    undo.push(() => services.stop());
    const work = await workJobs(services);
    undo.push(() => work.stop());
    const archive = await openArchiveKeeper(services, storage);
    if (archive) undo.push(() => archive.stop());
    const bounces = await openBounceListener(config, services);
    if (bounces) undo.push(() => bounces.close());
    if (options.demo) await prepareDemo(services);
    const app = await buildServer(services);
    undo.push(() => stopListening(app, undefined, hurry.signal));
    const address = await listen(app, config);
    log.info({ address, storage: storage.description }, "Candor serves");
    return {
      address,
      services,
      async stop({ drainMs = 0, hurry: asked } = {}) {
        const hasten = () => hurry.abort();
        if (asked?.aborted) hasten();
        asked?.addEventListener("abort", hasten);
        await services.leaving.begin(drainMs, hurry.signal);
        await unwind();
      },
    };
  } catch (error) {
    await unwind();
    throw readable(error, config);
  }
}

async function listen(app: Awaited<ReturnType<typeof buildServer>>, config: Config) {
  try {
    return await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    const code = codeOf(error);
    if (code === "EADDRINUSE") {
      throw new KnownError(
        409,
        "port_taken",
        `Port ${config.port} is taken by another program. Stop it, or start Candor on another port: PORT=${config.port + 1} ./run`,
      );
    }
    if (code === "EACCES") {
      throw new KnownError(
        403,
        "port_forbidden",
        `This user may not listen on port ${config.port}. Choose one above 1023: PORT=4400 ./run`,
      );
    }
    throw error;
  }
}

function readable(error: unknown, config: Config): unknown {
  if (error instanceof KnownError || !config.databaseUrl) return error;
  const code = codeOf(error);
  const host = hostsNamed(config.databaseUrl);
  if (["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "ENOENT"].includes(code)) {
    return new KnownError(
      503,
      "database_unreachable",
      `The database at ${host} (DATABASE_URL) cannot be reached (${code}). Start it, mend the address, or leave DATABASE_URL out to use a private one.`,
    );
  }
  if (code === "28P01" || code === "28000") {
    return new KnownError(
      503,
      "database_refused",
      `The database at ${host} refused the user or the password of DATABASE_URL.`,
    );
  }
  if (code === "3D000") {
    return new KnownError(
      503,
      "database_missing",
      `The server at ${host} has no database of the name in DATABASE_URL; make it with "createdb".`,
    );
  }
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
