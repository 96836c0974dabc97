/** WAL_ARCHIVE and what has to fit to it. */
import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Environment } from "./read-value.ts";

const S3_NAME = /^s3:[\w.-]+(\/[\w.-]+)*$/;
const EXAMPLES = "/backups/candor-wal, or s3:candor-wal for the storage of BACKUP_S3_URL";

/** Where the log of the private PostgreSQL is archived: a folder, or `s3:NAME`; `null` for nowhere. */
export function readArchive(env: Environment): string | null {
  const place = env.get("WAL_ARCHIVE");
  for (const name of ["WAL_ARCHIVE_DAYS", "BASE_COPY_HOURS"]) {
    if (env.get(name) === "0") env.refuse(`${name} is 0; set it to 1 or more, or leave it out`);
  }
  if (place === undefined) return null;
  const problem = problemOf(place, env);
  if (problem === null) return place;
  env.refuse(problem);
  return null;
}

function problemOf(place: string, env: Environment): string | null {
  if (env.get("DATABASE_URL") !== undefined) {
    return "WAL_ARCHIVE and DATABASE_URL are both set; WAL_ARCHIVE is for the private PostgreSQL, your own server's archive is yours to set, so leave WAL_ARCHIVE out";
  }
  if (place.startsWith("s3:")) {
    if (!S3_NAME.test(place) || /(^|[:/])\.{1,2}(\/|$)/.test(place)) {
      return `WAL_ARCHIVE names storage but not as s3:NAME, of letters, digits, dots and dashes; write it like ${EXAMPLES}`;
    }
    if (env.get("BACKUP_S3_URL") !== undefined) return null;
    return "WAL_ARCHIVE is in the storage of BACKUP_S3_URL, which is not set; set BACKUP_S3_URL, or name a folder";
  }
  if (!isAbsolute(place)) {
    return `WAL_ARCHIVE is "${place}", which is no absolute path; write it like ${EXAMPLES}`;
  }
  const [archive, data] = [real(place), real(env.get("CANDOR_DATA") ?? "./data")];
  if (isWithin(archive, data) || isWithin(data, archive)) {
    return `WAL_ARCHIVE is "${place}", and one of it and the data folder lies in the other: what takes one would take both; name a folder elsewhere, best on another disk`;
  }
  return null;
}

/** Where a path leads, also when its end is not there yet. */
function real(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const above = dirname(full);
    return above === full ? full : join(real(above), basename(full));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === "" || !(way === ".." || way.startsWith("../") || isAbsolute(way));
}
