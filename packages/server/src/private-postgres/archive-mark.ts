/**
 * Whether the log of a data folder's PostgreSQL is archived. The server decides it by WAL_ARCHIVE and leaves
 * a note; a command that is run without that variable must not start PostgreSQL without its archive,
 * because the log would have a hole that no restoring gets over.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the server notes about the archive; that it is there says that the archive is on. */
export const ARCHIVE_NOTE = "wal-archive.json";

/** @param wanted what the server's settings say; undefined for whoever has no say: then it is as it was. */
export function archiveIsOn(dataFolder: string, wanted: boolean | undefined): boolean {
  const note = join(dataFolder, ARCHIVE_NOTE);
  if (wanted === true && !existsSync(note)) writeFileSync(note, "{}\n", { mode: 0o600 });
  // What was noted goes with it: an archive that is switched on again begins with a base copy.
  if (wanted === false) rmSync(note, { force: true });
  return existsSync(note);
}
