/**
 * The spool: where the private PostgreSQL puts each finished segment of its log, and from where Candor carries
 * it to the archive. It lies in the cluster's folder, so that whichever user PostgreSQL runs as can write
 * to it, and the command that fills it names no path of the operator's.
 */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const SPOOL = "candor_spool";
const SCRIPT = "candor-archive.sh";

/** PostgreSQL runs it in the cluster's folder; the names it puts in are its own, hexadecimal ones. */
export const ARCHIVE_COMMAND = `sh ${SCRIPT} "%p" "%f"`;

/**
 * Succeeds only when the segment is in the spool and on the disk: PostgreSQL then forgets its own. A file that is there already
 * and the same is as good; one that is there and differs is left alone, and the command fails.
 */
export const ARCHIVE_SCRIPT = `#!/bin/sh
# Written by Candor at every start. $1: a finished segment of the log; $2: its name.
set -eu
to="${SPOOL}/$2"
if [ -e "$to" ]; then
  cmp -s "$1" "$to"
  exit
fi
cp "$1" "$to.part"
sync "$to.part"
mv "$to.part" "$to"
sync "${SPOOL}"
`;

/** Makes the spool and the command that fills it; what waits in the spool stays. */
export function prepareSpool(cluster: string, give: (path: string) => void): void {
  const spool = join(cluster, SPOOL);
  if (!existsSync(spool)) mkdirSync(spool, { mode: 0o700 });
  chmodSync(spool, 0o700);
  give(spool);
  const script = join(cluster, SCRIPT);
  writeFileSync(script, ARCHIVE_SCRIPT, { mode: 0o600 });
  give(script);
}
