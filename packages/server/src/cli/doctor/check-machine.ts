import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../../config/config.ts";
import { prepareDataFolder, servingProcess } from "../../private-postgres/data-folder.ts";
import { readHolder } from "../../private-postgres/data-folder-claim.ts";
import { megabytes } from "../output.ts";
import { type Finding, fault, note, ok, warning } from "./finding.ts";

/** Less than this is a fault: PostgreSQL stops when it cannot write. */
const LEAST_FREE = 200e6;
const LITTLE_FREE = 2e9;

/** Whether nothing was ever kept in a data folder. */
export function isUnused(dataFolder: string): boolean {
  return !existsSync(join(dataFolder, "postgres"));
}

/** The folder of everything that Candor keeps on disk, and who uses it. */
export function checkDataFolder({ dataFolder, databaseUrl }: Config): Finding[] {
  if (databaseUrl !== null)
    return [
      note(
        "data folder",
        "The data are in a database of yours (DATABASE_URL); no data folder is used.",
      ),
    ];
  if (isUnused(dataFolder)) {
    return [
      note(
        "data folder",
        `There is no data in ${resolve(dataFolder)} yet; the first start makes it. Is CANDOR_DATA right?`,
      ),
    ];
  }
  const folder = prepareDataFolder(dataFolder);
  const mode = statSync(folder).mode & 0o777;
  const findings: Finding[] = [];
  if (mode & 0o022) {
    findings.push(
      warning(
        "data folder",
        `Others of this machine may write into ${folder} (mode ${mode.toString(8)}). Close it: chmod 700 ${folder}`,
      ),
    );
  } else findings.push(ok("data folder", `${folder} can be written to.`));
  return [...findings, ...checkLocks(folder)];
}

function checkLocks(folder: string): Finding[] {
  const pid = servingProcess(folder);
  const lock = join(folder, "serve.lock");
  const findings = [
    pid === null
      ? note("server", "No server serves from this data folder now.")
      : ok("server", `Process ${pid} serves from this data folder.`),
  ];
  if (pid === null && existsSync(lock)) {
    findings.push(
      note(
        "locks",
        "A server that was killed left its lock behind. It is void: the next start takes it over, nothing is to be done.",
      ),
    );
  }
  const users = join(folder, "users");
  const names = existsSync(users) ? readdirSync(users) : [];
  const left = names.filter((name) => readHolder(join(users, name)) === null);
  if (left.length > 0) {
    findings.push(
      note(
        "locks",
        `${left.length} traces of processes that were killed; they are swept away by themselves.`,
      ),
    );
  }
  return findings;
}

/** Room to write. */
export function checkDisk({ dataFolder, databaseUrl }: Config): Finding {
  if (databaseUrl !== null)
    return note(
      "disk",
      "The disk of a database of yours cannot be seen from here; watch it there.",
    );
  const place = existsSync(dataFolder) ? dataFolder : dirname(resolve(dataFolder));
  const { bavail, bsize, blocks } = statfsSync(place);
  const free = bavail * bsize;
  const said = `${megabytes(free)} free of ${megabytes(blocks * bsize)} where the data are`;
  if (free < LEAST_FREE)
    return fault("disk", `Only ${said}. Free some space now: a full disk stops recording.`);
  if (free < LITTLE_FREE)
    return warning(
      "disk",
      `Only ${said}. Free some space, or move the data folder to a larger disk.`,
    );
  return ok("disk", `${said}.`);
}

/** How customers reach this server: what stands in every link that is sent. */
export function checkPublicUrl({ publicUrl, host, trustProxy }: Config): Finding[] {
  const { protocol, hostname } = new URL(publicUrl);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (local) {
    return [
      warning(
        "address",
        `PUBLIC_URL is ${publicUrl}, which only this machine can open: links that are sent lead nowhere. Set it to the address customers reach.`,
      ),
    ];
  }
  const findings: Finding[] = [];
  if (protocol === "http:") {
    findings.push(
      warning(
        "address",
        `PUBLIC_URL is ${publicUrl}, without HTTPS: answers and passwords can be read on their way. Put a proxy with HTTPS before Candor.`,
      ),
    );
  }
  if (protocol === "https:" && trustProxy === false) {
    findings.push(
      warning(
        "address",
        "A proxy seems to stand before Candor (PUBLIC_URL is https), but TRUST_PROXY is not set: every visitor seems to be the proxy, and limits hit all at once. Set TRUST_PROXY=1.",
      ),
    );
  }
  if (protocol === "https:" && ["0.0.0.0", "::"].includes(host)) {
    findings.push(
      note(
        "address",
        "HOST is every address of this machine; make sure that only the proxy can reach the port.",
      ),
    );
  }
  return findings.length > 0 ? findings : [ok("address", `Links lead to ${publicUrl}.`)];
}

/** Whether a server answers at the public address; asked only where one should. */
export async function checkReachable({ publicUrl }: Config, serving: boolean): Promise<Finding[]> {
  if (!serving) return [];
  try {
    const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(5_000) });
    if (response.ok && (await response.text()).includes("alive"))
      return [ok("reachable", `Candor answers at ${publicUrl}.`)];
    return [
      warning(
        "reachable",
        `${publicUrl} answered ${response.status} and not as a Candor does. Look where the proxy leads.`,
      ),
    ];
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return [
      warning(
        "reachable",
        `${publicUrl} cannot be reached from here (${cause}). Where customers cannot either, mend PUBLIC_URL, the proxy or the name.`,
      ),
    ];
  }
}
